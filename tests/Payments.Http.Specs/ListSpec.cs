using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing;

namespace Payments.Http.Specs;

/// <summary>Finding payments without knowing their ids.</summary>
public sealed class ListSpec : IAsyncLifetime
{
    static readonly Duration Day = Duration.FromDays(1);

    Server server = null!;

    public async Task InitializeAsync() => server = await Server.Start();

    public Task DisposeAsync() => server.DisposeAsync().AsTask();

    [Fact]
    public async Task Nobody_s_list_is_empty()
    {
        var list = await List("");

        Assert.Equal(
            (200, """{"data":[],"pagination":{"after":null,"before":null,"limit":15}}"""), (list.Status, list.Text));
        Assert.Equal("application/json; charset=utf-8", list.Header("Content-Type"));
        Assert.Equal("no-store", list.Header("Cache-Control"));
    }

    [Fact]
    public async Task Each_payment_is_listed_as_reading_it_shows_it()
    {
        var pending = await server.Open();
        var captured = await server.Open();
        await server.Capture(captured.Payment);

        var list = await List("");

        Assert.Equal(
            [await Data(captured.Payment), await Data(pending.Payment)],
            list.Json["data"]!.AsArray().Select(it => it!.ToJsonString()));
    }

    [Fact]
    public async Task Cursors_lead_down_and_up_again_and_are_null_at_the_ends()
    {
        var ids = await OpenMany(5);

        var first = await List("limit=2");
        var second = await List($"limit=2&after={Cursor(first, "after")}");
        var third = await List($"limit=2&after={Cursor(second, "after")}");
        var back = await List($"limit=2&before={Cursor(third, "before")}");
        var top = await List($"limit=2&before={Cursor(back, "before")}");

        Assert.Equal([ids[4], ids[3]], Ids(first));
        Assert.Equal([ids[2], ids[1]], Ids(second));
        Assert.Equal([ids[0]], Ids(third));
        Assert.Equal(second.Text, back.Text);
        Assert.Equal(first.Text, top.Text);
        Assert.Equal(
            (null, null, 2),
            (Cursor(first, "before"), Cursor(third, "after"), (int)first.Json["pagination"]!["limit"]!));
        Assert.All([first, third], it => Assert.Matches(
            "^[A-Za-z0-9_-]{48}$", Cursor(it, "after") ?? Cursor(it, "before")));
    }

    [Fact]
    public async Task Pages_stay_as_they_were_when_others_open_payments_meanwhile()
    {
        var ids = await OpenMany(3);
        var first = await List("limit=2");
        await OpenMany(2);

        var second = await List($"limit=2&after={Cursor(first, "after")}");

        Assert.Equal([ids[0]], Ids(second));
        Assert.NotNull(Cursor(second, "before"));
    }

    [Fact]
    public async Task A_page_that_is_empty_by_now_still_leads_back()
    {
        var ids = await OpenMany(4);
        var first = await List("status=pending&limit=2");
        var down = $"status=pending&limit=2&after={Cursor(first, "after")}";
        var top = await List("limit=2");
        await server.Cancel(ids[0]);
        await server.Cancel(ids[1]);

        var empty = await List(down);
        var back = await List($"status=pending&before={Cursor(empty, "before")}");
        Assert.Equal((0, null), (Ids(empty).Count, Cursor(empty, "after")));
        Assert.Equal([ids[3], ids[2]], Ids(back));

        await server.Cancel(ids[2]);
        await server.Cancel(ids[3]);
        var nothing = await List(down);
        Assert.Equal((null, null), (Cursor(nothing, "after"), Cursor(nothing, "before")));

        // Upwards the same: nothing is newer than the newest, and it is shown itself.
        var above = await List($"status=cancelled&before={Cursor(await List("limit=3"), "after")}");
        var beyond = await List($"status=cancelled&created_before=2026-07-01T12:00:00Z&before={Cursor(top, "after")}");
        Assert.Equal([ids[3], ids[2]], Ids(above));
        Assert.Equal((null, null), (Cursor(beyond, "after"), Cursor(beyond, "before")));
    }

