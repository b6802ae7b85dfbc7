using System.Text.Json.Nodes;

using Payments.Application.Ports;

namespace Payments.Http.Specs;

/// <summary>What only the merchant and the customer may know stands in no log, and in no reply that refuses.</summary>
public class SecrecySpec
{
    const string Sentinel = "xq7sentinel";

    // Not one line; a name that is there twice; a document that ends too soon.
    const string Line = $"\"{Sentinel}\\n\"";
    const string Twice = $"\"{Sentinel}\",\"{Sentinel}\":1,\"{Sentinel}\":2";
    const string Half = $"{{\"{Sentinel}\":";

    // A key that a fault handler might quote.
    const string Key = $"sk_{Sentinel}";

    static readonly IReadOnlyList<string> Fields =
    [
        "currency", "customer.first_name", "customer.last_name", "customer.email", "customer.phone_number", "customer.type",
        "customer.ip_address", "customer.billing_address.line1", "customer.billing_address.line2", "customer.billing_address.city",
        "customer.billing_address.state", "customer.billing_address.country", "customer.billing_address.zip_code", "description",
        "direction", "reference", "order.identifier", "order.items[0].name", "order.items[0].type", "metadata", "payment_method",
    ];

    [Fact]
    public async Task Neither_logs_nor_errors_tell_what_was_sent()
    {
        await using var server = await Server.Start();
        var whole = SampleBody.With("payment_method", "{}");

        var replies = new List<Reply>();
        foreach (var field in Fields)
        {
            foreach (var json in new[] { Line, Twice, Half })
            {
                replies.Add(await server.Open(SampleBody.With(field, json, whole)));
                replies.Add(await server.Open(SampleBody.With(field, json, whole), accept: "application/problem+json"));
                replies.Add(await server.Open(SampleBody.With(field, json, whole), Key));
            }
        }

        Assert.All(replies, it => Assert.InRange(it.Status, 400, 499));
        AssertKept(server, replies);
    }

    [Fact]
    public async Task Logs_tell_nothing_of_what_was_served()
    {
        await using var server = await Server.Start();

        var opened = await server.Open(Told());
        var captured = await server.Capture(opened.Payment);
        var again = await server.Open(Told());
        await server.Cancel(opened.Payment);
        await server.Drain();

        Assert.Equal((201, 200, 409), (opened.Status, captured.Status, again.Status));
        Assert.Contains(Sentinel, opened.Text, StringComparison.Ordinal);
        AssertKept(server, [again]);
        var links = captured.Json["data"]!["links"]!.AsObject().Select(it => $"{it.Value}");
        Assert.All(
            links, link => Assert.DoesNotContain(server.Log.Lines, it => it.Contains(link, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_breaks_within_is_logged_by_its_type_alone()
    {
        await using var server = await Server.Start();
        var opened = await server.Open(Told());
        server.Provider.OnOpen = _ => throw new InvalidOperationException(Sentinel);
        server.Store.Broken = new InvalidOperationException(Sentinel);

        var broken = new[] { await server.Open(Told()), await server.Capture(opened.Payment) };
        server.Store.Broken = null;
        server.Provider.OnOpen = _ =>
        {
            server.Clock.AdvanceSeconds(10);
            throw new InvalidOperationException(Sentinel);
        };
        var waiting = await server.Capture(opened.Payment);

        Assert.All(broken, it => Assert.Equal((500, "internal_error"), (it.Status, it.Code)));
        Assert.Equal(503, waiting.Status);
        Assert.Contains(
            server.Log.Lines, it => it.Contains(nameof(InvalidOperationException), StringComparison.Ordinal));
        AssertKept(server, [.. broken, waiting]);
    }

    // A lawful request that says the word wherever it may.
    static string Told()
    {
        var words = new[]
        {
            "customer.first_name", "customer.last_name", "customer.billing_address.line1", "customer.billing_address.line2",
            "customer.billing_address.city", "customer.billing_address.state", "customer.billing_address.zip_code", "description",
            "reference", "order.identifier", "order.items[0].name",
        };
        var body = words.Aggregate(SampleBody.Text, (told, field) => SampleBody.With(field, $"\"{Sentinel}\"", told));
        return SampleBody.With(
            "metadata",
            new JsonObject { [Sentinel] = Sentinel }.ToJsonString(),
            SampleBody.With("customer.email", $"\"{Sentinel}@{Sentinel}.example\"", body));
    }

    static void AssertKept(Server server, IEnumerable<Reply> refusing)
    {
        Assert.All(refusing, it => AssertSilent(it.Text + string.Concat(it.Headers.SelectMany(header => header))));
        Assert.NotEmpty(server.Log.Lines);
        Assert.All(server.Log.Lines, AssertSilent);
    }

    static void AssertSilent(string text)
    {
        var hash = ApiKeyHash.Of(Keys.Test).Hex;
        foreach (var secret in new[] { Sentinel, Keys.Test, hash, "2348031234567", "203.0.113.7", "ada.obi" })
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
    }
}
