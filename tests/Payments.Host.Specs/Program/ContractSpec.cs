using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using Payments.BinancePay.Webhooks;
using Payments.Http.OpenApi;

namespace Payments.Host.Specs.Program;

/// <summary>The contract as the host serves it, and the page to browse it.</summary>
public sealed partial class ContractSpec : IDisposable
{
    readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Both_are_there_and_everything_comes_from_the_host_itself()
    {
        await using var host = await HostProcess.Serve(folder.Path);
        using var client = new HttpClient { BaseAddress = host.Address };

        var contract = await client.GetByteArrayAsync(PaymentContract.Path);
        using var page = await client.GetAsync("/docs");
        var html = await page.Content.ReadAsStringAsync();

        Assert.Equal(PaymentContract.Document.ToArray(), contract);
        Assert.Equal((200, "text/html"), ((int)page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Assert.Contains($"\"{PaymentContract.Path[1..]}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("//", html, StringComparison.Ordinal);
        Assert.StartsWith(
            "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:;",
            page.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal);
        foreach (Match script in Script().Matches(html))
            Assert.Equal(200, (int)(await client.GetAsync($"/docs/{script.Groups["name"].Value}")).StatusCode);
        Assert.NotEmpty(Script().Matches(html));
    }

    [Fact]
    public void The_contract_tells_every_answer_that_binance_pay_gets()
    {
        var answers = JsonNode.Parse(PaymentContract.Document.Span)!
            ["paths"]![BinancePayWebhooks.Path]!["post"]!["responses"]!.AsObject()
            .Where(it => it.Value!["content"] is not null)
            .Select(it => (it.Key, Codes: Codes(it.Value!)));

        Assert.All(answers, it => Assert.Equal(
            WebhookAnswer.All
                .Where(one => $"{one.Status}" == it.Key && !one.IsAcknowledged)
                .Select(one => one.Code).Order(StringComparer.Ordinal),
            it.Codes.Order(StringComparer.Ordinal)));
        Assert.Equal(
            WebhookAnswer.All.Select(it => $"{it.Status}").Distinct().Order(StringComparer.Ordinal),
            answers.Select(it => it.Key));
    }

    // A SUCCESS has no code.
    static IEnumerable<string> Codes(JsonNode response) =>
        response["content"]!["application/json"]!["schema"]!["allOf"] is { } schema
            ? schema[1]!["properties"]!["returnMessage"]!["enum"]!.AsArray().Select(it => $"{it}")
            : [];

    [GeneratedRegex("src=\"(?<name>[^\"]+)\"")]
    private static partial Regex Script();
}
