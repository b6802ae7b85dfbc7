using System.Diagnostics;

using Payments.Json;

namespace Payments.Juicyway;

/// <summary>Why Juicyway did not do what it was asked. Never carries what was sent or what a reply said.</summary>
public abstract record JuicywayFault
{
    private JuicywayFault() { }

    internal abstract string Name { get; }

    /// <summary>
    /// Whether it may have been done all the same: then only asking for the payment tells, and never doing it again.
    /// </summary>
    public bool MayHaveActed => this is Unanswered or NotUnderstood or AnotherPayment;

    /// <summary>Nothing was sent, for a reason of our own.</summary>
    /// <param name="Why"><c>too_late</c> or <c>currency_not_supported</c>.</param>
    public sealed record NotSent(string Why) : JuicywayFault
    {
        internal override string Name => "not_sent";
    }

    /// <summary>Juicyway turned it down.</summary>
    /// <param name="Status">The HTTP status, 400 to 499.</param>
    /// <param name="Code">Juicyway's own word for why, or <c>http_404</c> and the like where there is none.</param>
    /// <param name="Fields">Which fields of the request were at fault, if it says.</param>
    public sealed record Rejected(int Status, string Code, Seq<string> Fields) : JuicywayFault
    {
        internal override string Name => "rejected";
    }

    /// <summary>There were too many requests: nothing was done.</summary>
    public sealed record RateLimited(Option<Duration> RetryAfter) : JuicywayFault
    {
        internal override string Name => "rate_limited";
    }

    /// <summary>No answer came, or only that something is broken there.</summary>
    public sealed record Unanswered : JuicywayFault
    {
        internal override string Name => "unanswered";
    }

    /// <summary>An answer came, and it is none that this API gives.</summary>
    public sealed record NotUnderstood(int Status, JsonFault Why) : JuicywayFault
    {
        internal override string Name => "not_understood";
    }

    /// <summary>The answer is about another payment, or another amount: it is never taken for ours.</summary>
    /// <param name="Members">Which members of it are not as they must be.</param>
    public sealed record AnotherPayment(Seq<string> Members) : JuicywayFault
    {
        internal override string Name => "another_payment";
    }

    public T Match<T>(
        Func<NotSent, T> notSent,
        Func<Rejected, T> rejected,
        Func<RateLimited, T> rateLimited,
        Func<Unanswered, T> unanswered,
        Func<NotUnderstood, T> notUnderstood,
        Func<AnotherPayment, T> anotherPayment) =>
        this switch
        {
            NotSent it => notSent(it),
            Rejected it => rejected(it),
            RateLimited it => rateLimited(it),
            Unanswered it => unanswered(it),
            NotUnderstood it => notUnderstood(it),
            AnotherPayment it => anotherPayment(it),
            _ => throw new UnreachableException(),
        };
}
