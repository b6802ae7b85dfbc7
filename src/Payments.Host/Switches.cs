using NodaTime.Text;

namespace Payments.Host;

/// <summary>One thing that was said, and where: the switch, or the variable.</summary>
sealed record Said(string Source, string Text);

/// <summary>What was said with switches. The last of two wins over the first.</summary>
sealed class Switches
{
    // What is torn out of its value is never repeated: it may be a password.
    const string Secret = "--connection";

    readonly Seq<Said> said;

    Switches(Seq<Said> said) => this.said = said;

    /// <summary>The switches among the words, or one sentence that says what is wrong with them.</summary>
    /// <param name="words">As they were typed.</param>
    /// <param name="names">The switches that take a value.</param>
    /// <param name="flags">Those that take none.</param>
    public static Either<string, Switches> Read(string[] words, string[] names, params string[] flags)
    {
        var said = Seq<Said>();
        for (var at = 0; at < words.Length; at++)
        {
            var (word, value) = Parted(words[at]);
            if (!word.StartsWith('-'))
                return said.Exists(it => it.Source == Secret)
                    ? $"What follows {Secret} is in quotes, as one word; --help shows it."
                    : $"{Shown(word)} is not a switch; --help lists them.";
            var isFlag = flags.Any(name => word == $"--{name}");
            if (!isFlag && !names.Any(name => word == $"--{name}"))
                return $"There is no switch {word}; --help lists them.";

            // What looks like the next switch is one: a value that begins with two dashes stands after an equals sign.
            if (isFlag && value is not null)
                return $"{word} takes no value.";
            value ??= isFlag ? string.Empty
                : at + 1 < words.Length && !words[at + 1].StartsWith("--", StringComparison.Ordinal) ? words[++at]
                : null;
            if (value is null)
                return $"{word} needs a value; --help shows one.";
            said += Seq1(new Said(word, value));
        }

        return new Switches(said);
    }

    public Said? Find(string name) => said.LastOrDefault(it => it.Source == $"--{name}");

    /// <summary>The switch, or else its environment variable: PAYMENTS_PORT and so on.</summary>
    public Said? FindOrVariable(string name)
    {
        var variable = $"PAYMENTS_{name.ToUpperInvariant()}";
        return Find(name)
            ?? (Environment.GetEnvironmentVariable(variable) is string text ? new Said(variable, text) : null);
    }

    /// <summary>An ISO 8601 duration; months and years have no length of their own.</summary>
    public static Option<Duration> DurationOf(string text)
    {
        var period = PeriodPattern.NormalizingIso.Parse(text);
        try
        {
            return period.Success && period.Value is { Months: 0, Years: 0 } it ? it.ToDuration() : None;
        }
        catch (OverflowException)
        {
            // A lawful text of more hours than NodaTime can count.
            return None;
        }
    }

    /// <summary>A word that may be repeated to whoever said it: a value in it is not.</summary>
    public static string Shown(string word) =>
        word.IndexOf('=', StringComparison.Ordinal) is var at and >= 0 ? $"{word[..at]}=..." : word;

    static (string Word, string? Value) Parted(string word) =>
        word.StartsWith('-') && word.IndexOf('=', StringComparison.Ordinal) is var at and > 0
            ? (word[..at], word[(at + 1)..])
            : (word, null);
}
