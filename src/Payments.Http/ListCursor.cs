using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

using Payments.Application.Ports;
using Payments.Domain.Values;

namespace Payments.Http;

/// <summary>A place in a list as clients carry it: 48 characters that may stand in an address as they are.</summary>
/// <remarks>
/// Time and id of a payment, and a check that tells what was mangled, cut off, made up, or given to another business
/// or mode. It keeps nobody out: whoever makes one that passes sees the same payments as before, from another place.
/// </remarks>
public static class ListCursor
{
    const int TimeBytes = 16;
    const int IdBytes = 16;
    const int PlaceBytes = TimeBytes + IdBytes;
    const int CheckBytes = 4;
    const int Bytes = PlaceBytes + CheckBytes;

    static readonly Int128 LatestNanosecond = (Instant.MaxValue - NodaConstants.UnixEpoch).ToInt128Nanoseconds();

    public static string Of(Place place, KeyHolder holder)
    {
        Span<byte> cursor = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt128BigEndian(
            cursor, (place.CreatedAt - NodaConstants.UnixEpoch).ToInt128Nanoseconds());
        place.Payment.Value.TryWriteBytes(cursor[TimeBytes..], bigEndian: true, out _);
        Check(cursor[..PlaceBytes], holder, cursor[PlaceBytes..]);
        return Base64Url.EncodeToString(cursor);
    }

    public static Option<Place> Read(string text, KeyHolder holder)
    {
        Span<byte> cursor = stackalloc byte[Bytes];
        Span<byte> check = stackalloc byte[CheckBytes];
        if (text.Length != Base64Url.GetEncodedLength(Bytes)
            || !Base64Url.TryDecodeFromChars(text, cursor, out var length)
            || length != Bytes)
            return None;

        Check(cursor[..PlaceBytes], holder, check);
        var nanosecond = BinaryPrimitives.ReadInt128BigEndian(cursor);
        return check.SequenceEqual(cursor[PlaceBytes..]) && nanosecond >= 0 && nanosecond <= LatestNanosecond
            ? new Place(
                NodaConstants.UnixEpoch + Duration.FromNanoseconds(nanosecond),
                PaymentId.From(new Guid(cursor[TimeBytes..PlaceBytes], bigEndian: true)))
            : None;
    }

    static void Check(ReadOnlySpan<byte> place, KeyHolder holder, Span<byte> check)
    {
        Span<byte> whole = stackalloc byte[PlaceBytes + IdBytes + 1];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        place.CopyTo(whole);
        holder.Business.Value.TryWriteBytes(whole[PlaceBytes..], bigEndian: true, out _);
        whole[^1] = holder.Mode.Match(test: () => (byte)0, live: () => (byte)1);
        SHA256.HashData(whole, hash);
        hash[..CheckBytes].CopyTo(check);
    }
}
