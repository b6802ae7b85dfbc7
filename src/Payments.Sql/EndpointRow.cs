using System.Data.Common;

using Payments.Application.Ports;
using Payments.Domain.Values;

namespace Payments.Sql;

/// <summary>One place where a business listens.</summary>
public static class EndpointRow
{
    /// <summary>From five columns: id, url, secret, previous_secret, previous_until.</summary>
    public static Either<StoreFault, MerchantEndpoint> Read(DbDataReader row) =>
        Previous(row).Bind(previous =>
            (EndpointId.Create(row.GetString(0)),
             EndpointUrl.Create(row.GetString(1)),
             WebhookSecret.Create(row.GetString(2)))
            .Apply((id, url, secret) => new MerchantEndpoint(id, url, secret, previous))
            .Match<Either<StoreFault, MerchantEndpoint>>(Succ: it => it, Fail: Unreadable));

    static Either<StoreFault, Option<RetiringSecret>> Previous(DbDataReader row) =>
        row.IsDBNull(3)
            ? Option<RetiringSecret>.None
            : Column.ReadTime(row.GetString(4)).Bind(until =>
                WebhookSecret.Create(row.GetString(3)).Match<Either<StoreFault, Option<RetiringSecret>>>(
                    Succ: it => Some(new RetiringSecret(it, until)),
                    Fail: _ => new StoreFault.Unreadable()));

    static Either<StoreFault, MerchantEndpoint> Unreadable(Seq<InvalidValue> faults) => new StoreFault.Unreadable();
}
