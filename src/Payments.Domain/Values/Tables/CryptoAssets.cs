namespace Payments.Domain.Values.Tables;

/// <summary>The crypto assets that Binance Pay takes as the currency of an order.</summary>
/// <remarks>
/// No standards body keeps this list. These are the assets that Binance's create-order pages (v2 and v3) name, with
/// ETH. BUSD is named there too, but its issuer ended it in February 2024.
/// </remarks>
static class CryptoAssets
{
    // Binance Pay, create order: amounts have 8 decimals, and the least is 0.00000001, whatever a chain itself can
    // count.
    internal const int Decimals = 8;

    internal static readonly (string Code, string Name)[] Active =
    [
        ("BNB", "BNB"),
        ("BTC", "Bitcoin"),
        ("ETH", "Ether"),
        ("MBOX", "Mobox"),
        ("USDC", "USD Coin"),
        ("USDT", "Tether USD"),
    ];

    internal static readonly string[] Withdrawn = ["BUSD"];
}
