using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Testing;

/// <summary>A store that keeps everything in memory: it obeys every law but those of reopening.</summary>
/// <remarks>
/// Safe for any number of threads: each call is one turn under one lock. It never answers a <see cref="StoreFault"/>.
/// </remarks>
public sealed partial class MemoryStore
    : ISessionStore, ISessionLists, IOutbox, IApiKeys, IWebhookNonces, IIdempotency, IMerchantEndpoints
{
    readonly Lock turn = new();
    readonly Dictionary<PaymentId, Kept> sessions = [];
    readonly Dictionary<(BusinessId, Mode, Reference), PaymentId> references = [];

    // In stored order; what is completed is taken out.
    readonly List<Entry> outbox = [];

    public Task<Either<StoreFault, Option<StoredSession>>> Load(SessionKey key, CancellationToken cancellation) =>
        Turn(() => Find(key).Map(it => new StoredSession(it.Opened, it.History)), cancellation);

    public Task<Either<StoreFault, Option<SessionKey>>> Locate(PaymentId payment, CancellationToken cancellation) =>
        Turn(() => sessions.TryGetValue(payment, out var kept) ? Some(kept.Key) : None, cancellation);

    public Task<Either<StoreFault, Appended>> Append(SessionAppend append, CancellationToken cancellation) =>
        Turn(() => Append(append), cancellation);

    public Task<Either<StoreFault, Seq<SessionKey>>> Due(Instant now, int limit, CancellationToken cancellation) =>
        Turn(() => Waiting(row => row.DueAt, now, limit), cancellation);

    public Task<Either<StoreFault, Seq<SessionKey>>> ToAsk(Instant now, int limit, CancellationToken cancellation) =>
        Turn(() => Waiting(row => row.AskAt, now, limit), cancellation);

    public Task<Either<StoreFault, Unit>> SweepLater(SessionKey key, Instant dueAt, CancellationToken cancellation) =>
        Turn(
            () => Find(key).Filter(it => it.Row.DueAt.IsSome).Iter(it => it.Row = it.Row with { DueAt = dueAt }),
            cancellation);

    public Task<Either<StoreFault, Unit>> AskLater(SessionKey key, Instant askAt, CancellationToken cancellation) =>
        Turn(
            () => Find(key).Filter(it => it.Row.AskAt.IsSome).Iter(it => it.Row = it.Row with { AskAt = askAt }),
            cancellation);

    public Task<Either<StoreFault, Seq<ClaimedEffect>>> Claim(
        Lane lane, Lease lease, int limit, CancellationToken cancellation) =>
        Turn(() => Claim(lane, lease, limit), cancellation);

    public Task<Either<StoreFault, bool>> Complete(Claim claim, Instant now, CancellationToken cancellation) =>
        Turn(() => WithHeld(claim, now, it => outbox.Remove(it)), cancellation);

    public Task<Either<StoreFault, bool>> PutOff(
        Claim claim, Instant now, Instant dueAt, CancellationToken cancellation) =>
        Turn(() => WithHeld(claim, now, it => (it.LeaseUntil, it.DueAt) = (None, dueAt)), cancellation);

    public Task<Either<StoreFault, bool>> Park(Claim claim, Instant now, CancellationToken cancellation) =>
        Turn(() => WithHeld(claim, now, it => (it.LeaseUntil, it.IsParked) = (None, true)), cancellation);

    public Task<Either<StoreFault, int>> Unpark(KeyHolder whose, Instant now, CancellationToken cancellation) =>
        Turn(() => Unpark(whose, now), cancellation);

    // Everything is checked before anything is changed: that is what makes it all or nothing here.
    Appended Append(SessionAppend append)
    {
        var completed = append.Completing.Bind(claim => Held(claim, append.At));
        if (append.Completing.Case is Claim claim && (completed.IsNone || claim.Session != append.Key))
            return new Appended.ClaimLost();

        var row = append.Row;
        var reference = (append.Key.Business, append.Key.Mode, row.Reference);
        if (append.ExpectedVersion != VersionOf(append.Key))
            return new Appended.VersionMoved();
        if (append.ExpectedVersion == 0 && references.TryGetValue(reference, out var by))
            return new Appended.ReferenceTaken(by);

        if (append.ExpectedVersion == 0)
        {
            sessions.Add(append.Key.Payment, new Kept(append.Key, Opening(append), row));
            references.Add(reference, append.Key.Payment);
        }

        var session = sessions[append.Key.Payment];
        session.Row = row;
        session.History = append.Events.Fold(
            session.History, (history, it) => history.Add(new Recorded(history.Count + 1, append.At, it)));
        completed.Iter(it => outbox.Remove(it));
        return new Appended.Stored(Queue(session, append));
    }

    // The id of another's session is no version of this one: whoever asks is told nothing more.
    long VersionOf(SessionKey key) =>
        sessions.TryGetValue(key.Payment, out var it) ? (it.Key == key ? it.History.Count : -1) : 0;

    static PaymentEvent.SessionOpened Opening(SessionAppend append) =>
        append.Events.HeadOrNone().Case as PaymentEvent.SessionOpened
        ?? throw new ArgumentException("A history begins with its opening.", nameof(append));

    Seq<ClaimedEffect> Queue(Kept session, SessionAppend append)
    {
        var added = append.Effects
            .Filter(effect => session.EffectKeys.Add(effect.Key))
            .Map(effect => new Entry(session.Key, effect, append.At))
            .Strict();
        outbox.AddRange(added);
        return added
            .Filter(it => it.Lane is Lane.Provider && IsNext(it))
            .Map(it => Take(it, append.Lease))
            .Strict();
    }

    Seq<ClaimedEffect> Claim(Lane lane, Lease lease, int limit) =>
        toSeq(outbox
            .Where(it => it.Lane == lane && it.IsFree(lease.Now) && IsNext(it))
            .OrderBy(it => it.DueAt)
            .Take(limit)
            .ToArray())
        .Map(it => Take(it, lease))
        .Strict();

    // Of the provider effects of a session only the first may run; others wait for nobody.
    bool IsNext(Entry entry) =>
        entry.Lane is not Lane.Provider
        || outbox.Find(it => it.Session == entry.Session && it.Lane is Lane.Provider) == entry;

    static ClaimedEffect Take(Entry entry, Lease lease)
    {
        entry.Token++;
        entry.LeaseUntil = lease.Until;
        var claim = new Claim(entry.Session, entry.Effect.Key, entry.Token);
        return new ClaimedEffect(claim, entry.Effect, lease.Until, entry.Since);
    }

    int Unpark(KeyHolder whose, Instant now)
    {
        var parked = outbox.FindAll(it => it.IsParked && it.IsOf(whose));
        foreach (var entry in parked)
            (entry.IsParked, entry.DueAt, entry.Since) = (false, now, now);
        return parked.Count;
    }

    bool WithHeld(Claim claim, Instant now, Action<Entry> change)
    {
        var held = Held(claim, now);
        held.Iter(change);
        return held.IsSome;
    }

    Option<Entry> Held(Claim claim, Instant now) =>
        Optional(outbox.Find(it => it.Session == claim.Session && it.Effect.Key == claim.EffectKey))
        .Filter(it => it.Token == claim.Token && it.LeaseUntil.Exists(until => now < until));

    Option<Kept> Find(SessionKey key) =>
        sessions.TryGetValue(key.Payment, out var it) && it.Key == key ? Some(it) : None;

    Seq<SessionKey> Waiting(Func<SessionRow, Option<Instant>> since, Instant now, int limit) =>
        toSeq(sessions.Values
            .SelectMany(it => since(it.Row).Filter(at => at <= now).Map(at => (it.Key, At: at)).AsEnumerable())
            .OrderBy(it => it.At)
            .Take(limit)
            .Select(it => it.Key)
            .ToArray());

    Task<Either<StoreFault, T>> Turn<T>(Func<T> answer, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<Either<StoreFault, T>>(cancellation);

        lock (turn)
            return Task.FromResult<Either<StoreFault, T>>(answer());
    }

    sealed class Kept(SessionKey key, PaymentEvent.SessionOpened opened, SessionRow row)
    {
        public SessionKey Key { get; } = key;

        public PaymentEvent.SessionOpened Opened { get; } = opened;

        public SessionRow Row { get; set; } = row;

        public Seq<Recorded> History { get; set; }

        // Every one that it ever had, the completed ones too.
        public System.Collections.Generic.HashSet<string> EffectKeys { get; } = [];
    }

    sealed class Entry(SessionKey session, Effect effect, Instant dueAt)
    {
        public SessionKey Session { get; } = session;

        public Effect Effect { get; } = effect;

        public Lane Lane { get; } = Lane.Of(effect);

        public Instant DueAt { get; set; } = dueAt;

        public Instant Since { get; set; } = dueAt;

        public int Token { get; set; }

        public Option<Instant> LeaseUntil { get; set; }

        public bool IsParked { get; set; }

        public bool IsOf(KeyHolder whose) => (Session.Business, Session.Mode) == (whose.Business, whose.Mode);

        public bool IsFree(Instant now) => !IsParked && DueAt <= now && LeaseUntil.ForAll(until => until <= now);
    }
}
