using System.Globalization;
using System.Net.Sockets;
using System.Text;

using Payments.BinancePay.Webhooks;

namespace Payments.BinancePay.Specs.Webhooks.Running;

/// <summary>What the server said.</summary>
public sealed record Reply(int Status, string Head, string Body);

/// <summary>Posts bytes that no HTTP library would send, and reads the reply.</summary>
public static class RawPost
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static string Head(params IEnumerable<string> headers) =>
        string.Concat(headers
            .Prepend("Host: localhost").Prepend($"POST {BinancePayWebhooks.Path} HTTP/1.1")
            .Append("Connection: close").Append(string.Empty)
            .Select(it => $"{it}\r\n"));

    public static async Task<Reply> Send(Uri server, string head, byte[] body)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(server.Host, server.Port, patience.Token);
        await using var stream = client.GetStream();
        try
        {
            await stream.WriteAsync((byte[])[.. Encoding.Latin1.GetBytes(head), .. body], patience.Token);
        }
        catch (IOException)
        {
            // Who has been answered already may have been hung up on: what counts is the answer.
        }

        return await Read(stream, patience.Token);
    }

    /// <summary>In chunks of that many bytes, without saying how many there will be.</summary>
    public static byte[] Chunked(byte[] body, int size) =>
        [.. body.Chunk(size).SelectMany(it =>
            (byte[])[.. Encoding.ASCII.GetBytes($"{it.Length:x}\r\n"), .. it, .. "\r\n"u8]), .. "0\r\n\r\n"u8];

    static async Task<Reply> Read(NetworkStream stream, CancellationToken patience)
    {
        var (heard, bytes) = (string.Empty, new byte[4096]);
        while (true)
        {
            var end = heard.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && heard.Length >= end + 4 + Length(heard[..end]))
                return new Reply(
                    int.Parse(heard.AsSpan(9, 3), CultureInfo.InvariantCulture), heard[..end], heard[(end + 4)..]);

            var count = await stream.ReadAsync(bytes, patience);
            if (count == 0)
                throw new InvalidOperationException($"The server hung up after: {heard}");
            heard += Encoding.Latin1.GetString(bytes, 0, count);
        }
    }

    static int Length(string head) =>
        head.Split("\r\n").FirstOrDefault(it => it.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase))
            is { } line
            ? int.Parse(line.AsSpan("Content-Length: ".Length), CultureInfo.InvariantCulture)
            : 0;
}
