using System.Globalization;

using Microsoft.Extensions.Configuration;

using NodaTime.Text;

namespace Payments.Host;

/// <summary>What the operator may set, by switch or by environment variable (PAYMENTS_PORT and so on).</summary>
public sealed record HostSettings(string Folder, int Port, Duration Lifetime)
{
    public const int DefaultPort = 8080;

    static readonly HostSettings Defaults = new("data", DefaultPort, Duration.FromHours(12));

    static readonly string[] Names = { "data", "port", "lifetime" };

    /// <summary>The settings, or one sentence that says what is wrong with them.</summary>
    public static Either<string, HostSettings> Read(string[] switches)
    {
        if (switches.Find(it => it.StartsWith('-') && !IsKnown(it)).Case is string unknown)
            return $"There is no switch {unknown}; --help lists them.";

        try
        {
            var given = new ConfigurationBuilder()
                .AddEnvironmentVariables("PAYMENTS_")
                .AddCommandLine(switches)
                .Build();
            return PortOf(given["port"]).Bind(port =>
                LifetimeOf(given["lifetime"]).Map(lifetime =>
                    new HostSettings(given["data"] ?? Defaults.Folder, port, lifetime)));
        }
        catch (FormatException)
        {
            return "A switch has no value.";
        }
    }

    static bool IsKnown(string given) =>
        Names.Any(name => given == $"--{name}" || given.StartsWith($"--{name}=", StringComparison.Ordinal));

    static Either<string, int> PortOf(string? text) =>
        text is null ? Defaults.Port
        : ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port
        : "--port is a number from 0 (any free port) to 65535.";

    static Either<string, Duration> LifetimeOf(string? text)
    {
        if (text is null)
            return Defaults.Lifetime;

        var period = PeriodPattern.NormalizingIso.Parse(text);
        return period.Success && period.Value is { Months: 0, Years: 0 } it
            && it.ToDuration() is var lifetime
            && lifetime > Duration.Zero && lifetime <= Payments.Domain.Sessions.PaymentWindow.MaxLifetime
            ? lifetime
            : "--lifetime is an ISO 8601 duration such as PT12H or PT30S, at most 92 days.";
    }
}
