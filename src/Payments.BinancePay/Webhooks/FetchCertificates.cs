namespace Payments.BinancePay.Webhooks;

/// <summary>Asks Binance Pay for the keys it signs with now; none when it could not be asked.</summary>
/// <remarks>"Query certificates" of the merchant API.</remarks>
public delegate Task<Option<Seq<PlatformCertificate>>> FetchCertificates(CancellationToken cancellation);
