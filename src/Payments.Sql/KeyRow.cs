using System.Data.Common;

using Payments.Application.Ports;

namespace Payments.Sql;

/// <summary>One API key.</summary>
public static class KeyRow
{
    /// <summary>From six columns: business, mode, hash, name, added_at, revoked_at.</summary>
    public static Either<StoreFault, KeptKey> Read(DbDataReader row) =>
        Column.ReadHolder(row).Bind(holder =>
            ApiKeyHash.Read(row.GetString(2)).ToEither<StoreFault>(new StoreFault.Unreadable()).Bind(hash =>
                Name(row).Bind(name =>
                    Column.ReadTime(row.GetString(4)).Bind(added =>
                        Column.ReadTimeOrNull(row, 5).Map(revoked =>
                            new KeptKey(hash, holder, name, added, revoked))))));

    static Either<StoreFault, Option<KeyName>> Name(DbDataReader row) =>
        row.IsDBNull(3)
            ? Option<KeyName>.None
            : KeyName.Create(row.GetString(3)).Match<Either<StoreFault, Option<KeyName>>>(
                Succ: it => Some(it),
                Fail: _ => new StoreFault.Unreadable());
}
