using System.Buffers;
using System.Text.Json;

using NodaTime.Text;

using Payments.Domain.Values;

namespace Payments.Host.Sandbox;

/// <summary>One reply of the sandbox: a status, and JSON with its keys in alphabetical order.</summary>
sealed class SandboxReply
{
    const string WrongRequest = "invalid_request_error";

    // How soon to try again while the file cannot be used, in seconds.
    const string RetryAfter = "1";

    public static readonly SandboxReply NotJson = Error(
        StatusCodes.Status400BadRequest, "unreadable_body", "The body is not JSON.");

    public static readonly SandboxReply NotFound = Error(
        StatusCodes.Status404NotFound, "order_not_found", "The sandbox has no order of this session.");

    public static readonly SandboxReply TooLarge = Error(
        StatusCodes.Status413PayloadTooLarge, "body_too_large", $"The body is larger than {PayBody.MaxBytes} bytes.");

    public static readonly SandboxReply NotAnObject = Error(
        StatusCodes.Status422UnprocessableEntity, "body_must_be_an_object", "The body is not a JSON object.");

    public static readonly SandboxReply NotAnAmount = Error(
        StatusCodes.Status422UnprocessableEntity,
        "amount_must_be_in_range",
        $"The amount is not a whole number of minor units from 1 to {Money.MaxMinorUnits}.");

    public static readonly SandboxReply Unavailable = Error(
        StatusCodes.Status503ServiceUnavailable,
        "sandbox_unavailable",
        "The sandbox cannot use its file at the moment.",
        "api_error");

    // As in the replies of the payment API: microseconds, all of them.
    static readonly InstantPattern Time = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.ffffff'Z'");

    readonly int status;
    readonly byte[] json;

    SandboxReply(int status, byte[] json) => (this.status, this.json) = (status, json);

    public static SandboxReply Showing(SandboxOrder order) => new(StatusCodes.Status200OK, Json(writer =>
    {
        writer.WriteNumber("amount", order.Quote.MinorUnits);
        writer.WriteNumber("attempt", order.Number.Attempt.Number);
        writer.WriteString("currency", order.Quote.Currency.Code);
        writer.WriteString("expires_at", Time.Format(order.ExpiresAt));
        writer.WriteString("opened_at", Time.Format(order.OpenedAt));
        writer.WriteString("order_number", order.Number.Text);
        if (order.Standing is OrderStanding.Paid paid)
            Write(writer, paid);
        else
            writer.WriteNull("payment");
        writer.WriteString("payment_id", order.Number.Payment.ToString());
        writer.WriteString("status", order.Standing.Name);
    }));

    public static SandboxReply Conflict(OrderStanding standing) => Error(
        StatusCodes.Status409Conflict, $"order_{standing.Name}", $"The order is {standing.Name}.");

    public async Task WriteTo(HttpResponse response, CancellationToken cancellation)
    {
        response.StatusCode = status;
        response.ContentType = "application/json";
        response.ContentLength = json.Length;
        response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = RetryAfter;
        await response.Body.WriteAsync(json, cancellation).ConfigureAwait(false);
    }

    static void Write(Utf8JsonWriter writer, OrderStanding.Paid paid)
    {
        writer.WriteStartObject("payment");
        writer.WriteNumber("amount", paid.Amount.MinorUnits);
        writer.WriteString("currency", paid.Amount.Currency.Code);
        writer.WriteString("paid_at", Time.Format(paid.PaidAt.Instant));
        writer.WriteBoolean("refunded", paid.Refunded);
        writer.WriteString("transaction_id", paid.Transaction.Text);
        writer.WriteEndObject();
    }

    static SandboxReply Error(int status, string code, string message, string type = WrongRequest) =>
        new(status, Json(writer =>
        {
            writer.WriteStartObject("error");
            writer.WriteString("code", code);
            writer.WriteString("message", message);
            writer.WriteString("type", type);
            writer.WriteEndObject();
        }));

    static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }
}
