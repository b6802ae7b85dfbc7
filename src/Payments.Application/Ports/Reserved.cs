using System.Diagnostics;

using Payments.Domain.Values;

namespace Payments.Application.Ports;

/// <summary>The right to do what a request asks. <c>Token</c> counts how often it was given under its key.</summary>
/// <param name="Key">Under which key.</param>
/// <param name="Payment">Set aside for the request; also tells it from one that had the key a day before.</param>
/// <param name="Token">Tells an old claim from a new one.</param>
public sealed record RequestClaim(IdempotencyKey Key, PaymentId Payment, int Token);

/// <summary>What became of a reservation.</summary>
public abstract record Reserved
{
    private Reserved() { }

    internal abstract string Name { get; }

    /// <summary>
    /// The work is the caller's, under the payment id of the first who reserved: if there is a session under it, a node
    /// died before it could say so.
    /// </summary>
    public sealed record Granted(RequestClaim Claim) : Reserved
    {
        internal override string Name => "granted";
    }

    /// <summary>Somebody is at work on the same request.</summary>
    public sealed record InFlight : Reserved
    {
        internal override string Name => "in_flight";
    }

    /// <summary>The same request was answered before.</summary>
    public sealed record Answered(StoredAnswer Answer) : Reserved
    {
        internal override string Name => "answered";
    }

    /// <summary>The key names another request.</summary>
    public sealed record OtherRequest : Reserved
    {
        internal override string Name => "other_request";
    }

    public T Match<T>(
        Func<Granted, T> granted,
        Func<InFlight, T> inFlight,
        Func<Answered, T> answered,
        Func<OtherRequest, T> otherRequest) =>
        this switch
        {
            Granted it => granted(it),
            InFlight it => inFlight(it),
            Answered it => answered(it),
            OtherRequest it => otherRequest(it),
            _ => throw new UnreachableException(),
        };
}
