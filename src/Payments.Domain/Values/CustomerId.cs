using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Values;

/// <summary>Which customer it is.</summary>
/// <remarks>A UUID of any version (Juicyway, capture-payment); prints in lower case with dashes.</remarks>
public sealed record CustomerId
{
    static readonly InvalidValue Absent = new Missing("id");
    static readonly InvalidValue NotAnId = new Malformed("id", Uuid.Form);

    CustomerId(Guid value) => Value = value;

    public Guid Value { get; }

    public static CustomerId From(Guid value) => new(value);

    public static Validation<InvalidValue, CustomerId> Create(string? text) =>
        Uuid.TryRead(text, out var value) ? new CustomerId(value)
        : string.IsNullOrWhiteSpace(text) ? Absent
        : NotAnId;

    public override string ToString() => Value.ToString("D");
}
