using Payments.Application.Ports;
using Payments.Domain.Sessions;

namespace Payments.Http.Specs;

/// <summary>A request that has a key is served once, and each repeat of it is told what the first was told.</summary>
public class IdempotencySpec
{
    const string Opening = "/payment-sessions";
    const string Named = "8e03978e-40d5-43e8-bc93-6894a57f9324";
    const string Replayed = "Idempotency-Replayed";

    [Fact]
    public async Task A_repeat_gets_the_answer_of_the_first_byte_for_byte_until_a_day_has_passed()
    {
        await using var server = await Server.Start();
        var body = SampleBody.New();
        var first = await server.Post(Opening, body, Named);
        await server.Cancel(first.Payment);
        var stored = server.Store.Appends;
        server.Clock.Advance(Duration.FromHours(24) - Duration.Epsilon);

        var again = await server.Post(Opening, body, Named);
        server.Clock.Advance(Duration.Epsilon);
        var nextDay = await server.Post(Opening, SampleBody.New(), Named);

        Assert.Equal((201, ""), (first.Status, first.Header(Replayed)));
        Assert.Equal((201, "true"), (again.Status, again.Header(Replayed)));
        Assert.Equal(first.Text, again.Text);
        Assert.All(new[] { "Location", "Content-Type", "Cache-Control" }, name =>
            Assert.Equal((true, first.Header(name)), (first.Header(name).Length > 0, again.Header(name))));
        Assert.Equal((201, "", stored + 1), (nextDay.Status, nextDay.Header(Replayed), server.Store.Appends));
        Assert.NotEqual(first.Payment, nextDay.Payment);
    }

