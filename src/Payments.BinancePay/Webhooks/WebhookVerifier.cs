using Microsoft.AspNetCore.Http;

namespace Payments.BinancePay.Webhooks;

/// <summary>Finds out whether Binance Pay has sent this, and not too long ago.</summary>
/// <remarks>
/// Cheap checks come first: a stranger's old message must not make us read its body or ask for certificates.
/// </remarks>
sealed class WebhookVerifier(CertificateCache certificates, IClock clock, WebhookSettings settings)
{
    /// <summary>What the headers say, if that can be true; the body is not needed for it.</summary>
    public Either<WebhookAnswer, WebhookSignature> Read(IHeaderDictionary headers) =>
        WebhookSignature.Read(headers)
            .ToEither(WebhookAnswer.MalformedHeaders)
            .Bind<WebhookSignature>(it => IsFresh(it.SignedAt) ? it : WebhookAnswer.Stale);

    public async Task<Either<WebhookAnswer, VerifiedNotification>> Verify(
        WebhookSignature signature, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var found = await certificates.Find(signature.Certificate, cancellation).ConfigureAwait(false);
        return found.Bind(key =>
            VerifiedNotification.Verify(key, signature, body).ToEither(WebhookAnswer.WrongSignature));
    }

    bool IsFresh(Instant signedAt)
    {
        var now = clock.GetCurrentInstant();
        return now - signedAt <= settings.Freshness && signedAt - now <= settings.Freshness;
    }
}
