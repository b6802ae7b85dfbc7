using Payments.Application.Ports;
using Payments.Sqlite;
using Payments.Testing;

// A process for tests to kill: whatever it prints has been acknowledged by the store. A line is complete once it ends.
//
//   append <path> <first>     opens sessions from a number on, several at once, and answers their effects, for ever
//   race <path> <last>        appends to session 1 until it has so many versions, against whoever else does

var (path, number) = (args[1], int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture));
Say("opening");
await using var store = SqliteStore.Open(path).IfLeft(why => throw new InvalidOperationException($"{why}"));
Say("opened");
await (args[0] == "append" ? AppendForEver(number) : Race(number));

Task AppendForEver(int first)
{
    const int Writers = 4;
    return Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
    {
        for (var next = first + writer; ; next += Writers)
            await Append(new SampleSession(next));
    })));
}

async Task Append(SampleSession session)
{
    var open = session.Open(session.OpenOrder(1), SampleSession.Notify(1));
    var claimed = Stored(await store.Append(open, CancellationToken.None));
    Say($"version {session.Number} 1");

    var answer = session.Append(1, Samples.Noon, SampleSession.CloseOrder(1)) with { Completing = claimed[0].Claim };
    var next = Stored(await store.Append(answer, CancellationToken.None));
    Say($"version {session.Number} 2");

    await store.Complete(next[0].Claim, Samples.Noon, CancellationToken.None);
    Say($"done {session.Payment} {next[0].Effect.Key}");
}

async Task Race(int last)
{
    var session = new SampleSession(1);
    for (var version = 1L; version < last;)
    {
        var appended = await store.Append(session.Append(version, Samples.Noon), CancellationToken.None);
        if (appended.Case is Appended.Stored)
            Say($"won {++version}");
        else
            version = (await store.Load(session.Key, CancellationToken.None)).Match(
                Right: it => it.Map(found => found.Version).IfNone(0),
                Left: why => throw new InvalidOperationException($"{why}"));
    }
}

static Seq<ClaimedEffect> Stored(Either<StoreFault, Appended> appended) =>
    appended.Case is Appended.Stored stored ? stored.Claimed : throw new InvalidOperationException($"{appended}");

static void Say(string line)
{
    lock (Console.Out)
    {
        Console.Out.Write(line + "\n");
        Console.Out.Flush();
    }
}
