using System.Text;

using Microsoft.AspNetCore.Http;

namespace Payments.BinancePay.Webhooks;

/// <summary>What became of a webhook, and what Binance Pay is told. docs/webhooks.md is this as a table.</summary>
/// <remarks>
/// The form is documented ("Order notification", acknowledgement): 200 and SUCCESS end the matter, anything else makes
/// Binance Pay try again. The codes are ours, stable, and say nothing of what was sent; they also name the counters.
/// </remarks>
public sealed record WebhookAnswer
{
    public static readonly WebhookAnswer Paid =
        Taken("paid", "Money arrived, Binance Pay says the same when asked, and the session knows.");

    public static readonly WebhookAnswer Asked =
        Taken("asked", "An order has changed, and Binance Pay was asked how it stands.");

    public static readonly WebhookAnswer Repeated = Taken("repeated", "It was handled before.");

    public static readonly WebhookAnswer Ignored = Taken("ignored", "It is about something that we do not follow.");

    public static readonly WebhookAnswer NotOurs = Taken("not_ours", "The order has a number that we did not give.");

    public static readonly WebhookAnswer UnknownOrder =
        Taken("unknown_order", "The number looks like ours, but there is no such session.");

    public static readonly WebhookAnswer TestSession =
        Taken("test_session", "The session is a test, which no real money can touch.");

    public static readonly WebhookAnswer MalformedHeaders = Refused(
        StatusCodes.Status400BadRequest,
        "malformed_headers",
        "One of the four headers is missing, there twice, too long, or not in its one canonical form.");

    public static readonly WebhookAnswer Stale = Refused(
        StatusCodes.Status401Unauthorized, "stale_timestamp", "The timestamp is too far from our time.");

    public static readonly WebhookAnswer TooLarge =
        Refused(StatusCodes.Status413PayloadTooLarge, "body_too_large", "The body is longer than 256 KB.");

    public static readonly WebhookAnswer Incomplete =
        Refused(StatusCodes.Status400BadRequest, "unreadable_request", "The body did not come whole, or not in time.");

    public static readonly WebhookAnswer UnknownCertificate = Refused(
        StatusCodes.Status401Unauthorized, "unknown_certificate", "Binance Pay lists no such certificate.");

    public static readonly WebhookAnswer WrongSignature = Refused(
        StatusCodes.Status401Unauthorized, "wrong_signature", "The signature is not one of these bytes.");

    public static readonly WebhookAnswer CertificatesUnavailable = Refused(
        StatusCodes.Status503ServiceUnavailable,
        "certificates_unavailable",
        "Binance Pay could not be asked for its certificates.");

    public static readonly WebhookAnswer Malformed =
        Refused(StatusCodes.Status400BadRequest, "malformed_body", "It is signed, but no notification.");

    public static readonly WebhookAnswer Unconfirmed = Refused(
        StatusCodes.Status503ServiceUnavailable,
        "unconfirmed",
        "Binance Pay, when asked about the order, does not say the same, or not yet.");

    public static readonly WebhookAnswer NotHandled = Refused(
        StatusCodes.Status503ServiceUnavailable, "not_handled", "No store or no provider. Nothing of it was lost.");

    WebhookAnswer(int status, string code, string meaning, string message) =>
        (Status, Code, Meaning, Body) = (
            status,
            code,
            meaning,
            Encoding.ASCII.GetBytes(
                $$"""{"returnCode":"{{(IsTaken(status) ? "SUCCESS" : "FAIL")}}","returnMessage":{{message}}}"""));

    /// <summary>Every one there is, in the order in which they are found out.</summary>
    public static IReadOnlyList<WebhookAnswer> All { get; } =
    [
        MalformedHeaders, Stale, TooLarge, Incomplete, CertificatesUnavailable, UnknownCertificate, WrongSignature,
        Repeated, Malformed, Ignored, NotOurs, UnknownOrder, TestSession, Unconfirmed, NotHandled, Asked, Paid,
    ];

    public int Status { get; }

    /// <summary>Stable name for logs, counters and the FAIL message.</summary>
    public string Code { get; }

    /// <summary>The same for people.</summary>
    public string Meaning { get; }

    /// <summary>Binance Pay is told SUCCESS, and need not try again.</summary>
    public bool IsAcknowledged => IsTaken(Status);

    internal ReadOnlyMemory<byte> Body { get; }

    public override string ToString() => $"{Status} {Code}";

    static WebhookAnswer Taken(string code, string meaning) => new(StatusCodes.Status200OK, code, meaning, "null");

    static WebhookAnswer Refused(int status, string code, string meaning) => new(status, code, meaning, $"\"{code}\"");

    static bool IsTaken(int status) => status == StatusCodes.Status200OK;
}
