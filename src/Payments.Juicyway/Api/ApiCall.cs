using System.Net.Http.Headers;

namespace Payments.Juicyway.Api;

/// <summary>A request as it is sent on each try, and how far it may go.</summary>
/// <param name="Name">What it is called in logs.</param>
/// <param name="Path">Below the base address, with its query.</param>
/// <param name="Body">What is posted; a request without one reads.</param>
/// <param name="NotAfter">It is not sent once it could act after this.</param>
sealed record ApiCall(string Name, string Path, Option<ReadOnlyMemory<byte>> Body, Instant NotAfter)
{
    // One session with the most metadata that there can be is a tenth of it.
    const int MaxReplyBytes = 256 * 1024;

    static readonly HttpRequestOptionsKey<ApiCall> Key = new("Payments.Juicyway.Call");

    // Without a charset: "Initialize payment" names this and nothing more.
    static readonly MediaTypeHeaderValue Json = new("application/json");

    public static ApiCall Get(string name, string path) => new(name, path, None, Instant.MaxValue);

    /// <summary>Never repeated: the API has no key by which it would know the second one from the first.</summary>
    public static ApiCall Post(string name, string path, ReadOnlyMemory<byte> body, Instant notAfter) =>
        new(name, path, Some(body), notAfter);

    public bool IsRepeatable => Body.IsNone;

    /// <summary>More for a page of many.</summary>
    public int MaxBytes { get; init; } = MaxReplyBytes;

    public HttpRequestMessage ToRequest(JuicywaySettings settings)
    {
        var request = new HttpRequestMessage(
            IsRepeatable ? HttpMethod.Get : HttpMethod.Post, new Uri(settings.BaseAddress, Path));
        request.Headers.TryAddWithoutValidation("Authorization", settings.ApiKey.Header(settings.Bearer));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        Body.IfSome(it =>
        {
            // Capture has no body, in any edition, and so no type of one.
            request.Content = new ReadOnlyMemoryContent(it);
            if (!it.IsEmpty)
                request.Content.Headers.ContentType = Json;
        });
        request.Options.Set(Key, this);
        return request;
    }

    /// <summary>The call behind a request. Every request of our client has one.</summary>
    public static ApiCall? Of(HttpRequestMessage? request) =>
        request is not null && request.Options.TryGetValue(Key, out var call) ? call : null;
}
