using Payments.Application.Ports;

namespace Payments.Sqlite.Specs;

/// <summary>Taking answers apart, where a test knows which it must be.</summary>
static class Answers
{
    public static T Value<T>(this Either<StoreFault, T> answer) =>
        answer.Match(Right: it => it, Left: why => throw new InvalidOperationException($"The store answered {why}."));

    public static StoreFault Fault<T>(this Either<StoreFault, T> answer) =>
        answer.Match(Left: it => it, Right: _ => throw new InvalidOperationException("The store answered."));

    public static async Task<StoreFault> Fault<T>(this Task<Either<StoreFault, T>> answer) => (await answer).Fault();
}
