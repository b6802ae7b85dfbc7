using Payments.BinancePay.Specs.Outbound.World;

namespace Payments.BinancePay.Specs.Outbound;

/// <summary>docs/binance-pay-mapping.md: what each word of Binance Pay means here, as the provider answers it.</summary>
public sealed class MappingDocument
{
    const string About = """
        Every documented result code and order status of Binance Pay's merchant API, and what follows from it here. Written by a
        spec that asks the adapter: `PAYMENTS_WRITE_DOCS=1 dotnet test tests/Payments.BinancePay.Specs`.

        **Refused** is about one request, never about an order: only when a query then finds no order is the session told that
        it was refused. **Unknown** is no answer: the order is asked about, and asked about again. A code or status that
        is not on this page is unknown as well, and said once in the log.
        """;

    [Fact]
    public async Task Says_what_every_word_means()
    {
        var codes = await Task.WhenAll(ResultCodeSpec.Documented().Select(it => Code((string)it[0])));
        var statuses = await Task.WhenAll(OrderStatusSpec.Documented.Select(Status));
        var ways = Document.Table("result code", ["name", "create order", "query order", "close order"], codes);
        var standings = Document.Table("order status", ["the order is"], statuses);
        Document.Is("binance-pay-mapping.md", "What Binance Pay's words mean", About, $"{standings}\n{ways}");
    }

    static async Task<string[]> Code(string code)
    {
        using var shop = new Shop().Answers(Wire.Failure(code));
        var (create, query, close) = await ResultCodeSpec.Words(shop);
        var name = shop.Log.Lines.First(it => it.Contains(code, StringComparison.Ordinal)).TrimEnd().Split(' ')[^1];
        return [code, name, create, query.Replace('_', ' '), close];
    }

    static async Task<string[]> Status(string status)
    {
        using var shop = new Shop().Answers(Wire.Order(status));
        return [status, OrderStatusSpec.Word(await shop.Query())];
    }
}
