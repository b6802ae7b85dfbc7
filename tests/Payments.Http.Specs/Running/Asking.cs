using System.Text;

using Payments.Http.Specs.OpenApi;

namespace Payments.Http.Specs.Running;

/// <summary>Asking a server as a merchant's program would. Each reply has to keep to the contract.</summary>
public static class Asking
{
    public static Task<Reply> Open(
        this Server server, string? body = null, string? key = Keys.Test, string? accept = null) =>
        server.Send(HttpMethod.Post, "/payment-sessions", key, Content(body ?? SampleBody.New()), accept);

    /// <summary>Any POST under an idempotency key.</summary>
    public static Task<Reply> Post(
        this Server server, string path, string body, string named, string? key = Keys.Test) =>
        server.Send(HttpMethod.Post, path, key, Content(body), accept: null, named);

    public static Task<Reply> Capture(
        this Server server, string payment, string? key = Keys.Test, string? body = null) =>
        server.Send(HttpMethod.Post, $"/payment-sessions/{payment}", key, body is null ? null : Content(body));

    public static Task<Reply> Cancel(this Server server, string payment, string? key = Keys.Test) =>
        server.Send(HttpMethod.Post, $"/payment-sessions/{payment}/cancel", key);

    public static Task<Reply> Read(this Server server, string payment, string? key = Keys.Test) =>
        server.Send(HttpMethod.Get, $"/payment-sessions/{payment}", key);

    public static async Task<Reply> Send(
        this Server server,
        HttpMethod method,
        string path,
        string? key = Keys.Test,
        HttpContent? content = null,
        string? accept = null,
        params IEnumerable<string> idempotencyKeys)
    {
        using var request = new HttpRequestMessage(method, new Uri(server.Address, path));
        request.Content = content;
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Authorization", key);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        foreach (var named in idempotencyKeys)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", named);
        using var response = await server.Client.SendAsync(request);
        var reply = await Reply.Of(response);
        Assert.Empty(Judge.Faults(method.Method, path, reply));
        return reply;
    }

    public static HttpContent Content(string body, string type = "application/json") =>
        Content(Encoding.UTF8.GetBytes(body), type);

    public static HttpContent Content(byte[] body, string type = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
