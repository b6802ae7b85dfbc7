using Microsoft.Data.Sqlite;

using Payments.Application.Ports;
using Payments.Domain.Values;

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
        database.Rows(ListEndpoints, Read, Of(whose));

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

    static Either<StoreFault, MerchantEndpoint> Read(SqliteDataReader row) =>
        Previous(row).Bind(previous =>
            (EndpointId.Create(row.GetString(0)),
             EndpointUrl.Create(row.GetString(1)),
             WebhookSecret.Create(row.GetString(2)))
            .Apply((id, url, secret) => new MerchantEndpoint(id, url, secret, previous))
            .Match<Either<StoreFault, MerchantEndpoint>>(Succ: it => it, Fail: Unreadable));

    static Either<StoreFault, Option<RetiringSecret>> Previous(SqliteDataReader row) =>
        row.IsDBNull(3)
            ? Option<RetiringSecret>.None
            : Column.ReadTime(row.GetString(4)).Bind(until =>
                WebhookSecret.Create(row.GetString(3)).Match<Either<StoreFault, Option<RetiringSecret>>>(
                    Succ: it => Some(new RetiringSecret(it, until)),
                    Fail: _ => new StoreFault.Unreadable()));

    static Either<StoreFault, MerchantEndpoint> Unreadable(Seq<InvalidValue> faults) => new StoreFault.Unreadable();

    static (string Name, object Value)[] Of(KeyHolder whose) =>
        [("$business", Column.Of(whose.Business)), ("$mode", Column.Of(whose.Mode))];
}
