using System.Text;

namespace Payments.Domain.Values;

/// <summary>How long an international label becomes in the only form that the domain name system carries.</summary>
/// <remarks>
/// RFC 3492, as an A-label (RFC 5890): <c>xn--</c> and the encoded label. Ours, because the one in .NET answers by
/// the machine's globalisation mode and throws. Labels are short (<see cref="DomainName.MaxLabelOctets"/>), so the
/// scan per character is bounded.
/// </remarks>
static class Punycode
{
    // RFC 3492 section 5, the parameters of Punycode.
    const int Base = 36;
    const int TMin = 1;
    const int TMax = 26;
    const int Skew = 38;
    const int Damp = 700;
    const int InitialBias = 72;
    const int InitialN = 0x80;

    const int PrefixOctets = 4;

    /// <summary>The octets of the label's A-label form. The label is well-formed Unicode.</summary>
    public static int Octets(ReadOnlySpan<char> label)
    {
        Span<int> runes = stackalloc int[2 * DomainName.MaxLabelOctets];
        var length = 0;
        var basic = 0;
        foreach (var rune in label.EnumerateRunes())
        {
            runes[length++] = rune.Value;
            basic += rune.IsAscii ? 1 : 0;
        }

        var delimiter = basic > 0 ? 1 : 0;
        return PrefixOctets + basic + delimiter + Deltas(runes[..length], basic);
    }

    // RFC 3492 section 6.3, counting the digits instead of writing them.
    static int Deltas(ReadOnlySpan<int> runes, int basic)
    {
        var (n, delta, bias, handled, octets) = (InitialN, 0, InitialBias, basic, 0);
        while (handled < runes.Length)
        {
            var next = NextAbove(runes, n);
            delta += (next - n) * (handled + 1);
            n = next;
            foreach (var rune in runes)
            {
                delta += rune < n ? 1 : 0;
                if (rune != n)
                    continue;

                octets += Digits(delta, bias);
                bias = Adapt(delta, handled + 1, first: handled == basic);
                delta = 0;
                handled++;
            }

            delta++;
            n++;
        }

        return octets;
    }

    static int NextAbove(ReadOnlySpan<int> runes, int n)
    {
        var next = int.MaxValue;
        foreach (var rune in runes)
            if (rune >= n && rune < next)
                next = rune;

        return next;
    }

    static int Digits(int delta, int bias)
    {
        var octets = 1;
        for (var (q, k) = (delta, Base); ; k += Base)
        {
            var threshold = Math.Clamp(k - bias, TMin, TMax);
            if (q < threshold)
                return octets;

            q = (q - threshold) / (Base - threshold);
            octets++;
        }
    }

    static int Adapt(int delta, int points, bool first)
    {
        delta = first ? delta / Damp : delta / 2;
        delta += delta / points;
        var k = 0;
        while (delta > (Base - TMin) * TMax / 2)
        {
            delta /= Base - TMin;
            k += Base;
        }

        return k + ((Base - TMin + 1) * delta / (delta + Skew));
    }
}
