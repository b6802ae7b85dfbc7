using System.Globalization;

using NodaTime.Text;

using Payments.BinancePay;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json;

namespace Payments.Host;

/// <summary>What the operator may set, by switch or by environment variable (PAYMENTS_PORT and so on).</summary>
/// <remarks>
/// A switch wins over its variable, and the last of two switches over the first. What Binance Pay is told comes from
/// variables alone (BinancePay__ApiKey and so on): the arguments of a process are anybody's to read.
/// </remarks>
public sealed record HostSettings(string Folder, int Port, Duration Lifetime, Option<BinancePaySettings> BinancePay)
{
    public const int DefaultPort = 8080;

    /// <summary>A session that lives no longer has expired before anybody could pay it.</summary>
    public static readonly Duration MinLifetime = Duration.FromSeconds(1);

    static readonly HostSettings Defaults = new("data", DefaultPort, Duration.FromHours(12), None);

    static readonly string[] Names = { "data", "port", "lifetime" };

    /// <summary>The settings, or one sentence that says what is wrong with them.</summary>
    public static Either<string, HostSettings> Read(string[] switches) =>
        Switches(switches).Bind(given =>
            PortOf(Find("port", given)).Bind(port =>
                LifetimeOf(Find("lifetime", given)).Bind(lifetime =>
                    BinancePayOf(Variables()).Map(binancePay =>
                        new HostSettings(
                            Find("data", given)?.Text ?? Defaults.Folder, port, lifetime, binancePay)))));

    static Either<string, Seq<Given>> Switches(string[] words)
    {
        var given = Seq<Given>();
        for (var at = 0; at < words.Length; at++)
        {
            var (word, value) = Parted(words[at]);
            if (!word.StartsWith('-'))
                return $"{words[at]} is not a switch; --help lists them.";
            if (!Names.Any(name => word == $"--{name}"))
                return $"There is no switch {word}; --help lists them.";

            // What looks like the next switch is one: a value that begins with two dashes stands after an equals sign.
            value ??= at + 1 < words.Length && !words[at + 1].StartsWith("--", StringComparison.Ordinal)
                ? words[++at]
                : null;
            if (value is null)
                return $"{word} needs a value; --help shows one.";
            given += Seq1(new Given(word, value));
        }

        return given;
    }

    static (string Word, string? Value) Parted(string word) =>
        word.StartsWith('-') && word.IndexOf('=', StringComparison.Ordinal) is var at and > 0
            ? (word[..at], word[(at + 1)..])
            : (word, null);

    static Given? Find(string name, Seq<Given> given)
    {
        var variable = $"PAYMENTS_{name.ToUpperInvariant()}";
        return given.LastOrDefault(it => it.Source == $"--{name}")
            ?? (Environment.GetEnvironmentVariable(variable) is string text ? new Given(variable, text) : null);
    }

    static Either<string, int> PortOf(Given? given) =>
        given is null ? Defaults.Port
        : ushort.TryParse(given.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port
        : $"{given.Source} is a number from 0 (any free port) to 65535.";

    static Either<string, Duration> LifetimeOf(Given? given) =>
        given is null ? Defaults.Lifetime
        : Parsed(given.Text).Case is Duration lifetime
            && lifetime >= MinLifetime && lifetime <= PaymentWindow.MaxLifetime ? lifetime
        : $"{given.Source} is an ISO 8601 duration such as PT12H or PT30S, from 1 second to 92 days.";

    // Without a single key live sessions have no provider; with some of them, somebody has forgotten the others.
    static Either<string, Option<BinancePaySettings>> BinancePayOf(IConfiguration given) =>
        given.GetChildren().Any()
            ? BinancePayConfiguration.Read(given)
                .Bind(BinancePaySettings.Create)
                .ToEither()
                .Map(Some)
                .MapLeft(faults => $"Binance Pay cannot be used: {string.Join("; ", faults.Map(Sentence))}.")
            : Option<BinancePaySettings>.None;

    // A colon of a configuration key is two underscores in a variable.
    static string Sentence(InvalidValue fault) =>
        FaultWords.Of(fault.At(fault.Path.Replace(":", "__", StringComparison.Ordinal)));

    static IConfiguration Variables() =>
        new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(BinancePayConfiguration.Section);

    static Option<Duration> Parsed(string text)
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

    sealed record Given(string Source, string Text);
}
