using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Values;

/// <summary>Whether the customer is a person or a company.</summary>
/// <remarks>
/// <c>individual</c> or <c>business</c>, in lower case (Juicyway, initialize-payment, newer editions).
/// </remarks>
public sealed record CustomerKind
{
    public static readonly CustomerKind Individual = new("individual");

    public static readonly CustomerKind Business = new("business");

    static readonly InvalidValue Absent = new Missing("type");
    static readonly InvalidValue NeverHeardOf = new Unknown("type", Seq(Individual.name, Business.name));

    readonly string name;

    CustomerKind(string name) => this.name = name;

    public static Validation<InvalidValue, CustomerKind> Create(string? text) =>
        text switch
        {
            "individual" => Individual,
            "business" => Business,
            _ => string.IsNullOrWhiteSpace(text) ? Absent : NeverHeardOf,
        };

    public T Match<T>(Func<T> individual, Func<T> business) => this == Individual ? individual() : business();

    public override string ToString() => name;
}
