using System.Collections.Concurrent;

using Microsoft.Data.Sqlite;

using Payments.Application.Ports;

namespace Payments.Sqlite;

/// <summary>Those who read, each on a connection of its own: in WAL mode they and the writer never wait.</summary>
sealed class Readers(string path, Duration patience) : IDisposable
{
    // Reads end where they began, on the caller's thread, so more than this are rarely under way at once.
    const int MaxIdle = 32;

    readonly ConcurrentBag<Database> idle = [];
    volatile bool isClosed;

    public Task<Either<StoreFault, T>> Read<T>(
        Func<Database, Either<StoreFault, T>> look, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(isClosed, typeof(SqliteStore));
        return cancellation.IsCancellationRequested
            ? Task.FromCanceled<Either<StoreFault, T>>(cancellation)
            : Task.FromResult(SqliteFaults.Guard(() => Look(look)));
    }

    public void Dispose()
    {
        isClosed = true;
        while (idle.TryTake(out var reader))
            reader.Dispose();
    }

    // A connection on which something went wrong is not used again.
    Either<StoreFault, T> Look<T>(Func<Database, Either<StoreFault, T>> look)
    {
        var reader = idle.TryTake(out var free) ? free : Database.Open(path, SqliteOpenMode.ReadOnly, patience);
        var isWell = false;
        try
        {
            var seen = look(reader);
            isWell = true;
            return seen;
        }
        finally
        {
            if (isWell && idle.Count < MaxIdle)
                idle.Add(reader);
            else
                reader.Dispose();

            // Closed meanwhile: nobody else would let go of it.
            if (isClosed)
                Dispose();
        }
    }
}
