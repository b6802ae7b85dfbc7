using Payments.Domain.Values;

namespace Payments.Domain.Specs.Sessions.Specification;

/// <summary>Every rule that raw input can break, and how its code ends.</summary>
public class InvalidValues
{
    static readonly IReadOnlyList<InvalidValue> All = new InvalidValue[]
    {
        new InvalidValue.Missing("field"),
        new InvalidValue.Malformed("field", "well formed"),
        new InvalidValue.TooLong("field", 1),
        new InvalidValue.OutOfRange("field", "in range"),
        new InvalidValue.Unknown("field"),
        new InvalidValue.Withdrawn("field"),
        new InvalidValue.Contradicts("field", "other"),
        new InvalidValue.Repeated("field"),
    };

    internal static string Text =>
        Document.Aligned("rule", new[] { "code", "the value" }, All.Select(it =>
            new[] { it.GetType().Name, $"`{it.Code.Replace("field_", "…_", StringComparison.Ordinal)}`", Sentence(it) }));

    [Fact]
    public void Are_all_here() =>
        Assert.Equal(typeof(InvalidValue).GetNestedTypes().Select(it => it.Name), All.Select(it => it.GetType().Name));

    static string Sentence(InvalidValue fault) =>
        fault.Match(
            missing: _ => "is absent, null or blank",
            malformed: _ => "has another shape than is expected, which the fault tells",
            tooLong: _ => "is longer than its limit, which the fault tells",
            outOfRange: _ => "is a number or a count outside of what is allowed, which the fault tells",
            unknown: _ => "is well formed, but no such thing exists",
            withdrawn: _ => "existed once and no longer does, such as a withdrawn currency",
            contradicts: _ => "contradicts another value that was given as well, which the fault names",
            repeated: _ => "was given more than once");
}
