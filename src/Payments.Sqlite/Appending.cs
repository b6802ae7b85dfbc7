using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Sql;

namespace Payments.Sqlite;

/// <summary>One append: everything is checked, in the order that the port names, before anything is changed.</summary>
static class Appending
{
    public static Either<StoreFault, Appended> Append(Database database, SessionAppend append)
    {
        var lane = append.Completing
            .Filter(claim => claim.Session == append.Key)
            .Bind(claim => OutboxTable.Held(database, claim, append.At));
        if (append.Completing.IsSome && lane.IsNone)
            return new Appended.ClaimLost();

        if (SessionTable.Version(database, append.Key) != append.ExpectedVersion)
            return new Appended.VersionMoved();

        var holder = append.ExpectedVersion == 0
            ? SessionTable.Holder(database, append.Key, append.Row.Reference)
            : None;
        return holder.Match<Appended>(
            Some: by => new Appended.ReferenceTaken(by),
            None: () => Store(database, append, lane));
    }

    static Appended Store(Database database, SessionAppend append, Option<string> lane)
    {
        if (append.ExpectedVersion == 0 && append.Events.HeadOrNone().Case is not PaymentEvent.SessionOpened)
            throw new ArgumentException("A history begins with its opening.", nameof(append));

        SessionTable.Store(database, append);
        append.Completing.Iter(claim => lane.Iter(it => OutboxTable.Done(database, claim, it)));
        return new Appended.Stored(Queue(database, append));
    }

    // The appending node runs a provider effect at once if none of the session is unfinished; the others wait for it.
    static Seq<ClaimedEffect> Queue(Database database, SessionAppend append)
    {
        var claimed = Seq<ClaimedEffect>();
        foreach (var effect in append.Effects)
        {
            var isProviders = Lane.Of(effect) is Lane.Provider;
            var mustWait = isProviders && OutboxTable.IsProviderBusy(database, append.Key);
            var lease = isProviders && !mustWait ? Some(append.Lease) : None;
            var state = mustWait ? OutboxWord.Waiting : OutboxWord.Ready;
            if (OutboxTable.Add(database, append, effect, state, lease))
                claimed += toSeq(lease.Map(it => Take(append, effect, it)));
        }

        return claimed;
    }

    static ClaimedEffect Take(SessionAppend append, Effect effect, Lease lease) =>
        new(new Claim(append.Key, effect.Key, 1), effect, lease.Until, append.At);
}
