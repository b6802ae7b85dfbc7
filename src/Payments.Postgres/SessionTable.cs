using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Values;
using Payments.Sql;

namespace Payments.Postgres;

/// <summary>Sessions and their events. Every look-up for a client is by business, mode and id.</summary>
static class SessionTable
{
    // One statement, and so one moment: an append in between cannot be half seen.
    internal const string LoadHistory =
        """
        SELECT e.position, e.at, e.payload
        FROM sessions AS s JOIN events AS e ON e.payment = s.payment
        WHERE s.payment = $1 AND s.business = $2 AND s.mode = $3
        ORDER BY e.position
        """;

    const string Key = "business::text, mode, payment::text";

    internal const string FindKey = $"SELECT {Key} FROM sessions WHERE payment = $1";

    internal const string FindDue = $"SELECT {Key} FROM sessions WHERE due_at <= $1 ORDER BY due_at LIMIT $2";

    internal const string FindToAsk = $"SELECT {Key} FROM sessions WHERE ask_at <= $1 ORDER BY ask_at LIMIT $2";

    internal const string MoveSweep =
        """
        UPDATE sessions SET due_at = $4
        WHERE payment = $1 AND business = $2 AND mode = $3 AND due_at IS NOT NULL
        """;

    internal const string MoveAsking =
        """
        UPDATE sessions SET ask_at = $4
        WHERE payment = $1 AND business = $2 AND mode = $3 AND ask_at IS NOT NULL
        """;

    /// <summary>
    /// Before whatever decides by more than one row of a session: what the next statement sees then stays as it is.
    /// </summary>
    internal const string LockSession = "SELECT FROM sessions WHERE payment = $1 FOR NO KEY UPDATE";

    public static async Task<Either<StoreFault, Option<StoredSession>>> Load(
        Database database, SessionKey key, CancellationToken cancellation)
    {
        var history = await database
            .Rows(row => EventRow.Read(row, 0), [new(LoadHistory, Of(key))], cancellation)
            .ConfigureAwait(false);
        return history.Bind(EventRow.Whole);
    }

    public static async Task<Either<StoreFault, Option<SessionKey>>> Locate(
        Database database, PaymentId payment, CancellationToken cancellation)
    {
        var found = await database
            .Rows(row => Column.ReadKey(row, 0), [new(FindKey, Value.Of(payment.Value))], cancellation)
            .ConfigureAwait(false);
        return found.Map(it => it.HeadOrNone());
    }

    public static Task<Either<StoreFault, Seq<SessionKey>>> Due(
        Database database, Instant now, int limit, CancellationToken cancellation) =>
        Find(database, FindDue, now, limit, cancellation);

    public static Task<Either<StoreFault, Seq<SessionKey>>> ToAsk(
        Database database, Instant now, int limit, CancellationToken cancellation) =>
        Find(database, FindToAsk, now, limit, cancellation);

    public static Task<Either<StoreFault, Unit>> SweepLater(
        Database database, SessionKey key, Instant dueAt, CancellationToken cancellation) =>
        Move(database, MoveSweep, key, dueAt, cancellation);

    public static Task<Either<StoreFault, Unit>> AskLater(
        Database database, SessionKey key, Instant askAt, CancellationToken cancellation) =>
        Move(database, MoveAsking, key, askAt, cancellation);

    public static Statement Lock(PaymentId payment) => new(LockSession, Value.Of(payment.Value));

    static Task<Either<StoreFault, Seq<SessionKey>>> Find(
        Database database, string sql, Instant now, int limit, CancellationToken cancellation) =>
        database.Rows(
            row => Column.ReadKey(row, 0),
            [new(sql, Value.Of(Column.Of(now)), Value.Of(Math.Max(limit, 0)))],
            cancellation);

    static async Task<Either<StoreFault, Unit>> Move(
        Database database, string sql, SessionKey key, Instant to, CancellationToken cancellation)
    {
        var moved = await database
            .Run([new(sql, [.. Of(key), Value.Of(Column.Of(to))])], cancellation)
            .ConfigureAwait(false);
        return moved.Map(_ => unit);
    }

    static Npgsql.NpgsqlParameter[] Of(SessionKey key) =>
        [Value.Of(key.Payment.Value), Value.Of(key.Business.Value), Value.Of(Column.Of(key.Mode))];
}