    [Fact]
    public async Task Above_the_newest_there_is_nothing_but_a_way_down_to_it()
    {
        var ids = await OpenMany(2);
        var cursor = Cursor(await List("limit=1"), "after");
        await server.Cancel(ids[1]);

        var empty = await List($"status=cancelled&created_before=2026-07-01T12:00:00Z&before={cursor}");
        var up = await List($"status=pending&before={cursor}");
        var down = await List($"status=pending&after={Cursor(up, "after")}");
        var itself = await List($"status=cancelled&after={Cursor(up, "after")}");

        Assert.Equal((null, null), (Cursor(empty, "after"), Cursor(empty, "before")));
        Assert.Equal((0, null), (Ids(up).Count, Cursor(up, "before")));
        Assert.Equal([ids[0]], Ids(down));
        Assert.Equal([ids[1]], Ids(itself));
    }

    [Fact]
    public async Task A_cursor_may_be_used_with_other_filters()
    {
        var ids = await OpenMany(3);
        await server.Cancel(ids[0]);
        var cursor = Cursor(await List("limit=1"), "after");

        Assert.Equal([ids[0]], Ids(await List($"status=cancelled&limit=7&after={cursor}")));
        Assert.Equal([ids[1]], Ids(await List($"status=pending&after={cursor}")));
    }

    [Fact]
    public async Task A_page_has_fifteen_payments_unless_another_limit_is_asked_for()
    {
        await OpenMany(16);

        Assert.Equal(15, Ids(await List("")).Count);
        Assert.Equal(16, Ids(await List("limit=100")).Count);
        Assert.Single(Ids(await List("limit=01")));
    }

    [Fact]
    public async Task A_status_may_be_ours_or_one_of_the_documented_words()
    {
        var ids = await OpenMany(2);
        await server.Cancel(ids[0]);
        server.Clock.Advance(Day);
        var pending = (await server.Open()).Payment;
        var paid = await OpenPaid();

        foreach (var (words, expected) in new (string, string[])[]
        {
            ("pending", [pending]),
            ("paid captured settled succeeded success", [paid]),
            ("cancelled", [ids[0]]),
            ("expired", [ids[1]]),
            ("failed", [ids[1], ids[0]]),
        })
            foreach (var word in words.Split(' '))
                Assert.Equal(expected, Ids(await List($"status={word}")));
    }

    [Fact]
    public async Task A_payment_that_nobody_captured_is_expired_from_its_deadline_on_everywhere()
    {
        var id = (await server.Open()).Payment;
        server.Clock.AdvanceHours(12);

        var listed = await List("status=expired");
        var read = await server.Read(id);

        Assert.Equal([id], Ids(listed));
        Assert.Equal("expired", read.Data("status"));
        Assert.Equal(read.Json["data"]!.ToJsonString(), listed.Json["data"]![0]!.ToJsonString());
        Assert.Empty(Ids(await List("status=pending")));
        Assert.Equal("1", (await Stats()).Data("expired"));
    }

    [Fact]
    public async Task A_reference_and_a_range_of_times_narrow_a_list()
    {
        await OpenMany(1);
        server.Clock.Advance(Day);
        var named = await server.Open(SampleBody.With("reference", "\"INV+x\""));

        Assert.Equal([named.Payment], Ids(await List("reference=INV%2Bx")));
        Assert.Empty(Ids(await List("reference=inv%2Bx")));
        Assert.Equal([named.Payment], Ids(await List("created_after=2026-07-02T12:00:00Z")));
        Assert.Equal([named.Payment], Ids(await List("created_after=2026-07-02T14:00:00%2B02:00")));
        Assert.Empty(Ids(await List("created_after=2026-07-02T12:00:00.000000001Z")));
        Assert.Single(Ids(await List("created_before=2026-07-02T12:00:00Z")));
        Assert.Equal(2, Ids(await List("created_before=2026-07-02T12:00:00.000001Z")).Count);
        Assert.Empty(Ids(await List("created_after=2026-07-03T00:00:00Z&created_before=2026-07-01T00:00:00Z")));
    }

