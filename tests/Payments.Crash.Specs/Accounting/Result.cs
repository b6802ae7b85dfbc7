using System.Globalization;
using System.Reflection;

namespace Payments.Crash.Specs.Accounting;

/// <summary>What a run is remembered by in docs/crash.md.</summary>
public sealed record Result(string What, string Store, string Line)
{
    const string File = "tests/Payments.Crash.Specs/results.txt";

    public static Result Of(
        string what, string store, int count, ulong seed, TimeSpan took, Accounts accounts) =>
        new(what, store, string.Join(" | ",
        [
            $"{SystemClock.Instance.GetCurrentInstant().InUtc().Date:uuuu-MM-dd}",
            Commit, what, store, Text(count), $"{seed}", $"{Text((int)took.TotalSeconds)} s", Text(accounts.Sessions.Count),
            Text(accounts.Answers.Count), Text(accounts.Charges.Count), Text(accounts.Notices.Count),
        ]));

    static string Commit =>
        typeof(Result).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[^1][..7];

    /// <summary>With PAYMENTS_WRITE_DOCS=1 it is kept for the page.</summary>
    public void Keep() => Document.Append(File, [Line]);

    public override string ToString() => Line;

    static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
