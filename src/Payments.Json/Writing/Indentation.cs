using System.Buffers;

namespace Payments.Json.Writing;

/// <summary>
/// Spreads compact JSON over lines. Every token stays as it was written, also numbers and escapes that a merchant
/// chose.
/// </summary>
static class Indentation
{
    const int Spaces = 4;

    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> compact)
    {
        var depth = 0;
        for (var at = 0; at < compact.Length; at++)
        {
            var token = compact[at];
            if (token == '"')
                at += Text(output, compact[at..]) - 1;
            else if (token is (byte)'{' or (byte)'[' && compact[at + 1] is (byte)'}' or (byte)']')
                output.Write(compact.Slice(at++, 2));
            else if (token is (byte)'{' or (byte)'[')
                Line(output, compact.Slice(at, 1), ++depth);
            else if (token is (byte)'}' or (byte)']')
                LineBefore(output, compact.Slice(at, 1), --depth);
            else if (token == ',')
                Line(output, ","u8, depth);
            else
                output.Write(token == ':' ? ": "u8 : compact.Slice(at, 1));
        }

        output.Write("\n"u8);
    }

    // As long as the closing quote, which is the first without a backslash of its own.
    static int Text(IBufferWriter<byte> output, ReadOnlySpan<byte> from)
    {
        var length = 1;
        while (from[length] != '"')
            length += from[length] == '\\' ? 2 : 1;

        output.Write(from[..++length]);
        return length;
    }

    static void Line(IBufferWriter<byte> output, ReadOnlySpan<byte> token, int depth)
    {
        output.Write(token);
        Break(output, depth);
    }

    static void LineBefore(IBufferWriter<byte> output, ReadOnlySpan<byte> token, int depth)
    {
        Break(output, depth);
        output.Write(token);
    }

    static void Break(IBufferWriter<byte> output, int depth)
    {
        var line = output.GetSpan(1 + (depth * Spaces))[..(1 + (depth * Spaces))];
        line.Fill((byte)' ');
        line[0] = (byte)'\n';
        output.Advance(line.Length);
    }
}
