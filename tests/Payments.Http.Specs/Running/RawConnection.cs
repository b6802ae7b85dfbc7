using System.Net.Sockets;
using System.Text;

namespace Payments.Http.Specs.Running;

/// <summary>A client without manners: sends bytes that no HTTP library would, and reads whatever comes back.</summary>
public sealed class RawConnection : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly TcpClient client = new() { NoDelay = true };
    string heard = string.Empty;

    RawConnection() { }

    public static async Task<RawConnection> To(Server server)
    {
        var connection = new RawConnection();
        await connection.client.ConnectAsync(server.Address.Host, server.Address.Port);
        return connection;
    }

    /// <summary>One request and its reply.</summary>
    public static async Task<Reply?> Ask(Server server, params byte[][] parts)
    {
        using var connection = await To(server);
        foreach (var part in parts)
            await connection.Send(part);
        return await connection.ReadReply();
    }

    public static Task<Reply?> Ask(Server server, string request) => Ask(server, Bytes(request));

    /// <summary>Every character is one byte.</summary>
    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>The head of a request, with the test key, after which the server hangs up.</summary>
    public static string Head(string line, params IEnumerable<string> headers) =>
        string.Concat(headers
            .Prepend($"Authorization: {Keys.Test}").Prepend("Connection: close").Prepend("Host: localhost")
            .Prepend($"{line} HTTP/1.1")
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

    /// <summary>The next reply; nothing, if the server hung up without a word.</summary>
    public async Task<Reply?> ReadReply()
    {
        using var patience = new CancellationTokenSource(Patience);
        var bytes = new byte[64 * 1024];
        while (true)
        {
            if (RawReply.Take(ref heard, isAll: false) is { } reply)
                return reply;

            var count = await Hear(bytes, patience.Token);
            if (count == 0 && heard.Length == 0)
                return null;
            if (count == 0)
                return RawReply.Take(ref heard, isAll: true) ?? throw new InvalidOperationException("Half a reply.");
            heard += Encoding.Latin1.GetString(bytes, 0, count);
        }
    }

    /// <summary>Breaks the connection off, as a crash or a pulled cable would.</summary>
    public void Break()
    {
        client.Client.LingerState = new LingerOption(true, 0);
        client.Close();
    }

    public void Dispose() => client.Dispose();

    // Hung up on: what was heard before counts.
    async Task<int> Hear(byte[] bytes, CancellationToken patience)
    {
        try
        {
            return await client.GetStream().ReadAsync(bytes, patience);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
