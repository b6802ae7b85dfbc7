using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Sessions;

/// <summary>What was agreed when the session was opened. Nothing here ever changes (S14).</summary>
public sealed record PaymentTerms
{
    // A default Instant is 1970: a clock that was never set must not open sessions.
    static readonly Instant Earliest = Instant.FromUtc(2000, 1, 1, 0, 0);
    static readonly Instant Latest = Instant.FromUtc(9000, 1, 1, 0, 0);

    static readonly InvalidValue NotATime = new OutOfRange("date", "between the years 2000 and 9000");

    PaymentTerms(
        PaymentId id,
        CorrelationId correlation,
        BusinessId business,
        Mode mode,
        PaymentRequest request,
        Instant createdAt,
        PaymentWindow window)
    {
        (Id, Correlation, Business, Mode) = (id, correlation, business, mode);
        (Request, CreatedAt, Window) = (request, createdAt, window);
    }

    public PaymentId Id { get; }

    public CorrelationId Correlation { get; }

    public BusinessId Business { get; }

    /// <summary>Test sessions are never told to a real provider, live ones never to the sandbox.</summary>
    public Mode Mode { get; }

    public PaymentRequest Request { get; }

    public Instant CreatedAt { get; }

    public PaymentWindow Window { get; }

    /// <summary>The first instant that is too late, as long as no capture has started the window afresh (S6).</summary>
    public Instant Deadline => CreatedAt + Window.Lifetime;

    public static Validation<InvalidValue, PaymentTerms> Create(
        PaymentId id,
        CorrelationId correlation,
        BusinessId business,
        Mode mode,
        PaymentRequest request,
        Instant createdAt,
        PaymentWindow window) =>
        createdAt >= Earliest && createdAt < Latest
            ? new PaymentTerms(id, correlation, business, mode, request, createdAt, window)
            : NotATime;

    /// <summary>Without the customer: terms end up in logs.</summary>
    public override string ToString() => $"{Mode} {Id}, {Request}";
}
