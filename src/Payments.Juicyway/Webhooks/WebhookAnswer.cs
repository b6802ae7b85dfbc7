using Microsoft.AspNetCore.Http;

namespace Payments.Juicyway.Webhooks;

/// <summary>What became of a webhook. 200 ends the matter; anything else is tried again, for 48 hours.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Stable name for logs.</param>
public sealed record WebhookAnswer(int Status, string Code)
{
    /// <summary>Money is said to have arrived, and Juicyway says the same when asked.</summary>
    public static readonly WebhookAnswer Paid = new(StatusCodes.Status200OK, "paid");

    /// <summary>Something changed, and Juicyway was asked how the order stands.</summary>
    public static readonly WebhookAnswer Asked = new(StatusCodes.Status200OK, "asked");

    /// <summary>It is about a payment that is none of our orders.</summary>
    public static readonly WebhookAnswer NotOurs = new(StatusCodes.Status200OK, "not_ours");

    public static readonly WebhookAnswer TooLarge = new(StatusCodes.Status413PayloadTooLarge, "body_too_large");

    public static readonly WebhookAnswer Incomplete = new(StatusCodes.Status400BadRequest, "unreadable_request");

    /// <summary>No notice, or none of the configured form.</summary>
    public static readonly WebhookAnswer Malformed = new(StatusCodes.Status400BadRequest, "malformed_body");

    public static readonly WebhookAnswer WrongChecksum = new(StatusCodes.Status401Unauthorized, "wrong_checksum");

    /// <summary>Juicyway, when asked, does not say the same, or not yet.</summary>
    public static readonly WebhookAnswer Unconfirmed =
        new(StatusCodes.Status503ServiceUnavailable, "unconfirmed");

    /// <summary>No store or no provider. Nothing of it was lost.</summary>
    public static readonly WebhookAnswer NotHandled =
        new(StatusCodes.Status503ServiceUnavailable, "not_handled");

    public override string ToString() => $"{Status} {Code}";
}
