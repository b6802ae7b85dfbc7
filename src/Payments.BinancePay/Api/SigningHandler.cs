namespace Payments.BinancePay.Api;

/// <summary>Sends one try: signs it at the last moment, and reads its reply to the end.</summary>
/// <remarks>
/// Stands below the repeats and the time-out, so that each try has a nonce and a timestamp of its own, and a reply that
/// never ends is a time-out as well.
/// </remarks>
sealed class SigningHandler(BinancePaySettings settings, IClock clock) : DelegatingHandler
{
    // Replies have a few kilobytes; the certificates are the longest.
    const int MaxReplyBytes = 256 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = ApiCall.Of(request) ?? throw new InvalidOperationException("Only calls of the API are sent here.");
        var now = clock.GetCurrentInstant();
        if (now + settings.RequestValidity > call.NotAfter)
            throw new TooLateToSend();

        Sign(request, call.Body, now);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxReplyBytes, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    // A repeat is the same message, which still carries the headers of the try before.
    void Sign(HttpRequestMessage request, byte[] body, Instant now)
    {
        var nonce = RequestSignature.NewNonce();
        Set("BinancePay-Timestamp", RequestSignature.Milliseconds(now));
        Set("BinancePay-Nonce", nonce);
        Set("BinancePay-Certificate-SN", settings.ApiKey);
        Set("BinancePay-Signature", RequestSignature.Of(settings.ApiSecret, now, nonce, body));

        void Set(string name, string value)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}

/// <summary>
/// The request could still act when its lease has ended, so it was not sent. Never leaves the adapter.
/// </summary>
sealed class TooLateToSend : Exception;
