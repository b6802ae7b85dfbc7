using System.Threading.Channels;

using Microsoft.Data.Sqlite;

using Payments.Application.Ports;

namespace Payments.Sqlite;

/// <summary>The one who writes: whoever waits while the disk is busy shares the next commit.</summary>
/// <remarks>
/// Each turn is all or nothing by itself (a savepoint), and is answered when the commit that holds it is on the disk.
/// A turn whose token is cancelled before it begins leaves nothing; one that has begun is answered.
/// </remarks>
sealed class Writer : IAsyncDisposable
{
    // Beyond this, callers wait before they queue: memory is bounded, and so is the wait of those in the queue.
    const int MaxWaiting = 4096;

    // A commit costs one flush of the disk however many share it; with more than this, the first would wait for long.
    const int MaxTogether = 256;

    readonly Database database;
    readonly Channel<Turn> waiting = Channel.CreateBounded<Turn>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    readonly Task writing;

    public Writer(Database database)
    {
        this.database = database;
        writing = Task.Run(Write);
    }

    public async Task<Either<StoreFault, T>> Write<T>(
        Func<Database, Either<StoreFault, T>> change, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var turn = new Turn<T>(change, cancellation);
        try
        {
            await waiting.Writer.WriteAsync(turn, cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(SqliteStore));
        }

        return await turn.Answer.ConfigureAwait(false);
    }

    /// <summary>Ends after every turn that waits has been answered.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await writing.ConfigureAwait(false);
        database.Dispose();
    }

    async Task Write()
    {
        var together = new List<Turn>(MaxTogether);
        while (await waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (together.Count < MaxTogether && waiting.Reader.TryRead(out var turn))
                together.Add(turn);
            Write(together);
            together.Clear();
        }
    }

    void Write(List<Turn> together)
    {
        try
        {
            database.Run("BEGIN IMMEDIATE");
            foreach (var turn in together)
                Run(turn);
            database.Run("COMMIT");
        }
        catch (SqliteException why)
        {
            Undo();
            foreach (var turn in together)
                turn.Fail(SqliteFaults.Of(why));
            return;
        }
        catch (Exception mistake)
        {
            // Whoever waits must hear of it, and the next turn must find the writer at work.
            Undo();
            foreach (var turn in together)
                turn.Break(mistake);
            return;
        }

        foreach (var turn in together)
            turn.Acknowledge();
    }

    // A fault within one turn is its own, as long as it leaves the transaction of the others alone.
    void Run(Turn turn)
    {
        if (turn.IsCancelled())
            return;

        database.Run("SAVEPOINT turn");
        try
        {
            if (!turn.Run(database))
                database.Run("ROLLBACK TO turn");
        }
        catch (SqliteException why) when (database.IsInTransaction)
        {
            database.Run("ROLLBACK TO turn");
            turn.Fail(SqliteFaults.Of(why));
        }

        database.Run("RELEASE turn");
    }

    void Undo()
    {
        try
        {
            if (database.IsInTransaction)
                database.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // Nothing of it is committed, and the next turn finds out whether the file can be reached again.
        }
    }

    abstract class Turn
    {
        public abstract bool IsCancelled();

        /// <summary>Whether what it did is to be kept.</summary>
        public abstract bool Run(Database database);

        public abstract void Acknowledge();

        public abstract void Fail(StoreFault fault);

        public abstract void Break(Exception mistake);
    }

    sealed class Turn<T>(Func<Database, Either<StoreFault, T>> change, CancellationToken cancellation) : Turn
    {
        // Whoever asked goes on elsewhere: the writer has others to serve.
        readonly TaskCompletionSource<Either<StoreFault, T>> answer =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        Option<T> outcome;

        public Task<Either<StoreFault, T>> Answer => answer.Task;

        public override bool IsCancelled() =>
            cancellation.IsCancellationRequested && answer.TrySetCanceled(cancellation);

        public override bool Run(Database database)
        {
            try
            {
                var changed = change(database);
                outcome = changed.ToOption();
                return changed.Match(Right: _ => true, Left: Refuse);
            }
            catch (Exception mistake) when (mistake is not SqliteException)
            {
                Break(mistake);
                return false;
            }
        }

        public override void Acknowledge() => outcome.Iter(it => answer.TrySetResult(it));

        public override void Fail(StoreFault fault) => answer.TrySetResult(fault);

        public override void Break(Exception mistake) => answer.TrySetException(mistake);

        bool Refuse(StoreFault fault)
        {
            Fail(fault);
            return false;
        }
    }
}
