using System.Globalization;

namespace Payments.Testing.BinancePay;

/// <summary>Names that are made up, the same ones in each run of a seed. None of them guards anything.</summary>
sealed class Tokens(int seed)
{
    const string Digits = "0123456789";
    const string LowerLetters = "abcdefghijklmnopqrstuvwxyz";
    const string UpperLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    readonly Random random = new(seed);
    long prepayIds;
    long transactions;

    public string LowerLettersAndDigits(int length) => Of(LowerLetters + Digits, length);

    public string LettersAndDigits(int length) => Of(UpperLetters + LowerLetters + Digits, length);

    public string LowerHex(int length) => Of(Digits + "abcdef", length);

    /// <summary>
    /// An order's id. Every second one has the twenty digits of the published sample, which no 64 bits hold.
    /// </summary>
    public string PrepayId()
    {
        var number = ++prepayIds;
        return number % 2 == 1 ? $"{Unique(number, "29")}{Of(Digits, 8)}" : $"{Unique(number, "3")}{Of(Digits, 7)}";
    }

    public string Transaction() => $"M_P_{Unique(++transactions, "7")}{Of(Digits, 4)}";

    /// <summary>Version 4 (RFC 9562, section 5.4).</summary>
    public Guid Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    string Of(string letters, int length) => string.Create(
        length, (random, letters), static (text, it) => it.random.GetItems(it.letters.AsSpan(), text));

    // Counted, so that no two are the same, and long.
    static string Unique(long number, string first) => first + number.ToString("D10", CultureInfo.InvariantCulture);
}
