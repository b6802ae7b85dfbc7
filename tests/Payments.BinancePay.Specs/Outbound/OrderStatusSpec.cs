using Payments.Application.Ports;
using Payments.BinancePay.Specs.Outbound.World;

namespace Payments.BinancePay.Specs.Outbound;

/// <summary>What each status of the reference, section 4, means to us.</summary>
public class OrderStatusSpec
{
    /// <summary>As the page lists them.</summary>
    internal static readonly string[] Documented =
    [
        "INITIAL", "PENDING", "PAID", "CANCELED", "ERROR", "REFUNDING", "REFUNDED", "FULL_REFUNDED", "EXPIRED",
    ];

    [Theory]
    [InlineData("INITIAL", "payable")]
    [InlineData("PENDING", "payable")]
    [InlineData("PAID", "paid")]
    [InlineData("CANCELED", "closed: canceled")]
    [InlineData("ERROR", "closed: canceled")]
    [InlineData("REFUNDING", "paid, refunded")]
    [InlineData("REFUNDED", "paid, refunded")]
    [InlineData("FULL_REFUNDED", "paid, refunded")]
    [InlineData("EXPIRED", "closed: expired")]
    [InlineData("Paid", "paid")]
    [InlineData("Canceled", "closed: canceled")]
    public async Task Holds(string status, string standing)
    {
        using var shop = new Shop().Answers(Wire.Order(status));

        Assert.Equal(standing, Word(await shop.Query()));
        Assert.DoesNotContain(shop.Log.Lines, it => it.Contains("not documented", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PAYED", "PAYED")]
    [InlineData("CANCELLED", "CANCELLED")]
    [InlineData("PAID ", "PAID?")]
    [InlineData("", "")]
    [InlineData("A\\nWarning: forged", "A?Warning??forged")]
    public async Task An_undocumented_status_is_unknown_and_told_once(string status, string shown)
    {
        using var shop = new Shop().Answers(Wire.Order(status));

        Assert.IsType<QueryAnswer.Unknown>(await shop.Query());
        Assert.IsType<QueryAnswer.Unknown>(await shop.Query());
        Assert.Single(shop.Log.Lines, it => it.Contains($"not documented: {shown} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_payment_says_which_how_much_and_when()
    {
        using var shop = new Shop().Answers(Wire.Order("PAID", transaction: "29383937493038367292"));

        var paid = Assert.IsType<QueryAnswer.Paid>(await shop.Query());

        Assert.Equal("29383937493038367292", paid.Transaction.Text);
        Assert.Equal("USDT 1.50000000", paid.Amount.ToString());
        Assert.Equal(paid.Amount, paid.OrderTotal);
        Assert.Equal(Instant.FromUnixTimeMilliseconds(1782907205123), paid.PaidAt.Instant);
    }

    [Theory]
    [InlineData("\"0.00000001\"", "\"BTC\"", "BTC 0.00000001")]
    [InlineData("0.88000000", "\"USDC\"", "USDC 0.88000000")]
    [InlineData("\"90071992.54740993\"", "\"USDT\"", "USDT 90071992.54740993")]
    [InlineData("\"1.5\"", "\"EUR\"", "EUR 1.50")]
    public async Task An_amount_is_exactly_what_was_written(string amount, string currency, string read)
    {
        using var shop = new Shop().Answers(Wire.Order("PAID", amount, currency));

        Assert.Equal(read, Assert.IsType<QueryAnswer.Paid>(await shop.Query()).Amount.ToString());
    }

    public static TheoryData<string, string> Unreadable() => new()
    {
        { "no transaction", Wire.Order("PAID", transaction: "null") },
        { "a blank transaction", Wire.Order("PAID", transaction: "\"\"") },
        { "a transaction of many lines", Wire.Order("PAID", transaction: "\"A\\nB\"") },
        { "a long transaction", Wire.Order("PAID", transaction: $"\"{new string('A', 65)}\"") },
        { "no time", Wire.Order("PAID", at: "null") },
        { "the beginning of time", Wire.Order("PAID", at: "0") },
        { "a time beyond 64 bits", Wire.Order("PAID", at: "29383937493038367292") },
        { "a time with decimals", Wire.Order("PAID", at: "1782907205123.5") },
        { "no amount", Wire.Order("PAID", amount: "null") },
        { "no money", Wire.Order("PAID", amount: "\"0.00000000\"") },
        { "less than no money", Wire.Order("PAID", amount: "\"-1.5\"") },
        { "too many decimals", Wire.Order("PAID", amount: "\"1.500000001\"") },
        { "too many decimals for the euro", Wire.Order("PAID", "\"1.501\"", "\"EUR\"") },
        { "too little by its exponent", Wire.Order("PAID", amount: "1E-9") },
        { "too much by its exponent", Wire.Order("PAID", amount: "1E99") },
        { "an exponent of nine digits", Wire.Order("PAID", amount: "1E999999999") },
        { "more than there can be", Wire.Order("PAID", amount: "1000000000000000000") },
        { "forty decimals", Wire.Order("PAID", amount: "1.50000000000000000000000000000000000000001") },
        { "a space before it", Wire.Order("PAID", amount: "\" 1.5\"") },
        { "a line after it", Wire.Order("PAID", amount: "\"1.5\\n\"") },
        { "a digit of another script", Wire.Order("PAID", amount: "\"\u0661\"") },
        { "a leading zero", Wire.Order("PAID", amount: "\"01.5\"") },
        { "a truth", Wire.Order("PAID", amount: "true") },
        { "an object", Wire.Order("PAID", amount: "{}") },
        { "an unknown currency", Wire.Order("PAID", currency: "\"DOGE\"") },
        { "a lower-case currency", Wire.Order("PAID", currency: "\"usdt\"") },
        { "no currency", Wire.Order("PAID", currency: "null") },
        { "refunded without an amount", Wire.Order("FULL_REFUNDED", amount: "null") },
        { "another order", Wire.Order("PAID", number: "9825382937292") },
        { "another order that is payable", Wire.Order("PENDING", number: "9825382937292") },
        { "another order that is closed", Wire.Order("CANCELED", number: "9825382937292") },
        { "no order", Wire.Success("""{"status":"EXPIRED"}""") },
        { "nothing", Wire.Success("null") },
        { "an array", Wire.Success("[1]") },
    };

    [Theory, MemberData(nameof(Unreadable))]
    public async Task Money_is_never_guessed(string why, string body)
    {
        using var shop = new Shop().Answers(body);

        Assert.IsType<QueryAnswer.Unknown>(await shop.Query());
        Assert.True(shop.Log.Lines.Any(it => it.StartsWith("Error", StringComparison.Ordinal)), why);
    }

    internal static string Word(QueryAnswer answer) =>
        answer.Match(
            payable: _ => "payable",
            paid: it => it.Refunded ? "paid, refunded" : "paid",
            closed: it => it.How.Match(canceled: _ => "closed: canceled", expired: _ => "closed: expired"),
            notFound: _ => "not found",
            unknown: _ => "unknown");
}
