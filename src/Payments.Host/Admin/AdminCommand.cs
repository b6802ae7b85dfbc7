using Payments.Application.Ports;
using Payments.Host.Serve;

namespace Payments.Host.Admin;

/// <summary>What is to be printed: what was done, and in one sentence what could not be.</summary>
sealed record Reply
{
    Reply(Option<string> text, Option<string> why) => (Text, Why) = (text, why);

    public Option<string> Text { get; }

    public Option<string> Why { get; }

    public static Reply Done(string text) => new(text, None);

    public static Reply Cannot(string why) => new(None, why);

    /// <summary>The first part is done and stays so.</summary>
    public static Reply HalfDone(string text, string why) => new(text, why);
}

/// <summary>What a command does to the store.</summary>
delegate Task<Either<StoreFault, Reply>> AdminWork(OpenedStore store, Instant now);

/// <summary>One thing that an operator can do to the data of a host.</summary>
/// <param name="Words">How it is called.</param>
/// <param name="Switches">What it can be told, besides where the data is.</param>
/// <param name="Prepare">Reads the switches: the work, or one sentence that says what is wrong with them.</param>
sealed record AdminCommand(string[] Words, string[] Switches, Func<Switches, Either<string, AdminWork>> Prepare)
{
    /// <summary>The switches that take no value.</summary>
    public string[] Flags { get; init; } = [];

    /// <summary>Whether it may be the first thing that is done to a folder.</summary>
    public bool MayMakeFile { get; init; }

    public bool Is(string[] args) => args.Take(Words.Length).SequenceEqual(Words, StringComparer.Ordinal);
}
