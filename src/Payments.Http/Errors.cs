using System.Globalization;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json;

namespace Payments.Http;

/// <summary>Every way a request can fail, as the one reply it gets. docs/errors.md is this class as a table.</summary>
/// <remarks>
/// The documented codes are <c>validation_error</c> and <c>rate_limit_exceeded</c>, and that an expired or cancelled
/// session is 400 (docs.juicyway.com, "Errors" and "Capture payment: Binance Pay"); the other codes are ours.
/// </remarks>
public static class Errors
{
    const string InvalidRequest = ErrorReply.InvalidRequest;
    const string Authentication = "authentication_error";
    const string Conflict = "conflict_error";
    const string RateLimit = "rate_limit_error";
    const string Provider = "provider_error";
    const string Server = "api_error";

    const int SoonInSeconds = 1;
    const int LaterInSeconds = 60;

    public static readonly ErrorReply KeyMissing =
        Reply(401, "api_key_missing", "Send your API key in one Authorization header.", Authentication);

    public static readonly ErrorReply KeyUnknown =
        Reply(401, "api_key_unknown", "This API key is not known here.", Authentication);

    public static readonly ErrorReply KeyAfterBearer =
        KeyUnknown with { Message = "This API key is not known here. Send it alone, without Bearer." };

    public static readonly ErrorReply IdempotencyKeyMalformed = Reply(
        400,
        "idempotency_key_malformed",
        "Send Idempotency-Key once: a string in quotes, or a token, of 1 to 255 characters.",
        InvalidRequest);

    public static readonly ErrorReply IdempotencyKeyReused = Reply(
        422,
        "idempotency_key_reused",
        "This Idempotency-Key was sent with another request. A new request needs a new key.",
        InvalidRequest);

    public static readonly ErrorReply IdempotencyKeyInFlight =
        Reply(
            409,
            "idempotency_key_in_flight",
            "The request with this Idempotency-Key is still being served. Repeat it to get its answer.",
            Conflict)
        with { RetryAfterSeconds = SoonInSeconds };

    public static readonly ErrorReply NoSuchPayment =
        Reply(404, "payment_not_found", "There is no such payment.", InvalidRequest);

    public static readonly ErrorReply NoSuchRoute =
        Reply(404, "route_not_found", "There is nothing at this address.", InvalidRequest);

    public static readonly ErrorReply MethodNotAllowed =
        Reply(405, "method_not_allowed", "This address does not take this method.", InvalidRequest);

    public static readonly ErrorReply BodyTooLarge =
        Reply(413, "request_too_large", "The body is longer than 64 KB.", InvalidRequest);

    public static readonly ErrorReply NotJson =
        Reply(415, "media_type_not_supported", "Send the body as application/json.", InvalidRequest);

    public static readonly ErrorReply Encoded = Reply(
        415, "content_encoding_not_supported", "Send the body as it is, without a Content-Encoding.", InvalidRequest);

    public static readonly ErrorReply BadRequest =
        Reply(400, "unreadable_request", "The request could not be read.", InvalidRequest);

    public static readonly ErrorReply TooSlow =
        Reply(408, "request_too_slow", "The body did not come in time.", InvalidRequest);

    public static readonly ErrorReply TooMany =
        Reply(429, "rate_limit_exceeded", "There were too many requests. Try again later.", RateLimit);

    public static readonly ErrorReply Busy =
        Again("payment_busy", "The payment is being changed by others. Trying again is safe.", SoonInSeconds);

    public static readonly ErrorReply OutOfOrder =
        Reply(500, "internal_error", "Something went wrong here. Trying again is safe.", Server);

    /// <summary>The limit of requests is reached; after that time one more is answered.</summary>
    public static ErrorReply TooManyFor(Duration wait) => TooMany with { RetryAfterSeconds = WholeSeconds(wait) };

    public static ErrorReply Of(NotHandled why) =>
        why.Match(
            noSuchSession: _ => NoSuchPayment,
            refused: it => Of(it.Why),
            referenceTaken: it => Reply(
                409, "reference_already_used", $"The reference was used for payment {it.By}.", Conflict),
            contended: _ => Busy,
            claimLost: _ => Busy,
            noProvider: it => Again(
                "provider_not_configured", $"No provider is configured for {it.Mode} payments.", LaterInSeconds),
            stillPreparing: it => Again(
                "checkout_not_ready",
                "The checkout is still being prepared. Capture again: it is safe, there is never a second order.",
                WholeSeconds(it.RetryAfter)),
            orderRefused: _ => Reply(
                502,
                "provider_refused_order",
                "The provider refused to open an order, and none is open. Capturing again asks it again.",
                Provider)
            with { RetryAfterSeconds = LaterInSeconds },
            storeFailed: it => Again(
                "store_unavailable",
                "The store does not answer. Trying again is safe: a reference is never used twice.",
                it.Fault.IsPassing ? SoonInSeconds : LaterInSeconds));

    public static ErrorReply Of(Refusal why) =>
        why.Match(
            alreadyPaid: it => Reply(409, it.Code, "The payment was paid.", Conflict),
            alreadyCancelled: it => Reply(
                400, it.Code, $"The payment was cancelled at {At(it.At)}. Open a new session.", InvalidRequest),
            alreadyExpired: it => Reply(
                400, it.Code, $"The payment expired at {At(it.At)}. Open a new session.", InvalidRequest),
            deadlinePassed: it => Reply(
                400,
                it.Code,
                $"The time to pay ended at {At(it.ExpiresAt)}. Whether it was paid is being found out: read it again.",
                InvalidRequest),
            deadlineNotReached: it => Reply(
                409, it.Code, $"The payment does not expire before {At(it.ExpiresAt)}.", Conflict),
            cancellationUnderWay: it => Reply(
                409, it.Code, "The payment is being cancelled. Read it again to see how that ends.", Conflict));

    /// <summary>What others in the pipeline refused without words of their own, under the status they chose.</summary>
    public static ErrorReply OfStatus(int status) =>
        status switch
        {
            400 => BadRequest,
            401 => KeyMissing,
            404 => NoSuchRoute,
            405 => MethodNotAllowed,
            408 => TooSlow,
            413 => BodyTooLarge,
            415 => NotJson,
            429 => TooMany,
            >= 500 => OutOfOrder with { Status = status },
            _ => Reply(status, "request_refused", "The request was refused.", InvalidRequest),
        };

    static ErrorReply Again(string code, string message, int seconds) =>
        Reply(503, code, message, Server) with { RetryAfterSeconds = seconds };

    // Rounded up: who comes at that time must not be too early.
    static int WholeSeconds(Duration wait) =>
        (int)Math.Ceiling(wait.ToTimeSpan().Ticks / (decimal)TimeSpan.TicksPerSecond);

    static ErrorReply Reply(int status, string code, string message, string type) => new(status, code, message, type);

    static string At(Instant at) => at.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
