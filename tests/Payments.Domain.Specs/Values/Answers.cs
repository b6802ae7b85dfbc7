using Payments.Domain.Values;

namespace Payments.Domain.Specs.Values;

/// <summary>How a spec reads what came back.</summary>
static class Answers
{
    public static T Lawful<T>(this Validation<InvalidValue, T> answer) =>
        answer.Match(
            Succ: value => value,
            Fail: faults => throw new InvalidOperationException($"refused: {Told(faults)}"));

    public static T Lawful<T>(this Either<InvalidValue, T> answer) =>
        answer.Match(
            Right: value => value,
            Left: fault => throw new InvalidOperationException($"refused: {Told(Seq1(fault))}"));

    /// <summary>Where and why, in the order they were told, as in <c>email Missing, phone_number TooLong</c>.</summary>
    public static string Faults<T>(this Validation<InvalidValue, T> answer) =>
        answer.Match(Succ: _ => "none", Fail: Told);

    public static string Faults<T>(this Either<InvalidValue, T> answer) =>
        answer.Match(Right: _ => "none", Left: fault => Told(Seq1(fault)));

    static string Told(Seq<InvalidValue> faults) =>
        string.Join(", ", faults.Select(it => $"{it.Path} {it.GetType().Name}"));
}
