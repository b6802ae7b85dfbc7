using Payments.Application.Ports;
using Payments.Sql;

namespace Payments.Sqlite;

/// <summary>Where the businesses listen, and the keys that sign what is sent there.</summary>
static class MerchantEndpointTable
{
    internal const string ListEndpoints =
        """
        SELECT id, url, secret, previous_secret, previous_until FROM merchant_endpoints
        WHERE business = $business AND mode = $mode ORDER BY id
        """;

    internal const string AddEndpoint =
        """
        INSERT INTO merchant_endpoints (business, mode, id, url, secret, previous_secret, previous_until, added_at)
        VALUES ($business, $mode, $id, $url, $secret, $previous_secret, $previous_until, $added_at)
        """;

    internal const string RotateSecret =
        """
        UPDATE merchant_endpoints
        SET previous_secret = secret, previous_until = $previous_until, secret = $secret
        WHERE business = $business AND mode = $mode AND id = $id
        """;

    internal const string RemoveEndpoint =
        "DELETE FROM merchant_endpoints WHERE business = $business AND mode = $mode AND id = $id";

    public static Either<StoreFault, Seq<MerchantEndpoint>> List(Database database, KeyHolder whose) =>
        database.Rows(ListEndpoints, EndpointRow.Read, Of(whose));

    public static Either<StoreFault, EndpointAdded> Add(
        Database database, KeyHolder whose, MerchantEndpoint endpoint, Instant now) =>
        List(database, whose).Map(kept =>
            kept.Find(it => it.Url.Text == endpoint.Url.Text).Match<EndpointAdded>(
                Some: it => new EndpointAdded.UrlTaken(it.Id),
                None: () => kept.Count < IMerchantEndpoints.MaxPerHolder
                    ? Store(database, whose, endpoint, now)
                    : new EndpointAdded.TooMany()));

    public static Either<StoreFault, bool> Rotate(
        Database database, KeyHolder whose, EndpointId id, WebhookSecret next, Instant previousUntil) =>
        database.Run(
            RotateSecret,
            [
                .. Of(whose),
                ("$id", id.ToString()),
                ("$secret", next.Text),
                ("$previous_until", Column.Of(previousUntil)),
            ]) > 0;

    public static Either<StoreFault, bool> Remove(Database database, KeyHolder whose, EndpointId id) =>
        database.Run(RemoveEndpoint, [.. Of(whose), ("$id", id.ToString())]) > 0;

    static EndpointAdded Store(Database database, KeyHolder whose, MerchantEndpoint endpoint, Instant now)
    {
        database.Run(
            AddEndpoint,
            [
                .. Of(whose),
                ("$id", endpoint.Id.ToString()),
                ("$url", endpoint.Url.Text),
                ("$secret", endpoint.Secret.Text),
                ("$previous_secret",
                    endpoint.Previous.Match<object>(Some: it => it.Secret.Text, None: () => DBNull.Value)),
                ("$previous_until", Column.Of(endpoint.Previous.Map(it => it.Until))),
                ("$added_at", Column.Of(now)),
            ]);
        return new EndpointAdded.Added();
    }

    static (string Name, object Value)[] Of(KeyHolder whose) =>
        [("$business", Column.Of(whose.Business)), ("$mode", Column.Of(whose.Mode))];
}
