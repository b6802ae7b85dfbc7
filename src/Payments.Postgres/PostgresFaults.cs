using System.Net.Sockets;

using Npgsql;

using Payments.Application.Ports;

namespace Payments.Postgres;

/// <summary>The border: what the server, the driver and the network throw is data from here on.</summary>
/// <remarks>
/// What the server itself reports ended its transaction: nothing of it is stored. What broke the connection may have
/// come after the commit, so it is <see cref="StoreFault.Unreachable"/>, which says that nobody knows.
/// </remarks>
static class PostgresFaults
{
    // The driver has no name for it.
    const string IdleInTransaction = "25P03";

    public static bool IsForeign(Exception why) =>
        why is NpgsqlException or SocketException or IOException or TimeoutException or InvalidCastException;

    public static StoreFault Of(Exception why) =>
        why switch
        {
            PostgresException told => Of(told.SqlState),
            InvalidCastException => new StoreFault.Unreadable(),
            _ => new StoreFault.Unreachable(),
        };

    /// <summary>
    /// Whether the same turn may be tried again at once: it was undone because another was in its way, and that one
    /// has gone on meanwhile.
    /// </summary>
    public static bool IsCollision(PostgresException why) =>
        why.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
        || (why.SqlState is PostgresErrorCodes.UniqueViolation && why.ConstraintName == Migrations.ReferenceKey);

    // PostgreSQL, appendix A. Whatever is not known to pass or to be full means that the schema is not what it should
    // be.
    static StoreFault Of(string state) =>
        state switch
        {
            PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.LockNotAvailable
                or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.TooManyConnections
                or IdleInTransaction => new StoreFault.Busy(),
            PostgresErrorCodes.DiskFull => new StoreFault.Full(),
            PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.StatementCompletionUnknown
                or PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidCatalogName =>
                new StoreFault.Unreachable(),
            _ => IsOutOfReach(state) ? new StoreFault.Unreachable() : new StoreFault.Unreadable(),
        };

    // Connections, authorisation, resources, the operator's doing, and the system underneath.
    static bool IsOutOfReach(string state) => state is ['0', '8', ..] or ['2', '8', ..] or ['5', '3' or '7' or '8', ..];
}
