using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Payments.Domain.Values;

/// <summary>
/// Writes a JSON value in one form: compact, keys in the order of their UTF-8 bytes, every token as it was written.
/// </summary>
public sealed class CanonicalJson
{
    readonly ArrayBufferWriter<byte> written = new();

    public int ByteCount => written.WrittenCount;

    public override string ToString() => Encoding.UTF8.GetString(written.WrittenSpan);

    /// <summary>
    /// Whether it could be written: false if an object names a member twice, however the name is spelt.
    /// </summary>
    public bool TryWrite(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => TryWriteObject(value),
            JsonValueKind.Array => TryWriteArray(value),
            _ => Write(JsonMarshal.GetRawUtf8Value(value)),
        };

    bool TryWriteObject(JsonElement value)
    {
        var members = value.EnumerateObject()
            .Select(it => (Key: Encoding.UTF8.GetBytes(it.Name), Member: it))
            .ToArray();
        System.Array.Sort(members, static (one, other) => one.Key.AsSpan().SequenceCompareTo(other.Key));
        Write("{"u8);
        for (var at = 0; at < members.Length; at++)
        {
            if (at > 0 && members[at].Key.AsSpan().SequenceEqual(members[at - 1].Key))
                return false;

            Write(at > 0 ? ",\""u8 : "\""u8);
            Write(JsonMarshal.GetRawUtf8PropertyName(members[at].Member));
            Write("\":"u8);
            if (!TryWrite(members[at].Member.Value))
                return false;
        }

        return Write("}"u8);
    }

    bool TryWriteArray(JsonElement value)
    {
        Write("["u8);
        var first = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!first)
                Write(","u8);

            first = false;
            if (!TryWrite(item))
                return false;
        }

        return Write("]"u8);
    }

    bool Write(ReadOnlySpan<byte> bytes)
    {
        written.Write(bytes);
        return true;
    }
}
