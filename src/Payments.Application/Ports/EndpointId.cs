using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Application.Ports;

/// <summary>Which of a business's endpoints it is.</summary>
/// <remarks>A UUID of any version; prints in lower case with dashes.</remarks>
public sealed record EndpointId
{
    static readonly InvalidValue NotAnId = new Malformed("endpoint", "a UUID of 36 characters");

    EndpointId(Guid value) => Value = value;

    public Guid Value { get; }

    public static EndpointId From(Guid value) => new(value);

    public static Validation<InvalidValue, EndpointId> Create(string? text) =>
        Guid.TryParseExact(text, "D", out var value) ? new EndpointId(value) : NotAnId;

    public override string ToString() => Value.ToString("D");
}
