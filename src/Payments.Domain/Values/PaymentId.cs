using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Values;

/// <summary>Which payment session it is. We give it out, and it stays the same for ever.</summary>
/// <remarks>A UUID of any version (Juicyway, capture-payment); prints in lower case with dashes.</remarks>
public sealed record PaymentId
{
    static readonly InvalidValue Absent = new Missing("id");
    static readonly InvalidValue NotAnId = new Malformed("id", Uuid.Form);

    PaymentId(Guid value) => Value = value;

    public Guid Value { get; }

    public static PaymentId From(Guid value) => new(value);

    public static Validation<InvalidValue, PaymentId> Create(string? text) =>
        Uuid.TryRead(text, out var value) ? new PaymentId(value)
        : string.IsNullOrWhiteSpace(text) ? Absent
        : NotAnId;

    public override string ToString() => Value.ToString("D");
}
