using System.Buffers;
using System.Text;

using Payments.Domain.Values;
using Payments.Json.Reading;

namespace Payments.Json.Parts;

/// <summary>Metadata as it is sent: the merchant's own notes, and among them the order.</summary>
static class NotesJson
{
    /// <summary>The two apart. Each is judged by itself, so that a fault of one does not hide those of the other.</summary>
    public readonly record struct Notes(
        Validation<InvalidValue, Metadata> Metadata, Validation<InvalidValue, Order>? Order);

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

    static Validation<InvalidValue, Metadata> Own(ArrayBufferWriter<byte> members)
    {
        members.Write("}"u8);
        return Metadata.Create(Encoding.UTF8.GetString(members.WrittenSpan)).At(string.Empty);
    }
}
