using Payments.Application.Ports;

namespace Payments.Http.Specs;

/// <summary>A repeat after something broke goes on where it broke off, and never does a thing twice.</summary>
public class IdempotencyFailureSpec
{
    const string Opening = "/payment-sessions";
    const string Named = "\"a key\"";

    [Fact]
    public async Task A_crash_before_the_answer_is_kept_is_continued_by_the_repeat()
    {
        await using var server = await Server.Start();
        var body = SampleBody.New();
        server.Store.DiesOfAppending = true;
        var lost = await server.Post(Opening, body, Named);
        (server.Store.DiesOfAppending, server.Store.Fault) = (false, null);

        server.Clock.Advance(Duration.FromSeconds(30) - Duration.Epsilon);
        var underLease = await server.Post(Opening, body, Named);
        server.Clock.Advance(Duration.Epsilon);
        var continued = await server.Post(Opening, body, Named);
        var again = await server.Post(Opening, body, Named);

        Assert.Equal((503, 409, "idempotency_key_in_flight"), (lost.Status, underLease.Status, underLease.Code));
        Assert.Equal((201, 1), (continued.Status, server.Store.Appends));
        Assert.Equal(continued.Text, again.Text);
        Assert.Equal(200, (await server.Capture(continued.Payment)).Status);
    }

    [Fact]
    public async Task Without_a_key_the_repeat_is_told_which_payment_the_lost_answer_was_about()
    {
        await using var server = await Server.Start();
        var body = SampleBody.New();
        server.Store.DiesOfAppending = true;
        await server.Open(body);
        (server.Store.DiesOfAppending, server.Store.Fault) = (false, null);

        var again = await server.Open(body);

        Assert.Equal((409, "reference_already_used", 1), (again.Status, again.Code, server.Store.Appends));
    }

    [Fact]
    public async Task Nothing_is_done_while_the_store_cannot_reserve()
    {
        await using var server = await Server.Start();
        var body = SampleBody.New();
        server.Store.Fault = new StoreFault.Busy();
        var busy = await server.Post(Opening, body, Named);
        server.Store.Fault = null;

        Assert.Equal((503, "store_unavailable", "1"), (busy.Status, busy.Code, busy.Header("Retry-After")));
        Assert.Equal(0, server.Store.Appends);
        Assert.Equal(201, (await server.Post(Opening, body, Named)).Status);
    }

    [Fact]
    public async Task An_answer_that_the_store_does_not_take_at_once_is_kept_all_the_same()
    {
        await using var server = await Server.Start();
        var body = SampleBody.New();
        server.Store.AnswersNotKept = 3;

        var first = await server.Post(Opening, body, Named);
        var again = await server.Post(Opening, body, Named);

        Assert.Equal((201, "true", first.Text), (again.Status, again.Header("Idempotency-Replayed"), again.Text));
        Assert.DoesNotContain(server.Log.Lines, it => it.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_answer_that_cannot_be_kept_is_sent_and_a_repeat_is_served_after_the_lease(bool passing)
    {
        await using var server = await Server.Start();
        var body = SampleBody.New();
        server.Store.KeepingFault = passing ? new StoreFault.Busy() : new StoreFault.Full();
        server.Store.AnswersNotKept = passing ? 4 : 1;

        var first = await server.Post(Opening, body, Named);
        var during = await server.Post(Opening, body, Named);
        server.Clock.AdvanceSeconds(30);
        var later = await server.Post(Opening, body, Named);

        Assert.Equal((201, 409, 201), (first.Status, during.Status, later.Status));
        Assert.Equal((first.Payment, "", 1), (later.Payment, later.Header("Idempotency-Replayed"), server.Store.Appends));
        var told = Assert.Single(server.Log.Lines, it => it.StartsWith("Error", StringComparison.Ordinal));
        Assert.Contains(passing ? "Busy" : "Full", told, StringComparison.Ordinal);
        Assert.DoesNotContain("a key", told, StringComparison.Ordinal);
        Assert.DoesNotContain("ada", told, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_defect_of_ours_gives_the_key_back_at_once()
    {
        await using var server = await Server.Start();
        var body = SampleBody.New();
        server.Store.Broken = new InvalidOperationException();
        var broken = await server.Post(Opening, body, Named);
        server.Store.Broken = null;

        var again = await server.Post(Opening, body, Named);

        Assert.Equal((500, "internal_error"), (broken.Status, broken.Code));
        Assert.Equal((201, ""), (again.Status, again.Header("Idempotency-Replayed")));
    }

    [Fact]
    public async Task A_client_that_hangs_up_gives_its_key_back_and_is_served_when_it_comes_again()
    {
        await using var server = await Server.Start();
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        server.Provider.OnOpen = async deadline =>
        {
            begun.TrySetResult();
            await end.Task;
            return ChosenProvider.Opened(deadline);
        };
        var path = $"{Opening}/{(await server.Open()).Payment}";
        using var connection = await RawConnection.To(server);
        await connection.Send(RawConnection.Head(
            $"POST {path}", "Idempotency-Key: \"a key\"", $"{Server.Watched}: gone", "Content-Length: 0"));
        await begun.Task;
        connection.Break();
        await server.IsDoneWith("gone");
        end.SetResult();

        var again = await server.Post(path, "", Named);

        Assert.Equal((200, ""), (again.Status, again.Header("Idempotency-Replayed")));
    }
}
