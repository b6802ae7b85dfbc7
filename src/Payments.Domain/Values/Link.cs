using System.Buffers;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Values;

/// <summary>
/// One address that a provider gave us, taken apart as far as we look at it, and kept exactly as it came.
/// </summary>
/// <remarks>
/// RFC 3986, and less: printable ASCII, a scheme, a host name with or without a port, then anything. No user name
/// before the host, because <c>https://pay.binance.com@elsewhere</c> leads elsewhere; no backslash, which browsers
/// take for a slash.
/// </remarks>
sealed class Link
{
    // The longest address that every browser, proxy and database we know of takes.
    public const int MaxLength = 2_048;

    // RFC 3986 section 2: what an address may consist of, the percent sign included.
    static readonly SearchValues<char> Lawful = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    readonly Range path;
    readonly Range query;

    Link(string text, string host, Range path, Range query) =>
        (Text, Host, this.path, this.query) = (text, host, path, query);

    public string Text { get; }

    public string Host { get; }

    /// <summary>What stands behind the last slash of the path, or nothing.</summary>
    public ReadOnlySpan<char> LastSegment => Text.AsSpan(path)[(Text.AsSpan(path).LastIndexOf('/') + 1)..];

    /// <summary>The link in a field, if its shape is right and its host is known.</summary>
    public static Validation<InvalidValue, Link> Create(string? text, string field, string scheme, KnownHosts hosts) =>
        string.IsNullOrWhiteSpace(text) ? new Missing(field)
        : text.Length > MaxLength ? new TooLong(field, MaxLength)
        : !TryRead(text, scheme, out var link) ? new Malformed(field, $"a link of the form {scheme}://host/path")
        : !hosts.Include(link.Host) ? new Unknown(field)
        : link;

    /// <summary>
    /// The value of a query parameter wherever it stands, percent-decoded; none if absent, empty or given twice.
    /// </summary>
    public Option<string> Parameter(string name)
    {
        var found = Option<string>.None;
        var given = Text.AsSpan(query);
        foreach (var range in given.Split('&'))
        {
            var pair = given[range];
            var equals = pair.IndexOf('=');
            if (equals < 0 || !pair[..equals].SequenceEqual(name))
                continue;

            if (found.IsSome)
                return None;

            found = Uri.UnescapeDataString(pair[(equals + 1)..].ToString());
        }

        return found.Bind(value => value.Length == 0 ? Option<string>.None : value);
    }

    /// <summary>Whether a query parameter is named at all, however often.</summary>
    public bool Has(string name)
    {
        var given = Text.AsSpan(query);
        foreach (var range in given.Split('&'))
        {
            var pair = given[range];
            var equals = pair.IndexOf('=');
            if ((equals < 0 ? pair : pair[..equals]).SequenceEqual(name))
                return true;
        }

        return false;
    }

    static bool TryRead(string text, string scheme, out Link link)
    {
        link = null!;
        var start = scheme.Length + 3;
        if (text.AsSpan().ContainsAnyExcept(Lawful)
            || !text.StartsWith($"{scheme}://", StringComparison.OrdinalIgnoreCase))
            return false;

        var path = EndOf(text, start, "/?#");
        if (!TryReadHost(text.AsSpan(start, path - start), out var host))
            return false;

        var question = EndOf(text, path, "?#");
        var fragment = EndOf(text, question, "#");
        link = new Link(text, host, path..question, Math.Min(question + 1, fragment)..fragment);
        return true;
    }

    static int EndOf(string text, int start, string stops)
    {
        var found = text.AsSpan(start).IndexOfAny(stops);
        return found < 0 ? text.Length : start + found;
    }

    static bool TryReadHost(ReadOnlySpan<char> authority, out string host)
    {
        var colon = authority.IndexOf(':');
        var name = colon < 0 ? authority : authority[..colon];
        host = name.ToString();
        return DomainName.Octets(name).IsSome && (colon < 0 || IsPort(authority[(colon + 1)..]));
    }

    static bool IsPort(ReadOnlySpan<char> port) =>
        port.Length is >= 1 and <= 5 && !port.ContainsAnyExceptInRange('0', '9');
}
