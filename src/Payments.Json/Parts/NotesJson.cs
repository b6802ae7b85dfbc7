using System.Buffers;
using System.Text;
using System.Text.Json;

using Payments.Domain.Values;
using Payments.Json.Reading;
using Payments.Json.Writing;

namespace Payments.Json.Parts;

/// <summary>Metadata as it is sent: the merchant's own notes, and among them the order.</summary>
static class NotesJson
{
    /// <summary>
    /// The two apart. Each is judged by itself, so that a fault of one does not hide those of the other.
    /// </summary>
    public readonly record struct Notes(
        Validation<InvalidValue, Metadata> Metadata, Validation<InvalidValue, Order>? Order);

    public static readonly Notes Nothing = new(Metadata.Empty, null);

    public static Validation<InvalidValue, Notes> Read(ref JsonCursor json)
    {
        Validation<InvalidValue, Order>? order = null;
        ArrayBufferWriter<byte>? own = null;
        while (json.NextMember())
        {
            if (json.Is("order"u8))
            {
                order = json.Object<Order>(OrderJson.Read);
                continue;
            }

            own ??= new ArrayBufferWriter<byte>();
            own.Write(own.WrittenCount == 0 ? "{"u8 : ","u8);
            own.Write(json.RawMember());
        }

        return new Notes(own is null ? Metadata.Empty : Own(own), order);
    }

    /// <summary>The two, if both are right.</summary>
    public static Validation<InvalidValue, (Option<Order> Order, Metadata Metadata)> Together(Notes notes) =>
        (notes.Order.Optional("order"), notes.Metadata).Apply((order, metadata) => (order, metadata));

    /// <summary>The notes with the order among them, in its place in the alphabet.</summary>
    public static ReadOnlySpan<byte> Merged(Metadata metadata, Option<Order> order)
    {
        var own = Encoding.UTF8.GetBytes(metadata.Json);
        return order.Match(Some: it => Merged(own, Written.Bytes(it, WriteMember)), None: () => own);
    }

    static Utf8JsonWriter WriteMember(Utf8JsonWriter json, Order order) =>
        json.Object("order"u8, order, OrderJson.Write);

    // Both are objects; the second has one member, which becomes one of the first.
    static byte[] Merged(byte[] own, byte[] order)
    {
        var place = PlaceOfOrder(own);
        var member = order.AsSpan(1, order.Length - 2);
        return own.Length == 2 ? order
            : place == own.Length - 1 ? [.. own.AsSpan(0, place), (byte)',', .. member, (byte)'}']
            : [.. own.AsSpan(0, place), .. member, (byte)',', .. own.AsSpan(place)];
    }

    // Metadata is kept in the order of its names' UTF-8 bytes.
    static int PlaceOfOrder(ReadOnlySpan<byte> own)
    {
        var json = new Utf8JsonReader(own);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (Encoding.UTF8.GetBytes(json.GetString()!).AsSpan().SequenceCompareTo("order"u8) > 0)
                return (int)json.TokenStartIndex;

            json.Skip();
        }

        return own.Length - 1;
    }

    static Validation<InvalidValue, Metadata> Own(ArrayBufferWriter<byte> members)
    {
        members.Write("}"u8);
        return Metadata.Create(Encoding.UTF8.GetString(members.WrittenSpan)).At(string.Empty);
    }
}
