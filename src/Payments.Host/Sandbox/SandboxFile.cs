using Microsoft.Data.Sqlite;

using Payments.Application.Ports;

using SQLitePCL;

namespace Payments.Host.Sandbox;

/// <summary>The file in which the sandbox keeps its orders. One call at a time, each one transaction.</summary>
/// <remarks>
/// What was answered is on the disk. More than one process may have the file open. A call reads the clock when it holds
/// the write lock, so calls happen in the order of their times; and once more before it commits, so that nothing acts
/// after its validity has passed, however long it waited.
/// </remarks>
sealed class SandboxFile : IDisposable
{
    // Waiting for calls of this process, then for other processes, and a second to write: together the validity.
    static readonly TimeSpan LongestQueue = TimeSpan.FromSeconds(2);
    static readonly TimeSpan LongestLock = TimeSpan.FromSeconds(2);
    public static readonly Duration Validity = Duration.FromSeconds(5);

    // The driver's own waiting, in seconds; zero would be for ever. SQLite itself waits in finer steps.
    const int DriverTimeout = 1;

    readonly SemaphoreSlim turn = new(1, 1);
    readonly SqliteConnection connection;
    readonly IClock clock;
    readonly ILogger log;
    volatile bool isClosed;

    SandboxFile(SqliteConnection connection, IClock clock, ILogger log) =>
        (this.connection, this.clock, this.log) = (connection, clock, log);

    public static Either<StoreFault, SandboxFile> Open(string path, IClock clock, ILogger log)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.GetFullPath(path),
            DefaultTimeout = DriverTimeout,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            if (raw.sqlite3_db_readonly(connection.Handle, "main") == 1)
            {
                // SQLite opens a file that may only be read all the same, and would refuse every write.
                connection.Dispose();
                return new StoreFault.Unreachable();
            }

            if (SandboxSchema.TryPrepare(connection, LongestLock))
                return new SandboxFile(connection, clock, log);

            connection.Dispose();
            return new StoreFault.Unreadable();
        }
        catch (SqliteException fault)
        {
            connection.Dispose();
            return FaultOf(fault);
        }
    }

    /// <summary>Does the work in one transaction. Nothing is thrown but cancellation.</summary>
    public Task<Either<StoreFault, T>> Within<T>(Func<SandboxOrders, T> work, CancellationToken cancellation) =>
        Within(work, Instant.MaxValue, cancellation);

    /// <summary>The same, and nothing is done from <paramref name="notAfter"/> on.</summary>
    public async Task<Either<StoreFault, T>> Within<T>(
        Func<SandboxOrders, T> work, Instant notAfter, CancellationToken cancellation)
    {
        var held = false;
        try
        {
            var until = Instant.Min(notAfter, clock.GetCurrentInstant() + Validity);
            held = await turn.WaitAsync(LongestQueue, cancellation).ConfigureAwait(false);
            if (held)
                return Transact(work, until);

            log.LogWarning(
                LogEvents.SandboxBusy, "A call of the sandbox waited longer than {Limit} for its turn", LongestQueue);
            return new StoreFault.Busy();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // On a stop the file is closed, and calls that come after that find it so.
            if (!isClosed)
                log.LogWarning(
                    LogEvents.SandboxFileNotUsable, "The sandbox could not use its file: {Type}", fault.GetType());
            return FaultOf(fault);
        }
        finally
        {
            if (held)
                turn.Release();
        }
    }

    public void Dispose()
    {
        isClosed = true;
        turn.Wait();
        connection.Dispose();
        turn.Release();
    }

    Either<StoreFault, T> Transact<T>(Func<SandboxOrders, T> work, Instant until)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var done = work(new SandboxOrders(transaction, Microseconds.Floor(clock.GetCurrentInstant())));
        if (clock.GetCurrentInstant() >= until)
        {
            log.LogWarning(
                LogEvents.SandboxTooLate, "A call of the sandbox was dropped: it could have acted until {Until}",
                until);
            return new StoreFault.Busy();
        }

        transaction.Commit();
        return Right<StoreFault, T>(done);
    }

    static StoreFault FaultOf(Exception fault) =>
        fault switch
        {
            SqliteException { SqliteErrorCode: Busy or Locked } => new StoreFault.Busy(),
            SqliteException { SqliteErrorCode: Full } => new StoreFault.Full(),
            SqliteException { SqliteErrorCode: Corrupt or NotADatabase or Constraint or Misfit } =>
                new StoreFault.Unreadable(),
            InvalidDataException or InvalidCastException or OverflowException or ArgumentException =>
                new StoreFault.Unreadable(),
            _ => new StoreFault.Unreachable(),
        };

    // Result codes of SQLite (sqlite.org/rescode.html).
    const int Busy = 5;
    const int Locked = 6;
    const int Corrupt = 11;
    const int Full = 13;
    const int Constraint = 19;
    const int Misfit = 20;
    const int NotADatabase = 26;
}
