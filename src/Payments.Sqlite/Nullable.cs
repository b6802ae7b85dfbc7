using Payments.Sql;

namespace Payments.Sqlite;

/// <summary>What stands in a column that may be empty.</summary>
static class Nullable
{
    public static object Of(Option<Instant> at) =>
        at.Match<object>(Some: it => Column.Of(it), None: () => DBNull.Value);
}
