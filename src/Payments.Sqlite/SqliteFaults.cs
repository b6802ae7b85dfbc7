using Microsoft.Data.Sqlite;

using Payments.Application.Ports;

namespace Payments.Sqlite;

/// <summary>The border: what SQLite and the file system throw is data from here on.</summary>
static class SqliteFaults
{
    // Primary result codes, sqlite.org/rescode.html.
    const int Permission = 3;
    const int Busy = 5;
    const int Locked = 6;
    const int OutOfMemory = 7;
    const int ReadOnly = 8;
    const int Interrupted = 9;
    const int InputOutput = 10;
    const int Full = 13;
    const int CannotOpen = 14;
    const int LockProtocol = 15;
    const int NotAuthorised = 23;

    public static Either<StoreFault, T> Guard<T>(Func<Either<StoreFault, T>> call)
    {
        try
        {
            return call();
        }
        catch (SqliteException why)
        {
            return Of(why);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            return new StoreFault.Unreachable();
        }
    }

    /// <summary>Whatever is not known to pass or to be full means that the file is not what it should be.</summary>
    public static StoreFault Of(SqliteException why) =>
        why.SqliteErrorCode switch
        {
            Busy or Locked or LockProtocol => new StoreFault.Busy(),
            Full => new StoreFault.Full(),
            InputOutput or CannotOpen or ReadOnly or Permission or NotAuthorised or Interrupted or OutOfMemory =>
                new StoreFault.Unreachable(),
            _ => new StoreFault.Unreadable(),
        };

    /// <summary>Such a file has a change half made; only a connection that may write can undo it.</summary>
    public static bool NeedsRecovery(SqliteException why) => why.SqliteErrorCode is ReadOnly;
}
