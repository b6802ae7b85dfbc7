using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging.Abstractions;

using Payments.BinancePay;
using Payments.Host.Sandbox;
using Payments.Host.Serve;
using Payments.Host.Specs.Sandbox;
using Payments.Http.OpenApi;

namespace Payments.Host.Specs.Program;

/// <summary>Everything that the host answers is in the contract, but for what is named here.</summary>
public sealed class RoutesSpec : IDisposable
{
    // Where a person plays the customer, and the page that shows the contract.
    static readonly IReadOnlyList<string> Undocumented =
    [
        "GET /docs/favicon.svg",
        "GET /docs/scalar.aspnetcore.js",
        "GET /docs/scalar.js",
        "GET /docs/{documentName?}",
        "GET /sandbox/payment-sessions/{payment_id}",
        "POST /sandbox/payment-sessions/{payment_id}/close",
        "POST /sandbox/payment-sessions/{payment_id}/pay",
        "POST /sandbox/payment-sessions/{payment_id}/refund",
    ];

    static readonly IReadOnlyList<string> Methods = ["get", "put", "post", "delete", "options", "patch", "trace"];

    readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_route_is_in_the_contract_and_every_route_of_the_contract_is_there()
    {
        using var store = DataFolder.Open(folder.Path).Bind(PaymentsFile.Open).Match(
            Right: it => it, Left: why => throw new InvalidOperationException(why));
        using var sandbox = SandboxProvider.Open(
            folder.PathOf("sandbox.db"), SystemClock.Instance, NullLogger<SandboxProvider>.Instance).Lawful();
        var live = BinancePaySettings.Create(new() { ApiKey = "key", ApiSecret = "secret" }).ToOption();
        var settings = new HostSettings(folder.Path, 0, Duration.FromHours(12), live);
        await using var app = Composition.Build(settings, store, sandbox);

        Assert.Equal(Told.Concat(Undocumented).Order(StringComparer.Ordinal), Mapped(app));
    }

    static IEnumerable<string> Told =>
        JsonNode.Parse(PaymentContract.Document.Span)!["paths"]!.AsObject().SelectMany(path =>
            path.Value!.AsObject()
                .Where(it => Methods.Contains(it.Key))
                .Select(it => $"{it.Key.ToUpperInvariant()} {path.Key}"));

    // Of HEAD the contract says that it is wherever GET is. A route without methods takes them all.
    static IEnumerable<string> Mapped(WebApplication app) =>
        ((IEndpointRouteBuilder)app).DataSources
            .SelectMany(it => it.Endpoints)
            .Cast<RouteEndpoint>()
            .SelectMany(it => (it.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"])
                .Where(method => method != "HEAD")
                .Select(method => $"{method} {it.RoutePattern.RawText}"))
            .Order(StringComparer.Ordinal);
}
