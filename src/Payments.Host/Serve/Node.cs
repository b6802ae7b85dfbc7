using System.Net;
using System.Net.Sockets;

using Payments.Application.Ports;
using Payments.BinancePay;
using Payments.Domain.Values;
using Payments.Host.Sandbox;

namespace Payments.Host.Serve;

/// <summary>One running node: the API, its store, the sandbox and the work beside the requests.</summary>
sealed class Node : IAsyncDisposable
{
    readonly WebApplication app;
    readonly Stack<IDisposable> opened;

    Node(WebApplication app, Stack<IDisposable> opened)
    {
        (this.app, this.opened) = (app, opened);
        Address = new Uri(app.Urls.First());
    }

    public Uri Address { get; }

    /// <summary>What keeps everything but the sandbox's orders and the key files.</summary>
    public required OpenedStore Store { get; init; }

    public required string TestKey { get; init; }

    /// <summary>What serves live sessions and the file of the key that opens them, if it is configured.</summary>
    public required Option<(BinancePaySettings Provider, string KeyFile)> Live { get; init; }

    /// <summary>How long what waits may be kept by a node that is no more.</summary>
    public required Duration Lease { get; init; }

    /// <summary>How many effects of an earlier run there were at the start, to be taken up within a lease.</summary>
    public required int Waiting { get; init; }

    /// <summary>Opens the files, starts serving, or says in one sentence why not and leaves nothing open.</summary>
    public static async Task<Either<string, Node>> TryStart(HostSettings settings)
    {
        var opened = new Stack<IDisposable>();
        var isServing = false;
        try
        {
            var started = await Start(settings, opened);
            isServing = started.IsRight;
            return started;
        }
        finally
        {
            if (!isServing)
                Close(opened);
        }
    }

    public Task WaitForShutdown() => app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Close(opened);
    }

    static async Task<Either<string, Node>> Start(HostSettings settings, Stack<IDisposable> opened)
    {
        var found = DataFolder.Open(settings.Folder);
        if (found.Case is not DataFolder folder)
            return (string)found.Case;

        var opening = await StoreSwitches.Open(settings.Shared, folder);
        if (opening.Case is not OpenedStore store)
            return (string)opening.Case;

        opened.Push(store);
        var logs = LoggerFactory.Create(Composition.Logs);
        opened.Push(logs);
        var sandboxFile = folder.DatabaseOf("sandbox.db");
        var sandboxOpening = SandboxProvider.Open(
            sandboxFile, SystemClock.Instance, logs.CreateLogger<SandboxProvider>());
        if (sandboxOpening.Case is not SandboxProvider sandbox)
            return $"The sandbox file {sandboxFile} cannot be used: {Words.Of((StoreFault)sandboxOpening.Case)}.";

        opened.Push(sandbox);
        var modes = settings.BinancePay.IsSome ? Seq(Mode.Test, Mode.Live) : Seq1(Mode.Test);
        var prepared = await Prepare(folder, store, modes, settings.Lease);
        if (prepared.Case is not (string testKey, int waiting))
            return (string)prepared.Case;

        var listening = await Listen(Composition.Build(settings, store, sandbox), settings.Port);
        return listening.Map(app => new Node(app, opened)
        {
            Store = store,
            TestKey = testKey,
            Live = settings.BinancePay.Map(it => (it, folder.PathOf($"{Mode.Live}.key"))),
            Lease = settings.Lease,
            Waiting = waiting,
        });
    }

    // Counted before anything runs here: what waits now is not of this run.
    static async Task<Either<string, (string TestKey, int Waiting)>> Prepare(
        DataFolder folder, OpenedStore store, Seq<Mode> modes, Duration lease)
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        var keys = Seq<KeyFile>();
        foreach (var mode in modes)
        {
            var opened = await KeyFile.Open(folder.PathOf($"{mode}.key"), mode, store, now);
            if (opened.Case is not KeyFile key)
                return (string)opened.Case;
            keys = keys.Add(key);
        }

        var counted = await store.CountFree(now + lease, CancellationToken.None);
        return counted
            .Map(waiting => (keys.Head.Text, waiting))
            .MapLeft(store.Refused);
    }

    static async Task<Either<string, WebApplication>> Listen(WebApplication app, int port)
    {
        try
        {
            await app.StartAsync();
            return app;
        }
        catch (Exception refused) when (refused is IOException or SocketException)
        {
            // Stopped first: the work beside the requests has begun, and must end before its files are closed.
            await app.StopAsync();
            await app.DisposeAsync();
            return $"Port {port} of {IPAddress.Loopback} cannot be used: {Words.Of(refused.GetBaseException())}.";
        }
    }

    // The latest first: it may use those before it.
    static void Close(Stack<IDisposable> opened)
    {
        while (opened.TryPop(out var latest))
            latest.Dispose();
    }
}
