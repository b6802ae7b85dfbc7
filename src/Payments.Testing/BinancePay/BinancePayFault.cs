using System.Diagnostics;

namespace Payments.Testing.BinancePay;

/// <summary>What goes wrong with one request to the fake.</summary>
/// <remarks>
/// A duration is real time, save that of <see cref="ActLate"/>, which the fake's clock counts. Where nothing else is
/// said, the request is acted on as it should be, and only its reply is spoiled.
/// </remarks>
public abstract record BinancePayFault
{
    private BinancePayFault() { }

    internal abstract string Name { get; }

    /// <summary>Waits, then acts and replies, also when the caller has gone in the meantime.</summary>
    public sealed record Delay(Duration For) : BinancePayFault
    {
        internal override string Name => "delay";
    }

    /// <summary>Ends the connection. Nothing was done.</summary>
    public sealed record DropBeforeActing : BinancePayFault
    {
        internal override string Name => "drop_before_acting";
    }

    /// <summary>Ends the connection without a reply once the request has done its work.</summary>
    public sealed record DropReplyAfterActing : BinancePayFault
    {
        internal override string Name => "drop_reply_after_acting";
    }

    /// <summary>
    /// Ends the connection at once, and acts when that much time has passed on the fake's clock.
    /// </summary>
    /// <remarks>
    /// By then the request may be out of its timestamp's window:
    /// <see cref="FakeBinancePaySettings.EnforcesWindowWhenActing"/>.
    /// </remarks>
    public sealed record ActLate(Duration By) : BinancePayFault
    {
        internal override string Name => "act_late";
    }

    /// <summary>Acts, and leaves the caller waiting for as long as it likes.</summary>
    public sealed record NeverReply : BinancePayFault
    {
        internal override string Name => "never_reply";
    }

    /// <summary>Acts, announces the whole reply, sends half of it, and ends the connection.</summary>
    public sealed record ResetInBody : BinancePayFault
    {
        internal override string Name => "reset_in_body";
    }

    /// <summary>Another status with any text, as a gateway answers: 429, 500, 502, 503. Acts only if told so.</summary>
    public sealed record Status(int Number, string Body = "", bool AfterActing = false) : BinancePayFault
    {
        internal override string Name => "status";
    }

    /// <summary>A result code in a well-formed reply. Acts only if told so.</summary>
    public sealed record Code(string Text, bool AfterActing = false) : BinancePayFault
    {
        internal override string Name => "code";
    }

    /// <summary>A page for people, with status 200.</summary>
    public sealed record HtmlBody : BinancePayFault
    {
        internal override string Name => "html_body";
    }

    /// <summary>The right JSON, said to be plain text.</summary>
    public sealed record WrongContentType : BinancePayFault
    {
        internal override string Name => "wrong_content_type";
    }

    /// <summary>Bytes that are neither JSON nor UTF-8, said to be JSON.</summary>
    public sealed record GarbageJson : BinancePayFault
    {
        internal override string Name => "garbage_json";
    }

    public sealed record EmptyBody : BinancePayFault
    {
        internal override string Name => "empty_body";
    }

    /// <summary>A successful reply of at least that many bytes, whose length is not announced.</summary>
    public sealed record HugeBody(int Bytes = 16 * 1024 * 1024) : BinancePayFault
    {
        internal override string Name => "huge_body";
    }

    /// <summary>The first half of the JSON, as if it were all of it.</summary>
    public sealed record TruncatedJson : BinancePayFault
    {
        internal override string Name => "truncated_json";
    }

    /// <summary>The right reply, which takes that long to arrive, little by little.</summary>
    public sealed record SlowBody(Duration Over) : BinancePayFault
    {
        internal override string Name => "slow_body";
    }

    public T Match<T>(
        Func<Delay, T> delay,
        Func<DropBeforeActing, T> dropBeforeActing,
        Func<DropReplyAfterActing, T> dropReplyAfterActing,
        Func<ActLate, T> actLate,
        Func<NeverReply, T> neverReply,
        Func<ResetInBody, T> resetInBody,
        Func<Status, T> status,
        Func<Code, T> code,
        Func<HtmlBody, T> htmlBody,
        Func<WrongContentType, T> wrongContentType,
        Func<GarbageJson, T> garbageJson,
        Func<EmptyBody, T> emptyBody,
        Func<HugeBody, T> hugeBody,
        Func<TruncatedJson, T> truncatedJson,
        Func<SlowBody, T> slowBody) =>
        this switch
        {
            Delay it => delay(it),
            DropBeforeActing it => dropBeforeActing(it),
            DropReplyAfterActing it => dropReplyAfterActing(it),
            ActLate it => actLate(it),
            NeverReply it => neverReply(it),
            ResetInBody it => resetInBody(it),
            Status it => status(it),
            Code it => code(it),
            HtmlBody it => htmlBody(it),
            WrongContentType it => wrongContentType(it),
            GarbageJson it => garbageJson(it),
            EmptyBody it => emptyBody(it),
            HugeBody it => hugeBody(it),
            TruncatedJson it => truncatedJson(it),
            SlowBody it => slowBody(it),
            _ => throw new UnreachableException(),
        };
}
