using System.Diagnostics;

using Payments.Json.Client;
using Payments.Testing;

using static Payments.Juicyway.Specs.World.ScriptedJuicyway;

namespace Payments.Juicyway.Specs.Client;

/// <summary>Neither the key nor links nor what a reply quotes stands in a log, at any level, or in any text of ours.</summary>
public class SecrecySpec
{
    const string Sentinel = "xq7sentinel";

    static readonly string[] Secrets = [Sentinel, Links.Token, Links.Temporary, "PxREX3wYN7Ym", "ada.obi", "Marina"];

    public static TheoryData<string, Act> Acts() => new()
    {
        { "as usual", Served },
        { "what is quoted", Reply(422, Quoting("""{"error":{"code":"c","message":"@","errors":[{"field":"@ x"}]}}""")) },
        { "a word that is none", Reply(400, Quoting("""{"error":{"code":"@ @"}}""")) },
        { "a page", Reply(403, $"<html>{Sentinel}</html>", "text/html") },
        { "another host", Wire.Reply(Wire.Session(it => it["links"]!["qr_url"] = $"https://{Sentinel}.example/a.jpg")) },
        { "an odd amount", Wire.Reply(Wire.Flat(it => it["amount"] = Sentinel)) },
        { "nothing", Broken },
    };

    [Theory, MemberData(nameof(Acts))]
    public async Task No_log_and_no_fault_tells_them(string what, Act act)
    {
        await using var shop = await Shop.Start();
        shop.Juicyway.Otherwise = act;

        var told = new List<string> { what, $"{await shop.Initialize()} {await shop.Client.Fetch(Wire.RemoteId, default)}" };
        told.Add($"{await shop.Client.List(new(), default)} {await shop.Open()} {await shop.Query()}");
        told.AddRange(shop.Log.Lines);

        Assert.All(Secrets, it => Assert.DoesNotContain(it, string.Join('\n', told), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task No_text_of_ours_tells_them()
    {
        await using var shop = await Shop.Start();
        var session = Shop.Right(await shop.Initialize());
        var captured = Shop.Right(await shop.Client.Capture(session.Payment, default));
        var page = Shop.Right(await shop.Client.List(new(), default));
        var text = $"{session} {captured} {page} {shop.Settings} {shop.Settings.ApiKey} "
            + $"{new JuicywayConfiguration { ApiKey = Sentinel }} {Left()}";

        Assert.All(Secrets, it => Assert.DoesNotContain(it, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Juicyway_is_told_nothing_of_our_traces()
    {
        using var sources = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(sources);
        using var ours = new Activity("ours").AddBaggage("name", "value").Start();
        ours.TraceStateString = "a=b";
        await using var shop = await Shop.Start();
        await shop.Initialize();

        var sent = shop.Juicyway.Requests.Single().Headers;
        Assert.Contains("Authorization", sent);
        Assert.Empty(sent.Intersect(
            ["traceparent", "tracestate", "baggage", "Correlation-Context", "Request-Id"],
            StringComparer.OrdinalIgnoreCase));
    }

    static string Quoting(string body) => body.Replace("@", Sentinel, StringComparison.Ordinal);

    static string Left() =>
        $"{JuicywaySettings.Create(new() { ApiKey = $"{Sentinel} ", BaseAddress = $"https://{Sentinel}:x@host" })}"
        + $"{RemotePaymentId.Create($"{Sentinel}/")}{Samples.Lawful(RemotePaymentId.Create("pay_1"))}";
}
