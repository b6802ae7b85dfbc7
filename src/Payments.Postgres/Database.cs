using Npgsql;

using Payments.Application.Ports;

namespace Payments.Postgres;

/// <summary>The server, as far as one node uses it.</summary>
/// <remarks>
/// The statements of one call travel together and are one transaction: one round trip, whatever it does. A call that is
/// cancelled before it begins leaves nothing; one that has begun is answered.
/// </remarks>
sealed class Database(NpgsqlDataSource source, int connections, Duration patience) : IAsyncDisposable
{
    // Who collides has waited for the other already: a few tries are enough, and then the caller is to wait.
    const int MaxTries = 4;

    readonly SemaphoreSlim places = new(connections, connections);
    volatile bool isClosed;

    /// <summary>Makes the schema ours and up to date; or says why not, and has not changed it.</summary>
    public Task<Either<StoreFault, Unit>> Prepare(string schema, CancellationToken cancellation) =>
        Turn(() => Schema.Prepare(source, schema), cancellation);

    /// <summary>Whether nothing was ever kept in the schema.</summary>
    public Task<Either<StoreFault, bool>> IsBlank(string schema, CancellationToken cancellation) =>
        Turn(() => Schema.IsBlank(source, schema), cancellation);

    /// <summary>The rows that the statements find, or why one of them cannot be read.</summary>
    public Task<Either<StoreFault, Seq<T>>> Rows<T>(
        Func<NpgsqlDataReader, Either<StoreFault, T>> read,
        IReadOnlyList<Statement> statements,
        CancellationToken cancellation) =>
        Turn(
            async () =>
            {
                var found = new List<T>();
                var fault = Option<StoreFault>.None;
                var batch = Batch(statements);
                await using var _ = batch.ConfigureAwait(false);
                var rows = await batch.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
                await using var __ = rows.ConfigureAwait(false);
                do
                {
                    while (await rows.ReadAsync(CancellationToken.None).ConfigureAwait(false))
                    {
                        if (fault.IsNone && rows.FieldCount > 0)
                            read(rows).Match(Right: found.Add, Left: why => fault = why);
                    }
                }
                while (await rows.NextResultAsync(CancellationToken.None).ConfigureAwait(false));

                return fault.Match<Either<StoreFault, Seq<T>>>(Some: why => why, None: () => toSeq(found.ToArray()));
            },
            cancellation);

    /// <summary>How many rows the statements changed.</summary>
    public Task<Either<StoreFault, int>> Run(IReadOnlyList<Statement> statements, CancellationToken cancellation) =>
        Turn<int>(
            async () =>
            {
                var batch = Batch(statements);
                await using var _ = batch.ConfigureAwait(false);
                return await batch.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
            },
            cancellation);

    /// <summary>Ends after every call that was made has been answered.</summary>
    public async ValueTask DisposeAsync()
    {
        if (isClosed)
            return;

        isClosed = true;
        for (var place = 0; place < connections; place++)
            await places.WaitAsync().ConfigureAwait(false);
        await source.DisposeAsync().ConfigureAwait(false);
    }

    // Whoever finds every connection in use waits here, for no longer than for a lock.
    async Task<Either<StoreFault, T>> Turn<T>(Func<Task<Either<StoreFault, T>>> call, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(isClosed, typeof(PostgresStore));
        cancellation.ThrowIfCancellationRequested();
        if (!await places.WaitAsync(patience.ToTimeSpan(), cancellation).ConfigureAwait(false))
            return new StoreFault.Busy();

        try
        {
            return await Try(call).ConfigureAwait(false);
        }
        finally
        {
            places.Release();
        }
    }

    static async Task<Either<StoreFault, T>> Try<T>(Func<Task<Either<StoreFault, T>>> call)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await call().ConfigureAwait(false);
            }
            catch (PostgresException why) when (tries < MaxTries && PostgresFaults.IsCollision(why))
            {
                // Undone whole: nothing of it is stored twice.
            }
            catch (Exception why) when (PostgresFaults.IsForeign(why))
            {
                return PostgresFaults.Of(why);
            }
        }
    }

    // Values belong to one command, and a turn may be tried again: each try has copies of its own.
    NpgsqlBatch Batch(IReadOnlyList<Statement> statements)
    {
        var batch = source.CreateBatch();
        foreach (var statement in statements)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            foreach (var value in statement.Values)
                command.Parameters.Add(value.Clone());
            batch.BatchCommands.Add(command);
        }

        return batch;
    }
}
