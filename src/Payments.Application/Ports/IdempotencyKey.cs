using Payments.Domain.Values;

namespace Payments.Application.Ports;

/// <summary>The name that a merchant's program gave a request, so that repeating it is no second one.</summary>
/// <remarks>
/// It means something within one business and mode only. Its text is the client's own, at most 255 characters of ASCII;
/// it may be anything, so it does not print.
/// </remarks>
public sealed record IdempotencyKey(BusinessId Business, Mode Mode, string Text)
{
    public override string ToString() => $"{Mode} idempotency key";
}