    [Theory, InlineData(Keys.OfAnother), InlineData(Keys.Live)]
    public async Task Of_another_business_or_mode_nothing_is_listed_or_counted(string other)
    {
        var named = await server.Open();
        await OpenMany(2);
        var cursor = Cursor(await List("limit=1"), "after");
        var reference = named.Json["data"]!["payment"]!["reference"];

        Assert.Empty(Ids(await List("", other)));
        Assert.Empty(Ids(await List($"reference={reference}", other)));
        Assert.Equal(["after after_must_be_well_formed"], (await List($"after={cursor}", other)).Faults);
        Assert.Equal("0", (await Stats(other)).Data("total"));
    }

    [Fact]
    public async Task Statistics_count_the_last_thirty_days_of_the_key_s_own_mode()
    {
        await OpenMany(1);
        server.Clock.Advance(30 * Day);
        await server.Open();
        await server.Cancel((await server.Open()).Payment);
        await OpenPaid();

        Assert.Equal(
            """{"data":{"cancelled":1,"captured":1,"expired":1,"failed":2,"paid":1,"pending":1,"settled":0,"total":4}}""",
            (await Stats()).Text);
        server.Clock.AdvanceNanoseconds(1000);
        Assert.Equal("3", (await Stats()).Data("total"));
    }

    [Theory, InlineData(null, "api_key_missing"), InlineData(Keys.Unknown, "api_key_unknown")]
    public async Task Without_a_key_of_ours_nothing_is_listed(string? key, string code)
    {
        foreach (var path in new[] { "/payments", "/payments?limit=0", "/payments/stats" })
        {
            var reply = await server.Send(HttpMethod.Get, path, key);
            Assert.Equal((401, code), (reply.Status, reply.Code));
        }
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_told_as_everywhere()
    {
        server.Store.Fault = new StoreFault.Busy();

        Assert.Equal((503, "store_unavailable"), ((await List("")).Status, (await List("")).Code));
        Assert.Equal((503, "store_unavailable"), ((await Stats()).Status, (await Stats()).Code));
    }

    Task<Reply> List(string query, string key = Keys.Test) =>
        server.Send(HttpMethod.Get, $"/payments?{query}", key);

    Task<Reply> Stats(string key = Keys.Test) => server.Send(HttpMethod.Get, "/payments/stats", key);

    async Task<string> Data(string payment) => (await server.Read(payment)).Json["data"]!.ToJsonString();

    async Task<List<string>> OpenMany(int count)
    {
        var ids = new List<string>();
        for (var at = 0; at < count; at++)
            ids.Add((await server.Open()).Payment);
        return ids;
    }

    // As a store keeps it once its provider has told that it was paid.
    async Task<string> OpenPaid()
    {
        var session = new SampleSession(1)
        {
            OpenedAt = server.Clock.GetCurrentInstant(), Reference = Samples.Lawful(Reference.Create("PAID")),
        };
        var paid = new PaymentEvent.Paid(Samples.Receipt(Attempt.First, 1, session.OpenedAt));
        var row = session.Row with { Status = PaymentStatus.Paid };
        await server.Store.Append(session.Open(), CancellationToken.None);
        await server.Store.Append(
            session.Append(1, session.OpenedAt) with { Events = Seq1<PaymentEvent>(paid), Row = row },
            CancellationToken.None);
        return $"{session.Payment}";
    }

    static List<string> Ids(Reply list) =>
        [.. list.Json["data"]!.AsArray().Select(it => (string)it!["payment"]!["id"]!)];

    static string? Cursor(Reply list, string name) => (string?)list.Json["pagination"]![name];
}
