using System.Diagnostics;
using System.Text.Json;

namespace Payments.BinancePay.Api;

/// <summary>What Binance Pay said, as far as all endpoints say it alike ("Reply envelope").</summary>
abstract record ApiReply
{
    private ApiReply() { }

    /// <summary>It was done; what came of it differs by endpoint, and may be anything.</summary>
    public sealed record Done(JsonElement Data) : ApiReply;

    /// <summary>It was turned down, under this code: 1 to 16 letters and digits.</summary>
    public sealed record TurnedDown(string Code) : ApiReply;

    /// <summary>No reply, or none that can be understood: it may have been done or not.</summary>
    public sealed record Unknown : ApiReply;

    public T Match<T>(Func<Done, T> done, Func<TurnedDown, T> turnedDown, Func<Unknown, T> unknown) =>
        this switch
        {
            Done it => done(it),
            TurnedDown it => turnedDown(it),
            Unknown it => unknown(it),
            _ => throw new UnreachableException(),
        };
}
