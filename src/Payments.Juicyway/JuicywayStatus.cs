using System.Diagnostics;

using Payments.Json;

namespace Payments.Juicyway;

/// <summary>What the status of a payment means to us. No page lists all words; these are those of all pages.</summary>
public abstract record JuicywayStatus
{
    private JuicywayStatus() { }

    internal abstract string Name { get; }

    /// <summary>Nobody has paid: <c>pending</c>. In their sandbox a payment that was made stays so as well.</summary>
    public sealed record Waiting : JuicywayStatus
    {
        internal override string Name => "waiting";
    }

    /// <summary>A payment is under way: <c>authenticating</c>, <c>processing</c>.</summary>
    public sealed record UnderWay : JuicywayStatus
    {
        internal override string Name => "under_way";
    }

    /// <summary>
    /// Money arrived: <c>captured</c> and <c>settled</c> (lists), <c>succeeded</c> (fetch), <c>success</c> (webhooks),
    /// and <c>paid</c>, our own server's word.
    /// </summary>
    public sealed record Paid : JuicywayStatus
    {
        internal override string Name => "paid";
    }

    /// <summary>It failed, for good: <c>failed</c>.</summary>
    public sealed record Failed : JuicywayStatus
    {
        internal override string Name => "failed";
    }

    /// <summary>Somebody called it off: <c>cancelled</c>.</summary>
    public sealed record Cancelled : JuicywayStatus
    {
        internal override string Name => "cancelled";
    }

    /// <summary>Nobody paid in time: <c>expired</c>, our own server's word; Juicyway has none.</summary>
    public sealed record Expired : JuicywayStatus
    {
        internal override string Name => "expired";
    }

    /// <summary>A word that no page explains. Nothing follows from it.</summary>
    public sealed record Unknown(string Word) : JuicywayStatus
    {
        internal override string Name => "unknown";
    }

    public static JuicywayStatus Of(StatusWord word) =>
        word.Word switch
        {
            "pending" => new Waiting(),
            "authenticating" or "processing" => new UnderWay(),
            "captured" or "settled" or "succeeded" or "success" or "paid" => new Paid(),
            "failed" => new Failed(),
            "cancelled" => new Cancelled(),
            "expired" => new Expired(),
            _ => new Unknown(word.Word),
        };

    public T Match<T>(
        Func<Waiting, T> waiting,
        Func<UnderWay, T> underWay,
        Func<Paid, T> paid,
        Func<Failed, T> failed,
        Func<Cancelled, T> cancelled,
        Func<Expired, T> expired,
        Func<Unknown, T> unknown) =>
        this switch
        {
            Waiting it => waiting(it),
            UnderWay it => underWay(it),
            Paid it => paid(it),
            Failed it => failed(it),
            Cancelled it => cancelled(it),
            Expired it => expired(it),
            Unknown it => unknown(it),
            _ => throw new UnreachableException(),
        };
}
