using Npgsql;

using Payments.Application.Ports;
using Payments.Sql;

namespace Payments.Postgres;

/// <summary>Where the businesses listen, and the keys that sign what is sent there.</summary>
static class MerchantEndpointTable
{
    internal const string ListEndpoints =
        """
        SELECT id::text, url, secret, previous_secret, previous_until FROM merchant_endpoints
        WHERE business = $1 AND mode = $2 ORDER BY id
        """;

    // Of those who add for one business in one mode at once, each sees what the one before has added.
    internal const string LockHolder =
        "SELECT FROM pg_advisory_xact_lock(hashtextextended(current_schema || ' ' || $1::text || ' ' || $2, 0))";

    internal const string AddEndpoint =
        """
        WITH kept AS (
            SELECT id, url FROM merchant_endpoints WHERE business = $1 AND mode = $2
        ), added AS (
            INSERT INTO merchant_endpoints
                (business, mode, id, url, secret, previous_secret, previous_until, added_at)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8
            WHERE (SELECT count(*) FROM kept) < $9 AND NOT EXISTS (SELECT FROM kept WHERE url = $4)
            RETURNING id
        )
        SELECT EXISTS (SELECT FROM added), (SELECT id::text FROM kept WHERE url = $4)
        """;

    internal const string RotateSecret =
        """
        UPDATE merchant_endpoints SET previous_secret = secret, previous_until = $5, secret = $4
        WHERE business = $1 AND mode = $2 AND id = $3
        """;

    internal const string RemoveEndpoint =
        "DELETE FROM merchant_endpoints WHERE business = $1 AND mode = $2 AND id = $3";

    public static Task<Either<StoreFault, Seq<MerchantEndpoint>>> List(
        Database database, KeyHolder whose, CancellationToken cancellation) =>
        database.Rows(EndpointRow.Read, [new(ListEndpoints, Value.Of(whose))], cancellation);

    public static async Task<Either<StoreFault, EndpointAdded>> Add(
        Database database, KeyHolder whose, MerchantEndpoint endpoint, Instant now, CancellationToken cancellation)
    {
        NpgsqlParameter[] values =
        [
            .. Value.Of(whose),
            Value.Of(endpoint.Id.Value),
            Value.Of(endpoint.Url.Text),
            Value.Of(endpoint.Secret.Text),
            Value.Of(endpoint.Previous.Map(it => it.Secret.Text)),
            Value.Of(endpoint.Previous.Map(it => Column.Of(it.Until))),
            Value.Of(Column.Of(now)),
            Value.Of(IMerchantEndpoints.MaxPerHolder),
        ];
        var added = await database
            .Rows(Read, [new(LockHolder, Value.Of(whose)), new(AddEndpoint, values)], cancellation)
            .ConfigureAwait(false);
        return added.Map(it => it.Head);
    }

    public static async Task<Either<StoreFault, bool>> Rotate(
        Database database,
        KeyHolder whose,
        EndpointId id,
        WebhookSecret next,
        Instant previousUntil,
        CancellationToken cancellation)
    {
        var rotate = new Statement(
            RotateSecret, [.. Of(whose, id), Value.Of(next.Text), Value.Of(Column.Of(previousUntil))]);
        var rotated = await database.Run([rotate], cancellation).ConfigureAwait(false);
        return rotated.Map(it => it > 0);
    }

    public static async Task<Either<StoreFault, bool>> Remove(
        Database database, KeyHolder whose, EndpointId id, CancellationToken cancellation)
    {
        var removed = await database.Run([new(RemoveEndpoint, Of(whose, id))], cancellation).ConfigureAwait(false);
        return removed.Map(it => it > 0);
    }

    static Either<StoreFault, EndpointAdded> Read(NpgsqlDataReader row) =>
        row.GetBoolean(0) ? new EndpointAdded.Added()
        : row.IsDBNull(1) ? new EndpointAdded.TooMany()
        : EndpointId.Create(row.GetString(1)).Match<Either<StoreFault, EndpointAdded>>(
            Succ: it => new EndpointAdded.UrlTaken(it), Fail: _ => new StoreFault.Unreadable());

    static NpgsqlParameter[] Of(KeyHolder whose, EndpointId id) => [.. Value.Of(whose), Value.Of(id.Value)];
}
