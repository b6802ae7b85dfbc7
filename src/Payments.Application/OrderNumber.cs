using System.Globalization;
using System.Numerics;

using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Application;

/// <summary>
/// What an order is called at the provider: the session and the attempt, so the same effect always asks for the same
/// order.
/// </summary>
/// <remarks>
/// As text: the payment id in base 36 (25 digits 0-9, A-Z) and the attempt, at most 32 letters and digits, as Binance
/// Pay wants its <c>merchantTradeNo</c> ("Create order v3").
/// </remarks>
public sealed record OrderNumber(PaymentId Payment, Attempt Attempt)
{
    const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    // 36^25 is the first power of 36 above 2^128.
    const int PaymentDigits = 25;

    const int MaxLength = 32;

    public string Text
    {
        get
        {
            var rest = new UInt128Parts(Payment.Value).Value;
            Span<char> text = stackalloc char[PaymentDigits];
            for (var at = PaymentDigits - 1; at >= 0; at--)
                (rest, text[at]) = (rest / 36, Digits[(int)(rest % 36)]);
            return $"{text}{Attempt}";
        }
    }

    /// <summary>The session and attempt of a number that <see cref="Text"/> gave; none for any other text.</summary>
    public static Option<OrderNumber> Read(string? text)
    {
        if (text is null || text.Length is <= PaymentDigits or > MaxLength || !IsAttempt(text.AsSpan(PaymentDigits)))
            return None;

        var id = BigInteger.Zero;
        foreach (var digit in text.AsSpan(0, PaymentDigits))
        {
            var value = Digits.IndexOf(digit, StringComparison.Ordinal);
            if (value < 0)
                return None;
            id = id * 36 + value;
        }

        return id <= UInt128.MaxValue
            && int.TryParse(
                text.AsSpan(PaymentDigits), NumberStyles.None, CultureInfo.InvariantCulture, out var attempt)
            ? new OrderNumber(PaymentId.From(new UInt128Parts((UInt128)id).Guid), new Attempt(attempt))
            : None;
    }

    public override string ToString() => Text;

    // The number parser would let trailing NULs and leading zeros through, and two texts would name one order.
    static bool IsAttempt(ReadOnlySpan<char> text) => text[0] != '0' && !text.ContainsAnyExceptInRange('0', '9');

    // A UUID is one big-endian 128-bit number (RFC 9562, section 4).
    readonly record struct UInt128Parts(UInt128 Value)
    {
        public UInt128Parts(Guid id)
            : this(Read(id)) { }

        public Guid Guid
        {
            get
            {
                Span<byte> bytes = stackalloc byte[16];
                System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
                return new Guid(bytes, bigEndian: true);
            }
        }

        static UInt128 Read(Guid id)
        {
            Span<byte> bytes = stackalloc byte[16];
            id.TryWriteBytes(bytes, bigEndian: true, out _);
            return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
        }
    }
}
