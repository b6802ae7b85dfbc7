using Microsoft.AspNetCore.Http;

namespace Payments.BinancePay.Webhooks;

/// <summary>Finds out whether Binance Pay has sent this, and not too long ago.</summary>
/// <remarks>Cheap checks come first: a stranger's old message must not make us ask for certificates.</remarks>
sealed class WebhookVerifier(CertificateCache certificates, IClock clock, WebhookSettings settings)
{
    public async Task<Either<WebhookAnswer, VerifiedNotification>> Verify(
        IHeaderDictionary headers, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        if (WebhookSignature.Read(headers).Case is not WebhookSignature signature)
            return WebhookAnswer.MalformedHeaders;
        if (!IsFresh(signature.SignedAt))
            return WebhookAnswer.Stale;

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
