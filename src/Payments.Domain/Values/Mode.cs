using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Values;

/// <summary>Whether real money moves.</summary>
/// <remarks>
/// <c>test</c> or <c>live</c>, in lower case. A key belongs to one of them, and nothing of one can be seen from the
/// other.
/// </remarks>
public sealed record Mode
{
    public static readonly Mode Test = new("test");

    public static readonly Mode Live = new("live");

    static readonly InvalidValue Absent = new Missing("mode");
    static readonly InvalidValue NeverHeardOf = new Unknown("mode", Seq(Test.name, Live.name));

    readonly string name;

    Mode(string name) => this.name = name;

    public static Validation<InvalidValue, Mode> Create(string? text) =>
        text switch
        {
            "test" => Test,
            "live" => Live,
            _ => string.IsNullOrWhiteSpace(text) ? Absent : NeverHeardOf,
        };

    public T Match<T>(Func<T> test, Func<T> live) => this == Test ? test() : live();

    public override string ToString() => name;
}
