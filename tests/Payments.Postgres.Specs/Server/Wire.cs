using System.Net;
using System.Net.Sockets;

using Npgsql;

namespace Payments.Postgres.Specs.Server;

/// <summary>What breaks at the next message.</summary>
enum Cut
{
    Nothing,

    /// <summary>The request is lost, so nothing of it is stored.</summary>
    Request,

    /// <summary>The server did what was asked, and its answer is lost.</summary>
    Answer,
}

/// <summary>A network between a node and the server, which breaks when it is told to.</summary>
sealed class Wire : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly IPEndPoint server;
    int next;

    public Wire(string connection)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        server = new IPEndPoint(Dns.GetHostAddresses(to.Host!)[0], to.Port);
        listener.Start();
        (to.Host, to.Port) = ("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);
        Connection = to.ConnectionString;
        _ = Accept();
    }

    public string Connection { get; }

    public Cut Next { set => Volatile.Write(ref next, (int)value); }

    public void Dispose() => listener.Dispose();

    async Task Accept()
    {
        try
        {
            while (true)
                _ = Join(await listener.AcceptTcpClientAsync());
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // Nobody connects any more.
        }
    }

    async Task Join(TcpClient node)
    {
        using var there = new TcpClient();
        using (node)
        {
            await there.ConnectAsync(server);
            await Task.WhenAny(
                Carry(node.GetStream(), there.GetStream(), Cut.Request),
                Carry(there.GetStream(), node.GetStream(), Cut.Answer));
        }
    }

    async Task Carry(NetworkStream from, NetworkStream to, Cut cut)
    {
        try
        {
            var buffer = new byte[1 << 16];
            for (var length = 1; length > 0;)
            {
                length = await from.ReadAsync(buffer);
                if (Interlocked.CompareExchange(ref next, (int)Cut.Nothing, (int)cut) == (int)cut)
                    return;
                await to.WriteAsync(buffer.AsMemory(0, length));
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            // One of the two has gone.
        }
    }
}
