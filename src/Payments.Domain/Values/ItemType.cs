using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Values;

/// <summary>Whether a piece of the order is sent over a wire or in a box.</summary>
/// <remarks><c>digital</c> or <c>physical</c>, in lower case (Juicyway, initialize-payment).</remarks>
public sealed record ItemType
{
    public static readonly ItemType Digital = new("digital");

    public static readonly ItemType Physical = new("physical");

    static readonly InvalidValue Absent = new Missing("type");
    static readonly InvalidValue NeverHeardOf = new Unknown("type", Seq(Digital.name, Physical.name));

    readonly string name;

    ItemType(string name) => this.name = name;

    public static Validation<InvalidValue, ItemType> Create(string? text) =>
        text switch
        {
            "digital" => Digital,
            "physical" => Physical,
            _ => string.IsNullOrWhiteSpace(text) ? Absent : NeverHeardOf,
        };

    public T Match<T>(Func<T> digital, Func<T> physical) => this == Digital ? digital() : physical();

    public override string ToString() => name;
}
