using System.Buffers;
using System.Net;
using System.Net.Sockets;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Values;

/// <summary>The internet address from which a customer came.</summary>
/// <remarks>
/// IPv4 as four decimal numbers without leading zeros, or IPv6 as in RFC 4291 section 2.2, without zone, port or
/// brackets. IPv6 is written as RFC 5952 recommends, so one address has one text.
/// </remarks>
public sealed record IpAddress
{
    // Eight groups of four digits, or six of them and an IPv4 address: RFC 4291 section 2.2.
    public const int MaxLength = 45;

    static readonly SearchValues<char> Version6 = SearchValues.Create("0123456789abcdefABCDEF:.");

    static readonly InvalidValue Absent = new Missing("ip_address");
    static readonly InvalidValue TooLong = new TooLong("ip_address", MaxLength);
    static readonly InvalidValue NotAnAddress = new Malformed("ip_address", "an IPv4 or IPv6 address");

    IpAddress(string text) => Text = text;

    public string Text { get; }

    public static Validation<InvalidValue, IpAddress> Create(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Absent
        : text.Length > MaxLength ? TooLong
        : IsVersion4(text) ? new IpAddress(text)
        : TryReadVersion6(text, out var address) ? new IpAddress(address.ToString())
        : NotAnAddress;

    /// <summary>Masked: it is personal data. Ask for <see cref="Text"/> when you mean it.</summary>
    public override string ToString() => PlainText.Masked;

    // IPAddress takes "1", "0x7f.1" and "010.0.0.1" for IPv4 addresses, each with a meaning that people do not expect.
    static bool IsVersion4(ReadOnlySpan<char> text)
    {
        var numbers = 0;
        foreach (var part in text.Split('.'))
        {
            if (++numbers > 4 || !IsByte(text[part]))
                return false;
        }

        return numbers == 4;
    }

    static bool IsByte(ReadOnlySpan<char> digits)
    {
        if (digits.Length is 0 or > 3 || (digits.Length > 1 && digits[0] == '0'))
            return false;

        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return false;

            number = (number * 10) + (digit - '0');
        }

        return number <= byte.MaxValue;
    }

    // Only these characters, so that no zone, port, bracket or prefix length comes in.
    static bool TryReadVersion6(string text, out IPAddress address)
    {
        address = IPAddress.None;
        return text.Contains(':', StringComparison.Ordinal)
            && !text.AsSpan().ContainsAnyExcept(Version6)
            && IPAddress.TryParse(text, out address!)
            && address.AddressFamily == AddressFamily.InterNetworkV6;
    }
}
