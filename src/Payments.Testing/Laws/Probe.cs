using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Values;

namespace Payments.Testing.Laws;

/// <summary>What a law asks of the stores under test. A fault is no answer: it breaks the law that asked.</summary>
sealed class Probe(Stores stores, CancellationToken cancellation)
{
    /// <summary>More than any law puts in.</summary>
    const int Plenty = 1000;

    public static readonly Lane Provider = new Lane.Provider();

    public static readonly Lane Merchant = new Lane.Merchant();

    public Stores Stores => stores;

    public static Law<Stores> Law(string name, Func<Probe, Task> check) =>
        new(name, (stores, cancellation) => check(new Probe(stores, cancellation)));

    public async Task<Appended> Append(SessionAppend append) =>
        Answer(await stores.Sessions.Append(append, cancellation));

    /// <summary>Appends what has to be stored for the law to make sense.</summary>
    public async Task<Seq<ClaimedEffect>> Store(SessionAppend append)
    {
        var appended = await Append(append);
        return appended is Appended.Stored stored
            ? stored.Claimed
            : throw new LawBroken($"A lawful append was not stored, but answered {appended}");
    }

    public async Task<Option<StoredSession>> Load(SessionKey key) =>
        Answer(await stores.Sessions.Load(key, cancellation));

    public async Task<Option<SessionKey>> Locate(PaymentId payment) =>
        Answer(await stores.Sessions.Locate(payment, cancellation));

    public async Task<long> Version(SessionKey key)
    {
        var loaded = await Load(key);
        return loaded.Match(Some: it => it.Version, None: () => 0);
    }

    public async Task<Seq<SessionKey>> Due(Instant now, int limit = Plenty) =>
        Answer(await stores.Sessions.Due(now, limit, cancellation));

    public async Task<Seq<SessionKey>> ToAsk(Instant now, int limit = Plenty) =>
        Answer(await stores.Sessions.ToAsk(now, limit, cancellation));

    public async Task SweepLater(SessionKey key, Instant dueAt) =>
        Answer(await stores.Sessions.SweepLater(key, dueAt, cancellation));

    public async Task AskLater(SessionKey key, Instant askAt) =>
        Answer(await stores.Sessions.AskLater(key, askAt, cancellation));

    public async Task<Seq<ClaimedEffect>> Claim(Lane lane, Instant now, int limit = Plenty) =>
        Answer(await stores.Outbox.Claim(lane, SampleSession.LeaseAt(now), limit, cancellation));

    public async Task<Seq<string>> ClaimKeys(Lane lane, Instant now)
    {
        var claimed = await Claim(lane, now);
        return claimed.Map(it => it.Effect.Key).Strict();
    }

    public async Task<bool> Complete(Claim claim, Instant now) =>
        Answer(await stores.Outbox.Complete(claim, now, cancellation));

    public async Task<bool> PutOff(Claim claim, Instant now, Instant dueAt) =>
        Answer(await stores.Outbox.PutOff(claim, now, dueAt, cancellation));

    public async Task<bool> Park(Claim claim, Instant now) =>
        Answer(await stores.Outbox.Park(claim, now, cancellation));

    public async Task<int> Unpark(KeyHolder whose, Instant now) =>
        Answer(await stores.Outbox.Unpark(whose, now, cancellation));

    public static void Must(bool holds, string otherwise)
    {
        if (!holds)
            throw new LawBroken(otherwise);
    }

    public static void MustBe<T>(T expected, T actual, string what) =>
        Must(EqualityComparer<T>.Default.Equals(expected, actual), $"{what}: expected {expected}, got {actual}");

    public static void MustBe<T>(Seq<T> actual, string what, params IEnumerable<T> expected) =>
        MustBe(toSeq(expected.ToArray()), actual, what);

    /// <summary>All of them at once, as far as the machine can.</summary>
    public static Task<T[]> Together<T>(int times, Func<int, Task<T>> run) =>
        Task.WhenAll(Enumerable.Range(1, times).Select(number => Task.Run(() => run(number))));

    public static T Answer<T>(Either<StoreFault, T> answered) =>
        answered.Match(
            Right: it => it,
            Left: fault => throw new LawBroken($"The store could not answer: {fault}"));
}
