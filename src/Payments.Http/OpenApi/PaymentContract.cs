using System.Security.Cryptography;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Payments.Http.OpenApi;

/// <summary>The contract of the API for machines: <c>GET /openapi/v1.json</c>, an OpenAPI 3.1 document.</summary>
/// <remarks>
/// Written by hand, and served byte for byte as the specs have tested it. It needs no key: what it says is public.
/// </remarks>
public static class PaymentContract
{
    public const string Path = "/openapi/v1.json";

    const string Resource = "openapi.json";

    static readonly byte[] Bytes = Read();

    // As strong as a validator can be: another byte is another tag (RFC 9110, section 8.8.3).
    static readonly EntityTagHeaderValue Tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Bytes))}\"");

    /// <summary>The document in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Document => Bytes;

    public static IEndpointRouteBuilder MapPaymentContract(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Path, PaymentEndpoints.Reading, Send);
        return routes;
    }

    static Task Send(HttpContext http)
    {
        var reply = http.Response;
        reply.Headers.ETag = Tag.ToString();
        reply.Headers.CacheControl = "no-cache";
        if (IsKnown(http.Request))
        {
            reply.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        reply.ContentType = "application/json";
        reply.ContentLength = Bytes.Length;
        return reply.Body.WriteAsync(Bytes, 0, Bytes.Length, http.RequestAborted);
    }

    // Compared weakly, as RFC 9110 section 13.1.2 has it; what is no list of tags is ignored.
    static bool IsKnown(HttpRequest request) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(it => it.Equals(EntityTagHeaderValue.Any) || it.Compare(Tag, useStrongComparison: false));

    static byte[] Read()
    {
        using var stream = typeof(PaymentContract).Assembly.GetManifestResourceStream(Resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
