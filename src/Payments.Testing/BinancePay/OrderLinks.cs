using System.Buffers.Text;
using System.Text;

using NodaTime.Text;

namespace Payments.Testing.BinancePay;

/// <summary>The ways into a checkout, which fit together as Binance's do and lead nowhere ("Four links").</summary>
/// <remarks>Bearer secrets at Binance, so they are not printed.</remarks>
sealed record OrderLinks(string Checkout, string Deeplink, string Universal, string QrImage, string QrContent)
{
    const int TokenLength = 32;

    // The folder of the picture is the UTC day of the order.
    static readonly InstantPattern Day = InstantPattern.CreateWithInvariantCulture("uuuuMMdd");

    public static OrderLinks Create(Tokens tokens, Instant now)
    {
        var checkout = tokens.LowerHex(TokenLength);
        var deeplink =
            $"bnc://app.binance.com/payment/secpay?tempToken={tokens.LettersAndDigits(TokenLength)}";
        var encoded = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(deeplink));
        return new OrderLinks(
            $"https://pay.binance.com/en/checkout/{checkout}",
            deeplink,
            $"https://app.binance.com/payment/secpay?linkToken={checkout}&_dp={encoded}",
            $"https://public.bnbstatic.com/static/payment/{Day.Format(now)}/{tokens.Uuid():D}.jpg",
            $"https://app.binance.com/qr/dplk{tokens.LowerHex(TokenLength)}");
    }

    public override string ToString() => nameof(OrderLinks);
}
