using System.Net.Sockets;
using System.Text;

namespace Payments.Http.Specs.Running;

/// <summary>A client without manners: sends bytes that no HTTP library would, and reads whatever comes back.</summary>
public sealed class RawConnection : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly TcpClient client = new() { NoDelay = true };

    RawConnection() { }

    public static async Task<RawConnection> To(Server server)
    {
        var connection = new RawConnection();
        await connection.client.ConnectAsync(server.Address.Host, server.Address.Port);
        return connection;
    }

    /// <summary>One request, and all that the server says until it hangs up. Have it say <c>Connection: close</c>.</summary>
    public static async Task<Reply?> Ask(Server server, params byte[][] parts)
    {
        using var connection = await To(server);
        foreach (var part in parts)
            await connection.Send(part);
        return await connection.ReadToEnd();
    }

    public static Task<Reply?> Ask(Server server, string request) => Ask(server, Bytes(request));

    /// <summary>Every character is one byte.</summary>
    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>The head of a request, with the test key, after which the server hangs up.</summary>
    public static string Head(string line, params IEnumerable<string> headers) =>
        string.Concat(headers
            .Prepend($"Authorization: {Keys.Test}").Prepend("Connection: close").Prepend("Host: localhost").Prepend($"{line} HTTP/1.1")
            .Append(string.Empty)
            .Select(it => $"{it}\r\n"));

    // Who has been answered already may have hung up: what counts is the answer.
    public async Task Send(byte[] bytes)
    {
        try
        {
            await client.GetStream().WriteAsync(bytes);
        }
        catch (IOException)
        {
            return;
        }
    }

    public Task Send(string text) => Send(Bytes(text));

    /// <summary>Takes that many bytes.</summary>
    public async Task<string> Read(int count)
    {
        using var patience = new CancellationTokenSource(Patience);
        var bytes = new byte[count];
        await client.GetStream().ReadExactlyAsync(bytes, patience.Token);
        return Encoding.Latin1.GetString(bytes);
    }

    /// <summary>Nothing, if the server hung up without a word.</summary>
    public async Task<Reply?> ReadToEnd()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var read = new MemoryStream();
        try
        {
            await client.GetStream().CopyToAsync(read, patience.Token);
        }
        catch (IOException)
        {
            // Hung up on: what was read before counts.
        }

        return read.Length == 0 ? null : Parse(read.ToArray());
    }

    /// <summary>Breaks the connection off, as a crash or a pulled cable would.</summary>
    public void Break()
    {
        client.Client.LingerState = new LingerOption(true, 0);
        client.Close();
    }

    public void Dispose() => client.Dispose();

    static Reply Parse(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = text[..end].Split("\r\n");
        var headers = lines.Skip(1).Select(it => it.Split(": ", 2)).ToLookup(it => it[0], it => it[1], StringComparer.OrdinalIgnoreCase);
        var body = text[(end + 4)..];
        return new Reply(
            int.Parse(lines[0].AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture),
            headers,
            Encoding.UTF8.GetString(Bytes(headers["Transfer-Encoding"].Contains("chunked") ? Joined(body) : body)));
    }

    static string Joined(string chunks)
    {
        var whole = new StringBuilder();
        while (true)
        {
            var line = chunks.IndexOf("\r\n", StringComparison.Ordinal);
            var length = Convert.ToInt32(chunks[..line], 16);
            if (length == 0)
                return whole.ToString();

            whole.Append(chunks, line + 2, length);
            chunks = chunks[(line + 2 + length + 2)..];
        }
    }
}
