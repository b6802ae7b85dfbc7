using System.Collections.Frozen;

using Microsoft.Extensions.Logging;

namespace Payments.BinancePay.Webhooks;

/// <summary>The keys that Binance Pay signs with, asked for when a serial comes that is not known.</summary>
/// <remarks>
/// Strangers choose serials. So all unknown ones together lead to one fetch an interval, which no request can break off
/// and all who wait share. A key that is no longer listed stays valid for a while beside its successor; a fetch that
/// fails changes nothing.
/// </remarks>
sealed class CertificateCache(
    FetchCertificates fetch, IClock clock, WebhookSettings settings, ILogger<CertificateCache> log)
{
    // Listed and no longer listed together; two are enough for a rotation.
    const int MaxKeys = 16;

    readonly Lock turn = new();
    volatile FrozenDictionary<string, Kept> keys = FrozenDictionary<string, Kept>.Empty;
    Option<Instant> fetchedAt;
    Task<bool> latest = Task.FromResult(false);

    /// <summary>The key of that serial, or why there is none.</summary>
    /// <remarks>Serials are compared exactly: no bit of one may change unnoticed.</remarks>
    public async Task<Either<WebhookAnswer, PlatformKey>> Find(string serial, CancellationToken cancellation)
    {
        var known = Known(serial);
        if (known.Case is PlatformKey held)
            return held;

        var isFetched = await Latest().WaitAsync(cancellation).ConfigureAwait(false);
        return Known(serial).Match<Either<WebhookAnswer, PlatformKey>>(
            Some: it => it,
            None: () => isFetched ? WebhookAnswer.UnknownCertificate : WebhookAnswer.CertificatesUnavailable);
    }

    Option<PlatformKey> Known(string serial) =>
        keys.TryGetValue(serial, out var it) && it.IsValidAt(clock.GetCurrentInstant()) ? Some(it.Key) : None;

    // Whether the list could be had: by the fetch that runs, by a new one if it is time, or else by the last.
    Task<bool> Latest()
    {
        lock (turn)
        {
            var now = clock.GetCurrentInstant();
            if (!latest.IsCompleted || !fetchedAt.ForAll(at => IsDue(now - at)))
                return latest;

            fetchedAt = now;
            latest = Task.Run(Fetch);
            return latest;
        }
    }

    // A clock that was set back must not keep us from asking for as long.
    bool IsDue(Duration since) => since >= settings.RefetchEvery || since < Duration.Zero;

    async Task<bool> Fetch()
    {
        var fetched = await TryFetch().ConfigureAwait(false);
        fetched.Match(
            Some: Replace,
            None: () => log.LogWarning(
                LogEvents.NoCertificates, "The platform certificates of Binance Pay could not be fetched"));
        return fetched.IsSome;
    }

    async Task<Option<Seq<PlatformCertificate>>> TryFetch()
    {
        using var patience = new CancellationTokenSource(settings.FetchPatience.ToTimeSpan());
        try
        {
            return await fetch(patience.Token).WaitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return None;
        }
#pragma warning disable CA1031 // Whoever throws breaks the promise of the port; the keys that we have are still good.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            log.LogError(
                LogEvents.FetchBrokeOff, "Fetching the platform certificates broke off: {Type}", broken.GetType());
            return None;
        }
    }

    void Replace(Seq<PlatformCertificate> certificates)
    {
        var now = clock.GetCurrentInstant();
        var given = certificates.Take(MaxKeys).ToArray();
        var listed = given.SelectMany(it => PlatformKey.Read(it).AsEnumerable()).DistinctBy(it => it.Serial).ToArray();
        if (listed.Length < given.Length)
            log.LogWarning(
                LogEvents.CertificatesNotUsable,
                "Of {All} platform certificates only {Usable} can be used", given.Length, listed.Length);

        var serials = listed.Select(it => it.Serial).ToHashSet(StringComparer.Ordinal);
        var unlisted = keys.Values
            .Where(it => !serials.Contains(it.Key.Serial) && it.IsValidAt(now))
            .Select(it => it with { Until = it.Until.IfNone(now + settings.RotationOverlap) })
            .OrderByDescending(it => it.Until.IfNone(now));
        keys = listed.Select(it => new Kept(it, None)).Concat(unlisted)
            .Take(MaxKeys)
            .ToFrozenDictionary(it => it.Key.Serial, StringComparer.Ordinal);
    }

    // Listed as long as it has no end.
    sealed record Kept(PlatformKey Key, Option<Instant> Until)
    {
        public bool IsValidAt(Instant now) => Until.ForAll(end => now < end);
    }
}
