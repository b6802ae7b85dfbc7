using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Values;

/// <summary>Which business the payment is for: the merchant whose key opened it.</summary>
/// <remarks>A UUID of any version (Juicyway, interac replies); prints in lower case with dashes.</remarks>
public sealed record BusinessId
{
    static readonly InvalidValue Absent = new Missing("business_id");
    static readonly InvalidValue NotAnId = new Malformed("business_id", Uuid.Form);

    BusinessId(Guid value) => Value = value;

    public Guid Value { get; }

    public static BusinessId From(Guid value) => new(value);

    public static Validation<InvalidValue, BusinessId> Create(string? text) =>
        Uuid.TryRead(text, out var value) ? new BusinessId(value)
        : string.IsNullOrWhiteSpace(text) ? Absent
        : NotAnId;

    public override string ToString() => Value.ToString("D");
}