    [Fact]
    public async Task Of_a_hundred_repeats_at_once_one_opens_a_session_and_all_are_told_of_it()
    {
        await using var server = await Server.Start();
        var body = SampleBody.New();

        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => server.Post(Opening, body, Named)));
        var told = await server.Post(Opening, body, Named);

        Assert.Equal(1, server.Store.Appends);
        Assert.Contains(replies, it => it.Status == 201);
        Assert.All(replies, it =>
        {
            if (it.Status == 201)
                Assert.Equal(told.Text, it.Text);
            else
                Assert.Equal((409, "idempotency_key_in_flight", "1"), (it.Status, it.Code, it.Header("Retry-After")));
        });
        Assert.Equal((201, "true"), (told.Status, told.Header(Replayed)));
    }

    [Fact]
    public async Task A_repeat_while_the_first_is_being_served_is_told_to_come_again()
    {
        await using var server = await Server.Start();
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        server.Provider.OnOpen = async deadline =>
        {
            begun.SetResult();
            await end.Task;
            return ChosenProvider.Opened(deadline);
        };
        var capture = $"{Opening}/{(await server.Open()).Payment}";

        var first = server.Post(capture, "", Named);
        await begun.Task;
        var during = await server.Post(capture, "", Named);
        end.SetResult();
        var captured = await first;
        var again = await server.Post(capture, "", Named);

        Assert.Equal((409, "idempotency_key_in_flight"), (during.Status, during.Code));
        Assert.Equal((200, ""), (captured.Status, captured.Header(Replayed)));
        Assert.Equal((200, "true"), (again.Status, again.Header(Replayed)));
        Assert.Equal(captured.Text, again.Text);
    }

    [Fact]
    public async Task A_key_names_one_method_path_and_body_and_any_other_request_is_refused()
    {
        await using var server = await Server.Start();
        var body = SampleBody.New();
        var first = await server.Post(Opening, body, Named);
        var stored = server.Store.Appends;

        var others = new[]
        {
            await server.Post(Opening, SampleBody.New(), Named),
            await server.Post(Opening, $"{body} ", Named),
            await server.Post($"{Opening}/{first.Payment}", body, Named),
            await server.Post($"{Opening}/{first.Payment}/cancel", body, Named),
        };

        Assert.All(others, it => Assert.Equal((422, "idempotency_key_reused"), (it.Status, it.Code)));
        Assert.Equal(stored, server.Store.Appends);
        Assert.Equal(first.Text, (await server.Post(Opening, body, Named)).Text);
    }

    [Fact]
    public async Task The_same_key_of_another_business_or_mode_is_another_key()
    {
        await using var server = await Server.Start();
        var body = SampleBody.New();

        var replies = new[]
        {
            await server.Post(Opening, body, Named),
            await server.Post(Opening, body, Named, Keys.OfAnother),
            await server.Post(Opening, body, Named, Keys.Live),
        };

        Assert.All(replies, it => Assert.Equal((201, ""), (it.Status, it.Header(Replayed))));
        Assert.Equal(3, replies.Select(it => it.Payment).Distinct().Count());
    }

    [Fact]
    public async Task What_was_refused_is_refused_again_in_the_same_words_whatever_has_changed_since()
    {
        await using var server = await Server.Start();
        var opened = await server.Open(SampleBody.Text);
        var path = $"{Opening}/{opened.Payment}";
        var nowhere = $"{Opening}/{Guid.Empty}";
        await server.Cancel(opened.Payment);

        var asked = new (string Path, string Body, int Status)[]
        {
            (Opening, "{", 400), (Opening, "{}", 422), (Opening, SampleBody.Text, 409), (path, "", 400),
            (nowhere, "", 404),
        };
        foreach (var (it, at) in asked.Select((it, at) => (it, at)))
        {
            var first = await server.Post(it.Path, it.Body, $"key-{at}");
            server.Clock.AdvanceSeconds(1);
            var again = await server.Post(it.Path, it.Body, $"key-{at}");

            Assert.Equal((it.Status, ""), (first.Status, first.Header(Replayed)));
            Assert.Equal((it.Status, "true", first.Text), (again.Status, again.Header(Replayed), again.Text));
        }
    }

    [Fact]
    public async Task An_answer_that_asks_for_another_try_is_not_kept_so_that_the_try_is_made()
    {
        await using var server = await Server.Start();
        var capture = $"{Opening}/{(await server.Open()).Payment}";
        server.Provider.OnOpen = _ => Task.FromResult<OpenAnswer>(new OpenAnswer.Refused("400201"));
        var refused = await server.Post(capture, "", Named);
        server.Provider.OnOpen = deadline => Task.FromResult(ChosenProvider.Opened(deadline));

        var captured = await server.Post(capture, "", Named);
        var again = await server.Post(capture, "", Named);

        Assert.Equal((502, 200, ""), (refused.Status, captured.Status, captured.Header(Replayed)));
        Assert.Equal((200, "true", captured.Text), (again.Status, again.Header(Replayed), again.Text));
    }

    [Fact]
    public async Task Headers_are_not_compared_and_the_answer_is_told_in_the_form_that_it_had()
    {
        await using var server = await Server.Start();
        var body = SampleBody.With("amount", "99");
        var first = await server.Post(Opening, body, Named);

        var again = await server.Send(
            HttpMethod.Post, Opening, Keys.Test, Asking.Content(body, "application/merge-patch+json"),
            "application/problem+json", Named);

        Assert.Equal((422, "true"), (again.Status, again.Header(Replayed)));
        Assert.Equal(
            (first.Header("Content-Type"), first.Text), (again.Header("Content-Type"), again.Text));
    }

    [Fact]
    public async Task A_cancel_is_told_again_as_it_was_also_when_it_is_over_since()
    {
        await using var server = await Server.Start();
        var closing = new TaskCompletionSource<CloseAnswer>();
        server.Provider.OnClose = () => closing.Task;
        server.Provider.OnQuery = new QueryAnswer.Closed(new OrderClosure.Canceled());
        var (opened, captured) = ((await server.Open()).Payment, (await server.Open()).Payment);
        await server.Capture(captured);

        var first = new[] { await Cancel(server, opened, "1"), await Cancel(server, captured, "2") };
        closing.SetResult(new CloseAnswer.Accepted());
        await server.Drain();
        var again = new[] { await Cancel(server, opened, "1"), await Cancel(server, captured, "2") };

        Assert.Equal([200, 202], first.Select(it => it.Status));
        Assert.Equal([(200, "true"), (202, "true")], again.Select(it => (it.Status, it.Header(Replayed))));
        Assert.Equal(first.Select(it => it.Text), again.Select(it => it.Text));
        Assert.Equal(200, (await Cancel(server, captured, "3")).Status);
    }

    [Fact]
    public async Task What_was_refused_before_the_key_was_looked_at_leaves_it_as_it_was()
    {
        await using var server = await Server.Start();
        var body = SampleBody.New();

        var refused = new[]
        {
            await server.Post(Opening, body, Named, Keys.Unknown),
            await server.Post(Opening, new string(' ', (64 * 1024) + 1), Named),
            await server.Send(HttpMethod.Post, Opening, Keys.Test, Asking.Content(body, "text/plain"), null, Named),
        };
        var served = await server.Post(Opening, body, Named);

        Assert.Equal([401, 413, 415], refused.Select(it => it.Status));
        Assert.Equal((201, ""), (served.Status, served.Header(Replayed)));
    }

    [Fact]
    public async Task What_takes_no_key_does_not_mind_one()
    {
        await using var server = await Server.Start();
        var opened = await server.Open();

        var read = await server.Send(
            HttpMethod.Get, $"{Opening}/{opened.Payment}", idempotencyKeys: ["not, a key", "and another"]);

        Assert.Equal((200, opened.Payment), (read.Status, read.Payment));
    }

    [Fact]
    public async Task A_capture_under_a_key_takes_a_body_no_longer_than_any()
    {
        await using var server = await Server.Start();
        var capture = $"{Opening}/{(await server.Open()).Payment}";

        var most = await server.Post(capture, new string(' ', 64 * 1024), "most");
        var more = await server.Post(capture, new string(' ', (64 * 1024) + 1), "more");

        Assert.Equal((200, 413, "request_too_large"), (most.Status, more.Status, more.Code));
    }

    static Task<Reply> Cancel(Server server, string payment, string named) =>
        server.Post($"{Opening}/{payment}/cancel", "", named);

    [Fact]
    public async Task Neither_the_key_nor_the_kept_answer_is_logged()
    {
        await using var server = await Server.Start();
        var opened = await server.Post(Opening, SampleBody.New(), "xq7sentinel-1");
        var capture = $"{Opening}/{opened.Payment}";
        var captured = await server.Post(capture, "", "xq7sentinel-2");
        await server.Post(capture, "", "xq7sentinel-2");
        var malformed = await server.Post(capture, "", "xq7sentinel \u00e9");
        var reused = await server.Post(capture, "xq7sentinel", "xq7sentinel-2");

        var secrets = captured.Json["data"]!["links"]!.AsObject().Select(it => $"{it.Value}")
            .Append("xq7sentinel").Append("ada.obi");
        Assert.Equal((400, 422), (malformed.Status, reused.Status));
        Assert.All(secrets, secret => Assert.DoesNotContain(
            server.Log.Lines.Append(malformed.Text).Append(reused.Text),
            it => it.Contains(secret, StringComparison.Ordinal)));
    }
}
