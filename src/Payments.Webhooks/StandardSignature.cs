using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using Payments.Application.Ports;

namespace Payments.Webhooks;

/// <summary>The signature header of Standard Webhooks (standardwebhooks.com, "Signature scheme").</summary>
public static class StandardSignature
{
    public const string IdHeader = "webhook-id";

    public const string TimestampHeader = "webhook-timestamp";

    public const string SignatureHeader = "webhook-signature";

    /// <summary>When a try was made: whole seconds since 1970.</summary>
    public static string Timestamp(Instant at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// <c>v1,</c> and the base64 of HMAC-SHA256 over <c>id.timestamp.body</c>, for each key; between two a space.
    /// </summary>
    public static string Of(WebhookMessage message, Instant at, IEnumerable<WebhookSecret> secrets)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{message.Id}.{Timestamp(at)}."), .. message.Body.Span];
        return string.Join(
            ' ', secrets.Select(it => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(it.Key(), signed))}"));
    }
}
