using System.Net;
using System.Net.Sockets;

using NodaTime.Text;

namespace Payments.Http.Specs.OpenApi;

/// <summary>The formats that the contract names.</summary>
static class Formats
{
    public static bool Has(string format, string text) =>
        format switch
        {
            "uuid" => Guid.TryParseExact(text, "D", out _),
            "date-time" => OffsetDateTimePattern.Rfc3339.Parse(text).Success,
            "ipv4" => IsAddress(text, AddressFamily.InterNetwork),
            "ipv6" => IsAddress(text, AddressFamily.InterNetworkV6),
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
            "uri-reference" => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _),
            "int64" => true, // A format of numbers says nothing of a text.
            _ => throw new NotSupportedException($"The format {format} is not known here."),
        };

    /// <summary>A format of texts says nothing of a number.</summary>
    public static bool Has(string format, decimal number) =>
        format != "int64" || number is >= long.MinValue and <= long.MaxValue;

    // As RFC 3986 has it: no short forms, leading zeros or zones, which IPAddress takes.
    static bool IsAddress(string text, AddressFamily family) =>
        IPAddress.TryParse(text, out var address)
        && address.AddressFamily == family
        && !text.AsSpan().ContainsAny('%', '[', '/')
        && (family == AddressFamily.InterNetworkV6 || $"{address}" == text);
}
