using Npgsql;

using NpgsqlTypes;

using Payments.Application.Ports;
using Payments.Sql;

namespace Payments.Postgres;

/// <summary>A statement and its values, which are numbered from $1 on.</summary>
/// <remarks>Every text is a constant of this assembly; whatever differs is a value.</remarks>
sealed record Statement(string Sql, params NpgsqlParameter[] Values);

/// <summary>Values as the server takes them, each of one known type.</summary>
static class Value
{
    public static NpgsqlParameter Of(Guid value) => new NpgsqlParameter<Guid> { TypedValue = value };

    public static NpgsqlParameter Of(string value) => new NpgsqlParameter<string> { TypedValue = value };

    public static NpgsqlParameter Of(int value) => new NpgsqlParameter<int> { TypedValue = value };

    public static NpgsqlParameter Of(long value) => new NpgsqlParameter<long> { TypedValue = value };

    public static NpgsqlParameter Of(bool value) => new NpgsqlParameter<bool> { TypedValue = value };

    public static NpgsqlParameter Of(byte[] value) => new NpgsqlParameter<byte[]> { TypedValue = value };

    public static NpgsqlParameter Of(IEnumerable<string> values) =>
        new NpgsqlParameter<string[]> { TypedValue = values.ToArray() };

    public static NpgsqlParameter Of(IEnumerable<Guid> values) =>
        new NpgsqlParameter<Guid[]> { TypedValue = values.ToArray() };

    /// <summary>Two values: business, mode.</summary>
    public static NpgsqlParameter[] Of(KeyHolder whose) => [Of(whose.Business.Value), Of(Column.Of(whose.Mode))];

    public static NpgsqlParameter Of(Option<string> value) =>
        value.Match(
            Some: Of, None: () => new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = DBNull.Value });

    public static NpgsqlParameter Of(Option<int> value) =>
        value.Match(
            Some: Of, None: () => new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Integer, Value = DBNull.Value });
}
