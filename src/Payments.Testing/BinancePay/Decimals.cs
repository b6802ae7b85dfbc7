using System.Globalization;

namespace Payments.Testing.BinancePay;

/// <summary>How Binance prints an amount: exactly as it is, or always with eight places.</summary>
static class Decimals
{
    /// <summary><c>1.5</c>, as in the reply to "Create order".</summary>
    public static string Shortest(decimal amount) => amount.ToString("0.########", CultureInfo.InvariantCulture);

    /// <summary><c>1.50000000</c>, as in the reply to "Query order v2" and in webhooks.</summary>
    public static string Padded(decimal amount) => amount.ToString("F8", CultureInfo.InvariantCulture);
}
