using Payments.Application.Ports;
using Payments.Sqlite;

namespace Payments.Host.Admin;

/// <summary>What is to be printed: what was done, or in one sentence why it cannot be.</summary>
sealed record Reply
{
    Reply(string text, bool isDone) => (Text, IsDone) = (text, isDone);

    public string Text { get; }

    public bool IsDone { get; }

    public static Reply Done(string text) => new(text, true);

    public static Reply Cannot(string why) => new(why, false);
}

/// <summary>What a command does to the store.</summary>
delegate Task<Either<StoreFault, Reply>> AdminWork(SqliteStore store, Instant now);

/// <summary>One thing that an operator can do to the data of a host.</summary>
/// <param name="Words">How it is called.</param>
/// <param name="Switches">What it can be told, besides the data folder.</param>
/// <param name="Prepare">Reads the switches: the work, or one sentence that says what is wrong with them.</param>
sealed record AdminCommand(string[] Words, string[] Switches, Func<Switches, Either<string, AdminWork>> Prepare)
{
    public bool Is(string[] args) => args.Take(Words.Length).SequenceEqual(Words, StringComparer.Ordinal);
}
