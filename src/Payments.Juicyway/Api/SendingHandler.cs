namespace Payments.Juicyway.Api;

/// <summary>Sends one try, if it is not too late, and reads its reply to the end.</summary>
/// <remarks>
/// Stands below the repeats and the time-out, so that each try is looked at, and a reply that never ends is a time-out
/// as well.
/// </remarks>
sealed class SendingHandler(JuicywaySettings settings, IClock clock) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = ApiCall.Of(request) ?? throw new InvalidOperationException("Only calls of the API are sent here.");
        if (clock.GetCurrentInstant() + settings.RequestValidity > call.NotAfter)
            throw new TooLateToSend();

        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await response.Content.LoadIntoBufferAsync(call.MaxBytes, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}

/// <summary>
/// The request could still act when its lease has ended, so it was not sent. Never leaves the adapter.
/// </summary>
sealed class TooLateToSend : Exception;
