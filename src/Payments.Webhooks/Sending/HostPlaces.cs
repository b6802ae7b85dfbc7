using Payments.Application;

namespace Payments.Webhooks.Sending;

/// <summary>How much may be under way, and to whom: a slow receiver must not hold what others need.</summary>
/// <remarks>
/// A destination that was slow has one place until it is quick again, and those that were have half of the outbox's
/// places together. Nobody waits for a place: who finds none is told when to come again, each later than the one before,
/// so that a long queue does not keep the outbox busy with itself.
/// </remarks>
sealed class HostPlaces(MerchantWebhookSettings settings)
{
    const int PlacesOfAllSlow = OutboxPump.Places / 2;

    // Destinations that nothing is known against are forgotten when there are so many.
    const int MaxRemembered = 1000;

    // Twenty a second of each destination are offered again, however many wait.
    static readonly Duration Pace = Duration.FromMilliseconds(50);
    static readonly Duration ShortestWait = Duration.FromSeconds(1);
    static readonly Duration LongestWait = Duration.FromHours(1);

    readonly Lock turn = new();
    readonly Dictionary<Destination, Standing> standings = [];

    /// <summary>Takes a place, and whoever has taken it leaves it; or says how long to wait for one.</summary>
    public Option<Duration> TryTake(Destination where, Instant now)
    {
        lock (turn)
        {
            var standing = Find(where);
            if (HasPlace(where, standing))
            {
                standing.UnderWay++;
                return None;
            }

            standing.NextTurn = Instant.Min(Instant.Max(standing.NextTurn, now) + Pace, now + LongestWait);
            return Duration.Max(standing.NextTurn - now, ShortestWait);
        }
    }

    public void Leave(Destination where, bool wasSlow)
    {
        lock (turn)
        {
            var standing = standings[where];
            standing.UnderWay--;
            standing.IsSlow = wasSlow;
        }
    }

    bool HasPlace(Destination where, Standing standing) =>
        standing.UnderWay < (standing.IsSlow ? 1 : settings.PlacesPerHost)
        && UnderWay((it, _) => it.Host == where.Host) < settings.PlacesPerSharedHost
        && (!standing.IsSlow || UnderWay((_, it) => it.IsSlow) < PlacesOfAllSlow);

    int UnderWay(Func<Destination, Standing, bool> which) =>
        standings.Sum(it => which(it.Key, it.Value) ? it.Value.UnderWay : 0);

    Standing Find(Destination where)
    {
        if (standings.TryGetValue(where, out var known))
            return known;

        if (standings.Count >= MaxRemembered)
            foreach (var (idle, _) in standings.Where(it => it.Value is { UnderWay: 0, IsSlow: false }))
                standings.Remove(idle);
        return standings[where] = new Standing();
    }

    sealed class Standing
    {
        public int UnderWay { get; set; }

        public bool IsSlow { get; set; }

        /// <summary>When the last of those who found no place may come again.</summary>
        public Instant NextTurn { get; set; } = Instant.MinValue;
    }
}
