using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Values;

/// <summary>What ties together everything that was done for one payment, across systems and logs.</summary>
/// <remarks>A UUID of any version (Juicyway, capture-payment); prints in lower case with dashes.</remarks>
public sealed record CorrelationId
{
    static readonly InvalidValue Absent = new Missing("correlation_id");
    static readonly InvalidValue NotAnId = new Malformed("correlation_id", Uuid.Form);

    CorrelationId(Guid value) => Value = value;

    public Guid Value { get; }

    public static CorrelationId From(Guid value) => new(value);

    public static Validation<InvalidValue, CorrelationId> Create(string? text) =>
        Uuid.TryRead(text, out var value) ? new CorrelationId(value)
        : string.IsNullOrWhiteSpace(text) ? Absent
        : NotAnId;

    public override string ToString() => Value.ToString("D");
}
