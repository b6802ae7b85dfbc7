using System.Collections.Frozen;
using System.Text;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Values;

/// <summary>
/// Which machines the links of a checkout may lead to: a link to any other could send the customer's money astray.
/// </summary>
/// <remarks>
/// Host names without scheme or port; upper and lower case are the same. Faults are told host by host.
/// </remarks>
public sealed record KnownHosts
{
    // No provider needs more than a handful; a list that long is a mistake in a configuration.
    public const int MaxHosts = 100;

    static readonly InvalidValue Absent = new Missing("hosts");
    static readonly InvalidValue TooMany = new OutOfRange("hosts", $"1 to {MaxHosts} hosts");
    static readonly InvalidValue NotAHost = new Malformed("hosts", "an ASCII host name, without scheme, port or path");

    readonly FrozenSet<string> hosts;
    readonly bool all;

    KnownHosts(IEnumerable<string> hosts, bool all) =>
        (this.hosts, this.all) = (hosts.ToFrozenSet(StringComparer.OrdinalIgnoreCase), all);

    /// <summary>Where the links of Binance Pay lead in the published capture reply.</summary>
    public static KnownHosts Binance { get; } =
        new(["pay.binance.com", "app.binance.com", "public.bnbstatic.com"], all: false);

    /// <summary>Every host there is: for a sandbox, where no money moves.</summary>
    public static KnownHosts Any { get; } = new(Enumerable.Empty<string>(), all: true);

    public static Validation<InvalidValue, KnownHosts> Create(params IEnumerable<string> hosts)
    {
        var given = hosts.Take(MaxHosts + 1).ToArray();
        return given.Length == 0 ? Absent
            : given.Length > MaxHosts ? TooMany
            : Each(given);
    }

    // Only Any has an empty list, so the lists alone tell.
    public bool Equals(KnownHosts? other) => other is not null && hosts.SetEquals(other.hosts);

    public override int GetHashCode() => hosts.Count;

    public override string ToString() =>
        all ? "any host" : string.Join(", ", hosts.Order(StringComparer.OrdinalIgnoreCase));

    internal bool Include(string host) => all || hosts.Contains(host);

    static Validation<InvalidValue, KnownHosts> Each(string[] given)
    {
        var faults = given
            .Select((host, at) => (
                Lawful: Ascii.IsValid(host) && DomainName.Octets(host).IsSome,
                Fault: NotAHost.At($"hosts[{at}]")))
            .Where(it => !it.Lawful)
            .Select(it => it.Fault)
            .ToArray();
        return faults.Length == 0 ? new KnownHosts(given, all: false) : Fail<InvalidValue, KnownHosts>(toSeq(faults));
    }
}
