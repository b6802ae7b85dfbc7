namespace Payments.BinancePay;

/// <summary>A public key with which Binance Pay signs its webhooks.</summary>
/// <param name="Serial">
/// What a webhook names it by in <c>BinancePay-Certificate-SN</c>. Text, whatever it looks like.
/// </param>
/// <param name="PublicKey">PEM, as in the reply: "Query certificates" of the merchant API.</param>
public sealed record PlatformCertificate(string Serial, string PublicKey);
