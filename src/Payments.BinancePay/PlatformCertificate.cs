namespace Payments.BinancePay;

/// <summary>A public key with which Binance Pay signs its webhooks.</summary>
/// <param name="Serial">What webhooks call it in <c>BinancePay-Certificate-SN</c>: text, not a number.</param>
/// <param name="PublicKey">PEM, as in the reply: "Query certificates" of the merchant API.</param>
public sealed record PlatformCertificate(string Serial, string PublicKey);
