using System.Globalization;

using Payments.BinancePay;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Http;
using Payments.Json;
using Payments.Postgres;

namespace Payments.Host;

/// <summary>What the operator may set, by switch or by environment variable (PAYMENTS_PORT and so on).</summary>
/// <remarks>
/// A switch wins over its variable, and the last of two switches over the first. What Binance Pay is told comes from
/// variables alone (BinancePay__ApiKey and so on): the arguments of a process are anybody's to read. So a connection
/// string with a password belongs into its variable as well.
/// </remarks>
public sealed record HostSettings(string Folder, int Port, Duration Lifetime, Option<BinancePaySettings> BinancePay)
{
    public const int DefaultPort = 8080;

    /// <summary>A session that lives no longer has expired before anybody could pay it.</summary>
    public static readonly Duration MinLifetime = Duration.FromSeconds(1);

    /// <summary>Room to do something before the sandbox's requests (5 seconds) could act after it.</summary>
    public static readonly Duration MinLease = Duration.FromSeconds(6);

    /// <summary>What a node that has died leaves behind stands still for as long.</summary>
    public static readonly Duration MaxLease = Duration.FromMinutes(5);

    // What a key may send at once is as much as it may send in these.
    const int BurstSeconds = 5;
    const int MaxPerSecond = RateLimit.MaxRequests / BurstSeconds;

    // The name that OpenTelemetry's specification gives it ("OTLP exporter configuration").
    const string CollectorName = "OTEL_EXPORTER_OTLP_ENDPOINT";

    static readonly HostSettings Defaults = new("data", DefaultPort, Duration.FromHours(12), None);

    static readonly string[] Names =
        ["data", "port", "lifetime", "lease", "receivers", "limit", "bearer", .. StoreSwitches.Names];

    /// <summary>The database that hosts share; none for the file of the data folder.</summary>
    public Option<PostgresSettings> Shared { get; init; }

    /// <summary>How long a node keeps an effect to itself, also one that is no more.</summary>
    public Duration Lease { get; init; } = Duration.FromSeconds(30);

    /// <summary>
    /// Whether webhooks may go to private networks and over plain http, for tests; otherwise to the public internet.
    /// </summary>
    public bool SendsToPrivateHosts { get; init; }

    /// <summary>How often each key may ask; none for no limit.</summary>
    public Option<RateLimit> KeyLimit { get; init; } = RateLimit.OfKey;

    /// <summary>Whether a key may also stand after Bearer.</summary>
    public bool TakesBearer { get; init; }

    /// <summary>
    /// Whether traces and metrics go to a collector: if <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where one is.
    /// </summary>
    public bool IsExporting { get; init; }

    /// <summary>The settings, or one sentence that says what is wrong with them.</summary>
    public static Either<string, HostSettings> Read(string[] switches) =>
        from given in Switches.Read(switches, Names)
        from port in PortOf(given.FindOrVariable("port"))
        from lifetime in LifetimeOf(given.FindOrVariable("lifetime"))
        from lease in LeaseOf(given.FindOrVariable("lease"))
        from isPrivate in PrivacyOf(given.FindOrVariable("receivers"))
        from limit in LimitOf(given.FindOrVariable("limit"))
        from takesBearer in BearerOf(given.FindOrVariable("bearer"))
        from isExporting in ExportingOf(Environment.GetEnvironmentVariable(CollectorName))
        from shared in StoreSwitches.Of(given)
        from live in BinancePayOf(Variables())
        from binancePay in OutlastedBy(lease, live)
        select new HostSettings(FolderOf(given), port, lifetime, binancePay)
        {
            Shared = shared,
            Lease = lease,
            SendsToPrivateHosts = isPrivate,
            KeyLimit = limit,
            TakesBearer = takesBearer,
            IsExporting = isExporting,
        };

    /// <summary>The folder of the data files.</summary>
    internal static string FolderOf(Switches given) => given.FindOrVariable("data")?.Text ?? Defaults.Folder;

    /// <summary>Whether webhooks may go to private networks.</summary>
    internal static Either<string, bool> PrivacyOf(Said? given) =>
        given is null or { Text: "public" } ? false
        : given is { Text: "any" } ? true
        : $"{given.Source} is public or, for tests, any.";

    // Neither kept nor repeated: it may hold a password.
    static Either<string, bool> ExportingOf(string? given) =>
        string.IsNullOrEmpty(given) ? false
        : Uri.TryCreate(given, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? true
        : $"{CollectorName} is the address of a collector such as http://localhost:4317.";

    static Either<string, int> PortOf(Said? given) =>
        given is null ? Defaults.Port
        : ushort.TryParse(given.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port
        : $"{given.Source} is a number from 0 (any free port) to 65535.";

    static Either<string, Duration> LifetimeOf(Said? given) =>
        given is null ? Defaults.Lifetime
        : Switches.DurationOf(given.Text).Case is Duration lifetime
            && lifetime >= MinLifetime && lifetime <= PaymentWindow.MaxLifetime ? lifetime
        : $"{given.Source} is an ISO 8601 duration such as PT12H or PT30S, from 1 second to 92 days.";

    static Either<string, Option<RateLimit>> LimitOf(Said? given) =>
        given is null ? Some(RateLimit.OfKey)
        : given is { Text: "off" } ? Option<RateLimit>.None
        : int.TryParse(given.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var perSecond)
            && perSecond is > 0 and <= MaxPerSecond
            && RateLimit.Create(BurstSeconds * perSecond, perSecond, Duration.FromSeconds(1)).Case is RateLimit limit
            ? Some(limit)
        : $"{given.Source} is how many requests a second each key may send, from 1 to {MaxPerSecond}, or off.";

    static Either<string, bool> BearerOf(Said? given) =>
        given is null or { Text: "off" } ? false
        : given is { Text: "on" } ? true
        : $"{given.Source} is on or off.";

    static Either<string, Duration> LeaseOf(Said? given) =>
        given is null ? Defaults.Lease
        : Switches.DurationOf(given.Text).Case is Duration lease && lease >= MinLease && lease <= MaxLease ? lease
        : $"{given.Source} is an ISO 8601 duration such as PT30S, from 6 seconds to 5 minutes.";

    // A request that could act after the lease could open an order that another node believes refused.
    static Either<string, Option<BinancePaySettings>> OutlastedBy(
        Duration lease, Option<BinancePaySettings> binancePay) =>
        binancePay.Exists(it => it.RequestValidity >= lease)
            ? "Binance Pay cannot be used: BinancePay__TryTimeout and BinancePay__RequestWindow together must be "
                + "shorter than the lease."
            : binancePay;

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
}
