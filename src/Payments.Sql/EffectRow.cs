using System.Data.Common;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json;

namespace Payments.Sql;

/// <summary>One effect in the outbox.</summary>
/// <param name="Session">Whose it is.</param>
/// <param name="Token">How often it was taken.</param>
/// <param name="Since">Since when it is tried.</param>
/// <param name="Effect">What is to be done.</param>
public sealed record EffectRow(SessionKey Session, int Token, Instant Since, Effect Effect)
{
    /// <summary>
    /// From seven columns: business, mode, payment, token, since, payload, payload of the first event.
    /// </summary>
    public static Either<StoreFault, EffectRow> Read(DbDataReader row)
    {
        var (token, payload) = (row.GetInt32(3), row.GetFieldValue<byte[]>(5));
        return Column.ReadKey(row, 0).Bind(key =>
            Column.ReadTime(row.GetString(4)).Bind(since =>
                Terms(row).Bind(terms =>
                    StoredEffectJson.Read(payload, terms)
                        .MapLeft(EventRow.Unreadable)
                        .Map(effect => new EffectRow(key, token, since, effect)))));
    }

    // An order is asked for under the terms of its session, which stand in the session's first event.
    static Either<StoreFault, PaymentTerms> Terms(DbDataReader row) =>
        StoredEventJson.Read(row.GetFieldValue<byte[]>(6)).Match<Either<StoreFault, PaymentTerms>>(
            Right: it => it is PaymentEvent.SessionOpened opened ? opened.Terms : new StoreFault.Unreadable(),
            Left: _ => new StoreFault.Unreadable());
}
