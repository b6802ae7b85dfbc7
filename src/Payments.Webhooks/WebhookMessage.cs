using System.Buffers;
using System.Security.Cryptography;
using System.Text;

using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Json;

namespace Payments.Webhooks;

/// <summary>What is sent about one notice: the same id on each try, to each endpoint.</summary>
/// <param name="Id">The session and the effect, hashed: safe in a header, and without a dot.</param>
/// <param name="Body">As it goes out, byte for byte.</param>
public sealed record WebhookMessage(string Id, ReadOnlyMemory<byte> Body)
{
    // 128 bits: two notices of one id will not be met.
    const int IdBytes = 16;

    public static WebhookMessage Of(PaymentSession session, Notice notice, string checksumKey, Instant now)
    {
        var data = NoticeJson.Data(session, notice, now);
        var body = new ArrayBufferWriter<byte>();
        NoticeJson.Write(body, Checksum.Of(checksumKey, NoticeWord.Of(notice), data), data, notice);
        return new WebhookMessage(IdOf(session, notice), body.WrittenMemory);
    }

    /// <summary>Without the body: it holds what customers have told of themselves.</summary>
    public override string ToString() => Id;

    static string IdOf(PaymentSession session, Notice notice)
    {
        var named = $"{session.Terms.Id} {new Effect.NotifyMerchant(notice).Key}";
        return $"msg_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(named)).AsSpan(0, IdBytes))}";
    }
}
