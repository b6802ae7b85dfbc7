namespace Payments.Http.Specs.OpenApi;

/// <summary>The contract has every route, and no other.</summary>
public sealed class ContractRoutesSpec(SharedServer shared) : IClassFixture<SharedServer>
{
    // Mapped by another package.
    static readonly IReadOnlyList<string> Elsewhere = ["POST /webhooks/binance-pay"];

    [Fact]
    public void Every_route_is_in_the_contract() =>
        Assert.Empty(Mapped.Except(Told));

    [Fact]
    public void Every_route_of_the_contract_is_there() =>
        Assert.Equal(Elsewhere.Order(), Told.Except(Mapped).Order());

    [Fact]
    public void Head_is_answered_wherever_get_is() =>
        Assert.Equal(Paths("GET "), Paths("HEAD "));

    [Fact]
    public void Every_parameter_of_a_path_is_told()
    {
        foreach (var (_, path, _) in Contract.Operations.Where(it => it.Path.Contains('{')))
            Assert.Equal(
                ["payment_id"],
                Contract.Document["paths"]![path]!["parameters"]!.AsArray()
                    .Select(it => Contract.Follow(it!)["name"]!.GetValue<string>()));
    }

    // HEAD is said of all of them at once.
    IEnumerable<string> Mapped => Routes.Where(it => !it.StartsWith("HEAD ", StringComparison.Ordinal));

    static IEnumerable<string> Told => Contract.Operations.Select(it => $"{it.Method} {it.Path}");

    IEnumerable<string> Routes => shared.Server.Routes.Where(it => !it.Contains("/broken/", StringComparison.Ordinal));

    IEnumerable<string> Paths(string method) =>
        Routes.Where(it => it.StartsWith(method, StringComparison.Ordinal)).Select(it => it[method.Length..]).Order();
}
