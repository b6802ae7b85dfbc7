using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Json;
using Payments.Sql;

namespace Payments.Sqlite;

/// <summary>Effects and the claims on them. What is done stays as the mark that its key was used.</summary>
static class OutboxTable
{
    // A lease that was let go of is null, and null is later than nothing: with it no claim holds.
    const string IsHeld =
        """
        payment = $payment AND key = $key AND token = $token AND state = 'ready' AND lease_until > $now
        AND EXISTS (
            SELECT 1 FROM sessions AS s
            WHERE s.payment = $payment AND s.business = $business AND s.mode = $mode)
        """;

    internal const string FindHeld = $"SELECT lane FROM outbox WHERE {IsHeld}";

    internal const string Finish =
        "UPDATE outbox SET state = 'done', lease_until = NULL WHERE payment = $payment AND key = $key";

    internal const string Postpone =
        $"UPDATE outbox SET due_at = $due_at, lease_until = NULL WHERE {IsHeld}";

    // Whose it is stands beside it while it is parked, so that it is found again without asking its session.
    internal const string SetAside =
        $"""
        UPDATE outbox
        SET state = 'parked', lease_until = NULL, parked_business = $business, parked_mode = $mode
        WHERE {IsHeld}
        """;

    // A host from before it stood there may be serving from the same file, and leaves it empty.
    internal const string NameParked =
        """
        UPDATE outbox SET (parked_business, parked_mode) =
            (SELECT business, mode FROM sessions AS s WHERE s.payment = outbox.payment)
        WHERE state = 'parked' AND parked_business IS NULL
        """;

    internal const string BringBack =
        """
        UPDATE outbox
        SET state = 'ready', due_at = $now, since = $now, parked_business = NULL, parked_mode = NULL
        WHERE state = 'parked' AND parked_business = $business AND parked_mode = $mode
        """;

    // The provider effect that has waited longest takes its turn.
    internal const string Advance =
        """
        UPDATE outbox SET state = 'ready'
        WHERE sequence = (SELECT min(sequence) FROM outbox WHERE payment = $payment AND state = 'waiting')
        """;

    internal const string FindUnfinished =
        "SELECT 1 FROM outbox WHERE payment = $payment AND lane = 'provider' AND state <> 'done' LIMIT 1";

    internal const string AddEffect =
        """
        INSERT INTO outbox (payment, key, lane, state, due_at, since, token, node, lease_until, payload)
        VALUES ($payment, $key, $lane, $state, $due_at, $due_at, $token, $node, $lease_until, $payload)
        ON CONFLICT (payment, key) DO NOTHING
        """;

    /// <summary>The lane of a claim's effect, if the claim holds.</summary>
    public static Option<string> Held(Database database, Claim claim, Instant now) =>
        database.First(FindHeld, row => row.GetString(0), Of(claim, now));

    /// <summary>Ends an effect whose claim was found to hold, and lets the next of its lane take its turn.</summary>
    public static void Done(Database database, Claim claim, string lane)
    {
        var payment = ("$payment", (object)Column.Of(claim.Session.Payment));
        database.Run(Finish, payment, ("$key", claim.EffectKey));
        if (lane == OutboxWord.Provider)
            database.Run(Advance, payment);
    }

    public static Either<StoreFault, bool> Complete(Database database, Claim claim, Instant now)
    {
        var lane = Held(database, claim, now);
        lane.Iter(it => Done(database, claim, it));
        return lane.IsSome;
    }

    public static Either<StoreFault, bool> PutOff(Database database, Claim claim, Instant now, Instant dueAt) =>
        database.Run(Postpone, [("$due_at", Column.Of(dueAt)), .. Of(claim, now)]) > 0;

    public static Either<StoreFault, bool> Park(Database database, Claim claim, Instant now) =>
        database.Run(SetAside, Of(claim, now)) > 0;

    public static Either<StoreFault, int> Unpark(Database database, KeyHolder whose, Instant now)
    {
        database.Run(NameParked);
        return database.Run(
            BringBack,
            ("$business", Column.Of(whose.Business)),
            ("$mode", Column.Of(whose.Mode)),
            ("$now", Column.Of(now)));
    }

    public static bool IsProviderBusy(Database database, SessionKey key) =>
        database.First(FindUnfinished, _ => true, ("$payment", Column.Of(key.Payment))).IsSome;

    /// <summary>Queues an effect, under a lease if there is one; false if the session has had it before.</summary>
    public static bool Add(Database database, SessionAppend append, Effect effect, string state, Option<Lease> lease) =>
        database.Run(
            AddEffect,
            ("$payment", Column.Of(append.Key.Payment)),
            ("$key", effect.Key),
            ("$lane", Column.Of(Lane.Of(effect))),
            ("$state", state),
            ("$due_at", Column.Of(append.At)),
            ("$token", lease.IsSome ? 1 : 0),
            ("$node", lease.Match<object>(Some: it => it.Node, None: () => DBNull.Value)),
            ("$lease_until", Column.Of(lease.Map(it => it.Until))),
            ("$payload", StoredEffectJson.Write(effect))) > 0;

    static (string Name, object Value)[] Of(Claim claim, Instant now) =>
    [
        ("$payment", Column.Of(claim.Session.Payment)),
        ("$business", Column.Of(claim.Session.Business)),
        ("$mode", Column.Of(claim.Session.Mode)),
        ("$key", claim.EffectKey),
        ("$token", claim.Token),
        ("$now", Column.Of(now)),
    ];
}
