using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Values;

/// <summary>An address we may send a receipt to. Plausible, not proven: only a delivery proves it.</summary>
/// <remarks>
/// A profile of RFC 5321 and 5322: a dot-atom of ASCII characters, <c>@</c>, and a domain of at least two labels,
/// each of letters, digits and hyphens or an international label in lower case (RFC 5892). No quoted local parts,
/// comments, IP literals or all-digit top labels. The ASCII letters of the domain are lowered when it enters, because
/// no mail system tells them apart; the local part is kept, because its own server may. Two addresses are equal when
/// they are then the same text; an international label and its <c>xn--</c> form stay different texts.
/// </remarks>
public sealed record Email
{
    // RFC 5321 section 4.5.3.1.3: a path is at most 256 octets, and the angle brackets take two. An international
    // domain counts as long as it is on the wire, in its xn-- form.
    public const int MaxOctets = 254;

    // RFC 5321 section 4.5.3.1.1.
    public const int MaxLocalOctets = 64;

    static readonly InvalidValue Absent = new Missing("email");
    static readonly InvalidValue TooLong = new TooLong("email", MaxOctets);
    static readonly InvalidValue LocalTooLong = new TooLong("email", MaxLocalOctets);
    static readonly InvalidValue NotAnAddress = new Malformed("email", "name@domain.example");

    Email(string address) => Address = address;

    public string Address { get; }

    // Dependent rules, so the first failure answers: what is too long is never parsed.
    public static Validation<InvalidValue, Email> Create(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
            return Absent;

        // A character takes at least one octet, so this much is certain before anything is taken apart.
        if (PlainText.IsLongerThan(address, MaxOctets))
            return TooLong;

        var at = address.LastIndexOf('@');
        return at > MaxLocalOctets ? LocalTooLong
            : at < 1 || !IsDotAtom(address.AsSpan(0, at)) ? NotAnAddress
            : AtDomain(address, at);
    }

    /// <summary>Masked: it is personal data. Ask for <see cref="Address"/> when you mean it.</summary>
    public override string ToString() => PlainText.Masked;

    static Validation<InvalidValue, Email> AtDomain(string address, int at)
    {
        var domain = address.AsSpan(at + 1);
        return !domain.Contains('.') || !DomainName.EndsInAName(domain)
            ? NotAnAddress
            : DomainName.Octets(domain).Match(
                Some: octets => octets + at + 1 > MaxOctets ? TooLong : new Email(WithLoweredDomain(address, at)),
                None: () => Fail<InvalidValue, Email>(NotAnAddress));
    }

    static string WithLoweredDomain(string address, int at)
    {
        var domain = address.AsSpan(at + 1);
        return domain.ContainsAnyInRange('A', 'Z')
            ? $"{address.AsSpan(0, at + 1)}{DomainName.Lowered(domain)}"
            : address;
    }

    // RFC 5322 section 3.2.3: atoms with single dots between them.
    static bool IsDotAtom(ReadOnlySpan<char> local)
    {
        var afterDot = true;
        foreach (var character in local)
        {
            if (character == '.' ? afterDot : !IsAtomText(character))
                return false;

            afterDot = character == '.';
        }

        return !afterDot;
    }

    static bool IsAtomText(char character) =>
        char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-/=?^_`{|}~".Contains(character);
}
