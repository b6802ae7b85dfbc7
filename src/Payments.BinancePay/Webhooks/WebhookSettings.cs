using Payments.Domain.Values;

namespace Payments.BinancePay.Webhooks;

/// <summary>The numbers by which webhooks are taken in.</summary>
/// <remarks>Binance Pay does not document how old a webhook may be, when it tries again, or how keys rotate.</remarks>
public sealed record WebhookSettings
{
    static readonly Duration Second = Duration.FromSeconds(1);
    static readonly Duration Month = Duration.FromDays(30);

    /// <summary>
    /// How far the time of a webhook may lie from ours, either way: from 1 second to 30 days. A day, because the times
    /// of later tries are not known, and a repeat is harmless.
    /// </summary>
    public Duration Freshness { get; init; } = Duration.FromHours(24);

    /// <summary>
    /// How often the keys may be asked for because of serials that are not known, however many come: from 1 second to 1
    /// hour.
    /// </summary>
    public Duration RefetchEvery { get; init; } = Duration.FromMinutes(1);

    /// <summary>How long the answer is waited for: from 1 second to 1 minute.</summary>
    public Duration FetchPatience { get; init; } = Duration.FromSeconds(10);

    /// <summary>
    /// How long a key stays valid that is no longer listed: up to 30 days. A day, so that later tries of what was
    /// signed before a rotation still pass.
    /// </summary>
    public Duration RotationOverlap { get; init; } = Duration.FromHours(24);

    /// <summary>Everything that is wrong with them; nothing, if they can be used.</summary>
    public Seq<InvalidValue> Faults() =>
        Fault(Freshness, Second, Month, "webhooks.freshness", "1 second to 30 days")
        + Fault(RefetchEvery, Second, Duration.FromHours(1), "webhooks.refetch_every", "1 second to 1 hour")
        + Fault(FetchPatience, Second, Duration.FromMinutes(1), "webhooks.fetch_patience", "1 second to 1 minute")
        + Fault(RotationOverlap, Duration.Zero, Month, "webhooks.rotation_overlap", "0 to 30 days");

    static Seq<InvalidValue> Fault(Duration given, Duration least, Duration most, string path, string allowed) =>
        given < least || given > most
            ? Seq1<InvalidValue>(new InvalidValue.OutOfRange(path, allowed))
            : Seq<InvalidValue>();
}
