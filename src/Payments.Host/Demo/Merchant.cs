using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Payments.Host.Demo;

/// <summary>What came back over HTTP.</summary>
sealed record Reply(int Status, JsonElement Body)
{
    /// <summary>The text at a dotted path, or nothing where there is no text.</summary>
    public string? Text(string path) => At(path) is { ValueKind: JsonValueKind.String } it ? it.GetString() : null;

    public JsonElement At(string path)
    {
        var at = Body;
        foreach (var step in path.Split('.'))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at))
                return default;
        }

        return at;
    }
}

/// <summary>
/// A merchant's server, talking to the payment system over real HTTP; and, at the sandbox, its customer.
/// </summary>
sealed class Merchant : IDisposable
{
    readonly HttpClient http;

    public Merchant(Uri address, string key)
    {
        http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", key);
    }

    public Task<Reply> Initialize(string request) => Send(HttpMethod.Post, "/payment-sessions", request);

    public Task<Reply> Capture(string payment) => Send(HttpMethod.Post, $"/payment-sessions/{payment}");

    public Task<Reply> Cancel(string payment) => Send(HttpMethod.Post, $"/payment-sessions/{payment}/cancel");

    public Task<Reply> Read(string payment) => Send(HttpMethod.Get, $"/payment-sessions/{payment}");

    public Task<Reply> Events(string payment) => Send(HttpMethod.Get, $"/payment-sessions/{payment}/events");

    public Task<Reply> PayAsCustomer(string payment) =>
        Send(HttpMethod.Post, $"/sandbox/payment-sessions/{payment}/pay");

    /// <summary>Reads until the session has the status, or the patience is over.</summary>
    public async Task<Reply> ReadUntil(string payment, string status, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        while (true)
        {
            var reply = await Read(payment);
            if (reply.Text("data.status") == status || limit.IsCancellationRequested)
                return reply;
            await Task.Delay(50);
        }
    }

    public void Dispose() => http.Dispose();

    async Task<Reply> Send(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

        using var response = await http.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        using var document = JsonDocument.Parse(bytes);
        return new Reply((int)response.StatusCode, document.RootElement.Clone());
    }
}
