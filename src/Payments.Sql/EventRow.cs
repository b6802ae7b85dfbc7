using System.Data.Common;

using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Json;

namespace Payments.Sql;

/// <summary>One stored event, and a history of them.</summary>
public static class EventRow
{
    /// <summary>From three columns that follow each other: position, at, payload.</summary>
    public static Either<StoreFault, Recorded> Read(DbDataReader row, int at)
    {
        var position = row.GetInt64(at);
        var happened = StoredEventJson.Read(row.GetFieldValue<byte[]>(at + 2)).MapLeft(Unreadable);
        return Column.ReadTime(row.GetString(at + 1))
            .Bind(time => happened.Map(it => new Recorded(position, time, it)));
    }

    /// <summary>The session of a history; none for no events.</summary>
    // A history with a hole, or without its opening, is none that we wrote.
    public static Either<StoreFault, Option<StoredSession>> Whole(Seq<Recorded> history) =>
        history.IsEmpty ? Option<StoredSession>.None
        : history[0].Event is PaymentEvent.SessionOpened opened && history.Last.Position == history.Count
            ? Some(new StoredSession(opened, history))
        : new StoreFault.Unreadable();

    internal static StoreFault Unreadable(JsonFault fault) => new StoreFault.Unreadable();
}
