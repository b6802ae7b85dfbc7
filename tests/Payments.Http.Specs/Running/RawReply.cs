using System.Globalization;
using System.Text;

namespace Payments.Http.Specs.Running;

/// <summary>Reading a reply off a connection, byte by byte as it stands in RFC 9112.</summary>
static class RawReply
{
    /// <summary>Takes the first whole reply from what was heard; nothing, as long as it is not whole.</summary>
    /// <remarks>What says no length of its own is whole when the server has hung up.</remarks>
    public static Reply? Take(ref string heard, bool isAll)
    {
        var head = heard.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0)
            return null;

        var lines = heard[..head].Split("\r\n");
        var headers = lines.Skip(1).Select(it => it.Split(": ", 2))
            .ToLookup(it => it[0], it => it[1], StringComparer.OrdinalIgnoreCase);
        var body = headers["Transfer-Encoding"].Contains("chunked")
            ? Joined(heard[(head + 4)..])
            : headers.Contains("Content-Length")
                ? Whole(heard[(head + 4)..], Number(headers["Content-Length"].Single()))
            : isAll ? (heard[(head + 4)..], heard.Length - head - 4)
            : null;
        if (body is not var (text, length))
            return null;

        heard = heard[(head + 4 + length)..];
        return new Reply(Number(lines[0].AsSpan(9, 3)), headers, Encoding.UTF8.GetString(RawConnection.Bytes(text)));
    }

    static (string Text, int Length)? Whole(string body, int length) =>
        body.Length < length ? null : (body[..length], length);

    static (string Text, int Length)? Joined(string body)
    {
        var (text, at) = (new StringBuilder(), 0);
        while (true)
        {
            var line = body.IndexOf("\r\n", at, StringComparison.Ordinal);
            if (line < 0)
                return null;

            var length = int.Parse(body.AsSpan(at, line - at), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            at = line + 2 + length + 2;
            if (at > body.Length)
                return null;
            if (length == 0)
                return (text.ToString(), at);

            text.Append(body, line + 2, length);
        }
    }

    static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
