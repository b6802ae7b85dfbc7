using System.Net;
using System.Text.Json;

namespace Payments.Testing.BinancePay;

/// <summary>Sends webhooks, and reads whether they were acknowledged. Whatever the receiver does, it answers.</summary>
sealed class WebhookSender(Duration timeout) : IDisposable
{
    // An acknowledgement is two members.
    const int MaxReplyBytes = 8 * 1024;

    readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        Timeout = timeout.ToTimeSpan(),
        MaxResponseContentBufferSize = MaxReplyBytes,
    };

    public async Task<(Option<int> Status, bool Acknowledged)> Send(
        WebhookRequest webhook, Uri address, CancellationToken cancellation)
    {
        using var request = webhook.ToHttp(address);
        try
        {
            using var response = await client.SendAsync(request, cancellation).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            return ((int)response.StatusCode, response.StatusCode == HttpStatusCode.OK && IsSuccess(body));
        }
        catch (HttpRequestException)
        {
            return (None, false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (None, false);
        }
    }

    public void Dispose() => client.Dispose();

    static bool IsSuccess(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Text("returnCode") == "SUCCESS";
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
