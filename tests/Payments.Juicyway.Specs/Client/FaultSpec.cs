using System.Text;

using Microsoft.AspNetCore.Http;

using Payments.Json.Client;

using static Payments.Juicyway.Specs.World.ScriptedJuicyway;
using static Payments.Juicyway.Specs.World.Shop;

namespace Payments.Juicyway.Specs.Client;

/// <summary>Whatever a server or the network does is a fault of its kind.</summary>
public class FaultSpec
{
    public static TheoryData<string, Act, string> Answers() => new()
    {
        { "nothing", Reply(200, ""), "NotUnderstood" },
        { "no content", Reply(204, ""), "NotUnderstood" },
        { "a page", Reply(200, "<html>Just a moment</html>", "text/html"), "NotUnderstood" },
        { "a page that calls itself JSON", Reply(200, "<html>"), "NotUnderstood" },
        { "null", Reply(200, "null"), "NotUnderstood" },
        { "a list", Reply(200, "[]"), "NotUnderstood" },
        { "data that is a list", Reply(200, """{"data":[]}"""), "NotUnderstood" },
        { "two documents", Reply(200, $"{Good}{Good}"), "NotUnderstood" },
        { "half of one", Reply(200, Good[..^9]), "NotUnderstood" },
        { "one that is too deep", Reply(200, Spiced($"\"x\":{new string('[', 99)}{new string(']', 99)}")), "NotUnderstood" },
        { "a name twice", Reply(200, Spiced("\"amount\":10001")), "NotUnderstood" },
        { "a strange name twice", Reply(200, Spiced("\"x\":1,\"x\":2")), "NotUnderstood" },
        { "half a character", Reply(200, Spiced("\"x\":\"\\ud800\"")), "NotUnderstood" },
        { "another charset", Reply(200, Encoding.Unicode.GetBytes(Good), "application/json; charset=utf-16"), "NotUnderstood" },
        { "no UTF-8", Reply(200, Encoding.Latin1.GetBytes(Spiced("\"x\":\"é\""))), "NotUnderstood" },
        { "an amount with decimals", Reply(200, Good.Replace("10001", "10001.0", StringComparison.Ordinal)), "NotUnderstood" },
        { "an amount as text", Reply(200, Good.Replace("10001", "\"10001\"", StringComparison.Ordinal)), "NotUnderstood" },
        { "an amount below zero", Reply(200, Good.Replace("10001", "-1", StringComparison.Ordinal)), "NotUnderstood" },
        { "an id that leads elsewhere", Reply(200, Good.Replace(Wire.Id, "../keys", StringComparison.Ordinal)), "NotUnderstood" },
        { "a redirect", Reply(302, ""), "NotUnderstood" },
        { "a reply that does not fit", Reply(200, Spiced($"\"x\":\"{new string('x', 300_000)}\"")), "Unanswered" },
        { "a byte order mark", Reply(200, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Good)]), "" },
        { "a charset that is told", Reply(200, Good, "application/json; charset=utf-8"), "" },
        { "no type at all", Reply(200, Good, ""), "" },
        { "members that nobody knows", Reply(200, Spiced("\"provider_id\":null,\"x\":[{\"y\":1}]")), "" },
        { "a status that nobody knows", Reply(200, Good.Replace("pending", "on_hold", StringComparison.Ordinal)), "" },
        { "400", Reply(400, ""), "Rejected" },
        { "401", Reply(401, "Unauthorized", "text/plain"), "Rejected" },
        { "402", Reply(402, """{"error":{"code":"card_declined","message":"m","type":"t"}}"""), "Rejected" },
        { "404 of a gateway", Reply(404, "<html>", "text/html"), "Rejected" },
        { "408", Reply(408, ""), "Unanswered" },
        { "429", Reply(429, ""), "RateLimited" },
        { "500", Reply(500, """{"error":{"code":"x","request_id":"1"}}"""), "Unanswered" },
        { "502 with what looks right", Reply(502, Good), "Unanswered" },
        { "a broken connection", Broken, "Unanswered" },
    };

    [Theory, MemberData(nameof(Answers))]
    public async Task An_answer_is_what_it_is(string what, Act act, string fault)
    {
        await using var shop = await Shop.Start();
        shop.Juicyway.Otherwise = act;

        var fetched = await shop.Client.Fetch(Wire.RemoteId, default);

        Assert.Equal((what, fault), (what, fetched.Match(Right: _ => "", Left: it => it.GetType().Name)));
    }

    [Theory]
    [InlineData("""{"error":{"code":"rate_limit_exceeded","retry_after":30}}""", "", 30)]
    [InlineData("", "retry_after", 7)]
    [InlineData("<html>", "Retry-After", 7)]
    [InlineData("""{"error":{"retry_after":9999999999}}""", "", null)]
    [InlineData("", "", null)]
    public async Task How_long_to_wait_is_told_in_the_body_or_in_a_header(string body, string header, int? seconds)
    {
        await using var shop = await Shop.Start();
        shop.Juicyway.Otherwise = (http, desk) =>
        {
            if (header.Length > 0)
                http.Response.Headers[header] = "7";
            return Reply(429, body)(http, desk);
        };

        var fault = Assert.IsType<JuicywayFault.RateLimited>(Left(await shop.Initialize()));

        Assert.Equal(Optional(seconds).Map(it => Duration.FromSeconds(it)), fault.RetryAfter);
    }

    [Fact]
    public async Task What_opens_something_is_sent_once_and_what_reads_three_times()
    {
        await using var shop = await Shop.Start();
        var payment = await shop.Initialized();
        shop.Juicyway.Otherwise = Reply(503, "");

        await shop.Initialize();
        await shop.Client.Capture(payment, default);
        Assert.Equal(3, shop.Sends("POST"));

        await shop.Client.Fetch(payment.Id, default);
        await shop.Client.List(new(), default);
        await shop.Client.Statistics(default);
        Assert.Equal(9, shop.Sends("GET"));
    }

    [Fact]
    public async Task A_reply_that_does_not_come_is_none()
    {
        await using var shop = await Shop.Start(time: new BinancePay.Specs.Outbound.World.HastyTime());
        shop.Juicyway.Otherwise = (http, _) => Task.Delay(Timeout.Infinite, http.RequestAborted);

        Assert.IsType<JuicywayFault.Unanswered>(Left(await shop.Initialize()));
    }

    [Fact]
    public async Task A_reply_that_never_ends_is_none()
    {
        await using var shop = await Shop.Start(time: new BinancePay.Specs.Outbound.World.HastyTime());
        shop.Juicyway.Otherwise = async (http, _) =>
        {
            await http.Response.WriteAsync("{");
            await http.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        };

        Assert.IsType<JuicywayFault.Unanswered>(Left(await shop.Initialize()));
    }

    [Fact]
    public async Task Only_the_cancellation_of_the_caller_is_thrown()
    {
        await using var shop = await Shop.Start();
        using var impatience = new CancellationTokenSource();
        shop.Juicyway.Otherwise = async (http, _) =>
        {
            await impatience.CancelAsync();
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => shop.Client.Fetch(Wire.RemoteId, impatience.Token));
    }

    [Theory]
    [InlineData("amount", "10002")]
    [InlineData("currency", "\"CAD\"", "amount")]
    [InlineData("reference", "\"INV-2\"")]
    [InlineData("mode", "\"test\"")]
    public async Task A_reply_about_another_payment_is_not_taken(string member, string value, string? told = null)
    {
        await using var shop = await Shop.Start();
        var payment = await shop.Initialized();
        var other = Wire.Payment();
        other["id"] = payment.Id.Text;
        other[member] = System.Text.Json.Nodes.JsonNode.Parse(value);
        shop.Juicyway.Otherwise = Wire.Reply(Wire.Session(payment: other));

        foreach (var answer in new[] { await shop.Initialize(), await shop.Client.Capture(payment, default) })
        {
            var fault = Assert.IsType<JuicywayFault.AnotherPayment>(Left(answer));
            Assert.Equal(Seq1(told ?? member), fault.Members);
            Assert.True(fault.MayHaveActed);
        }
    }

    [Fact]
    public async Task A_reply_about_another_id_is_not_taken()
    {
        await using var shop = await Shop.Start();
        var payment = await shop.Initialized();
        shop.Juicyway.Otherwise = Wire.Reply(Wire.Session());

        Assert.Equal(Seq1("id"), Members(Left(await shop.Client.Capture(payment, default))));
        Assert.Equal(Seq1("id"), Members(Left(await shop.Client.Fetch(payment.Id, default))));
    }

    [Fact]
    public async Task One_strange_payment_hides_none_of_the_others()
    {
        await using var shop = await Shop.Start();
        var strange = Wire.Session(payment: Wire.Payment("strange"));
        strange["data"]!["payment"]!["amount"] = "a lot";
        var crypto = Wire.Session(payment: Wire.Payment("crypto"));
        crypto["data"]!["payment"]!["currency"] = "USDT";
        var broken = new System.Text.Json.Nodes.JsonObject { ["data"] = 7 };
        shop.Answers(Wire.Reply(Wire.Page(Wire.Session(), strange, crypto, broken)));

        var page = Right(await shop.Client.List(new(), default));

        Assert.Equal("INV-1", Assert.Single(page.Sessions).Payment.Reference.Text);
        Assert.Equal(Seq(Some("strange"), None, Some("crypto")), page.Unreadable);
    }

    [Fact]
    public async Task A_page_has_no_more_than_was_asked_for()
    {
        await using var shop = await Shop.Start();
        shop.Juicyway.Otherwise = Wire.Reply(Wire.Page(Wire.Session(), Wire.Session()));

        Assert.IsType<JuicywayFault.NotUnderstood>(Left(await shop.Client.List(new(Limit: 1), default)));
        Assert.EndsWith("?limit=1", shop.Juicyway.Requests.Last().Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_the_longest_sessions_is_read()
    {
        await using var shop = await Shop.Start();
        var payment = Wire.Payment();
        payment["metadata"] = new System.Text.Json.Nodes.JsonObject { ["k"] = new string('x', 10_000) };
        shop.Answers(Wire.Reply(Wire.Page(Enumerable.Repeat(Wire.Session(payment: payment), 100))));

        Assert.Equal(100, Right(await shop.Client.List(new(Limit: 100), default)).Sessions.Count);
    }

    [Fact]
    public async Task Statistics_that_do_not_add_up_are_told_as_they_are()
    {
        await using var shop = await Shop.Start();

        Assert.Equal(new RemoteStatistics(2, 5, 2, 8, 20), Right(await shop.Client.Statistics(default)));
    }

    static Seq<string> Members(JuicywayFault fault) => Assert.IsType<JuicywayFault.AnotherPayment>(fault).Members;

    static string Good { get; } = Wire.Flat().ToJsonString();

    static string Spiced(string members) =>
        Good.Replace("\"amount\"", $"{members},\"amount\"", StringComparison.Ordinal);
}
