namespace Payments.Application.Specs.World;

/// <summary>How a spec reads what came back.</summary>
static class Answers
{
    public static T Right<TWhy, T>(this Either<TWhy, T> answer) =>
        answer.IfLeft(why => throw new InvalidOperationException($"answered: {why}"));

    public static TWhy Left<TWhy, T>(this Either<TWhy, T> answer) =>
        answer.Match(
            Right: value => throw new InvalidOperationException($"answered: {value}"),
            Left: why => why);
}
