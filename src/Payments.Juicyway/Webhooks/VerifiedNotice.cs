using System.Security.Cryptography;
using System.Text;

using Payments.Json;
using Payments.Json.Client;

namespace Payments.Juicyway.Webhooks;

/// <summary>A webhook whose checksum is right. There is no other way to come by one.</summary>
/// <remarks>
/// The checksum stands in the body beside what it proves, so the outermost object is taken apart before; what is in
/// <c>data</c> is not looked at until it is proven. Nothing signed says when or how often it was sent: whoever has seen
/// one can send it again.
/// </remarks>
public sealed record VerifiedNotice
{
    VerifiedNotice(RemoteNotice notice) => Notice = notice;

    internal RemoteNotice Notice { get; }

    /// <summary>What happened, in Juicyway's own word.</summary>
    public string Event => Notice.Event;

    /// <summary>Its kind only: what is in it may be personal data.</summary>
    public override string ToString() => nameof(VerifiedNotice);

    /// <summary>The notice in those bytes, or why it is none of Juicyway's.</summary>
    public static Either<WebhookAnswer, VerifiedNotice> Verify(
        ChecksumKey key, ChecksumForm form, ReadOnlySpan<byte> body)
    {
        var read = RemoteNoticeJson.Read(body);
        if (read.Case is not RemoteNotice notice)
            return WebhookAnswer.Malformed;

        return form.Of(notice.Data).Match<Either<WebhookAnswer, VerifiedNotice>>(
            Some: signed => IsRight(Checksum.Of(key.Text, notice.Event, signed), notice.Checksum)
                ? new VerifiedNotice(notice)
                : WebhookAnswer.WrongChecksum,
            None: () => WebhookAnswer.Malformed);
    }

    // Upper and lower case are the same digits; and how much of it is right takes no time to tell.
    static bool IsRight(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(given.ToUpperInvariant()));
}
