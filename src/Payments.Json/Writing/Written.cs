using System.Buffers;
using System.Text.Json;

namespace Payments.Json.Writing;

/// <summary>Writing a whole document, whose root is always an object.</summary>
static class Written
{
    // Names are our own constants, texts are escaped by Quoted: there is nothing to validate.
    static readonly JsonWriterOptions Compact = new() { SkipValidation = true };

    public static byte[] Bytes<T>(T value, WriteValue<T> write)
    {
        var written = new ArrayBufferWriter<byte>();
        To(written, value, write);
        return written.WrittenSpan.ToArray();
    }

    public static void To<T>(IBufferWriter<byte> output, T value, WriteValue<T> write)
    {
        using var json = new Utf8JsonWriter(output, Compact);
        json.WriteStartObject();
        write(json, value);
        json.WriteEndObject();
    }

    /// <summary>Indented is for people: four spaces a level, and every line ends in a line feed.</summary>
    public static void To<T>(IBufferWriter<byte> output, T value, WriteValue<T> write, bool indented)
    {
        if (indented)
            Indentation.Write(output, Bytes(value, write));
        else
            To(output, value, write);
    }
}
