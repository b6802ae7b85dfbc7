using System.Diagnostics;

using Payments.Crash.Specs.Outside;
using Payments.Testing.BinancePay;

using static Payments.Crash.Specs.Outside.Moment;

using Request = Payments.Host.Specs.Program.Request;

namespace Payments.Crash.Specs.Tracing;

/// <summary>kill -9 leaves what the kernel has; only the kernel's own record shows that it was told to flush.</summary>
[Collection(nameof(Outside.World))]
public sealed class TraceSpec
{
    // As strace is to end: when it has seen the last thread of the host.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [StraceFact]
    public async Task Nothing_is_acknowledged_before_it_is_flushed_and_no_order_asked_for()
    {
        await using var world = await World.Start("sqlite", new Pace("PT1H", "PT30S"), SeededPropertyAttribute.Seed);
        var record = Path.Combine(world.Folder, "strace.txt");
        await using (var host = await world.Serve(start => Watched(start, record)))
        {
            world.Hosts.Up = [host.Address];
            await Live(world, host.Address);
            await host.Stop();
        }

        var trace = SystemCall.Read(await Whole(record));
        var file = TestedStore.SqliteFile(world.Folder);

        var acknowledged = Flushing.Acknowledged(trace, file);
        Assert.DoesNotContain(acknowledged, it => !it.IsFlushed);
        Assert.Equal(
            ["cancel", "cancel", "capture", "capture", "open", "open", "open", "webhook"],
            acknowledged.Select(it => Kind(it.Request)).Order());
        var intended = Flushing.Intended(trace, BinancePayRoute.CreateOrder.Path, file);
        Assert.Equal([true, true], intended.Select(it => it.IsFlushed));
    }

    // A tracer that is nobody's parent: the host stays our child, to be stopped and killed as ever.
    static void Watched(ProcessStartInfo start, string record)
    {
        const string Calls = "fsync,fdatasync,pwrite64,recvfrom,sendto";
        start.Arguments = $"-D -f --seccomp-bpf -y -s 160 -e signal=none -e trace={Calls} -o {record} "
            + $"{start.FileName} {start.Arguments}";
        start.FileName = "strace";
    }

    // One is paid, one is cancelled with an order, one without.
    static async Task Live(World world, Uri host)
    {
        var paid = await Asked(world, host, Open, "/payment-sessions", Request.With("ref-paid"));
        await Asked(world, host, Capture, paid.Path);
        Assert.True(world.Binance.Pay(Assert.Single(world.Binance.Orders).TradeNo));
        Assert.True(Assert.Single(await world.Binance.DeliverWebhooks()).Acknowledged);

        var closed = await Asked(world, host, Open, "/payment-sessions", Request.With("ref-closed"));
        await Asked(world, host, Capture, closed.Path);
        await Asked(world, host, Cancel, $"{closed.Path}/cancel");

        var unused = await Asked(world, host, Open, "/payment-sessions", Request.With("ref-unused"));
        await Asked(world, host, Cancel, $"{unused.Path}/cancel");
    }

    static async Task<Answer> Asked(World world, Uri host, string place, string path, string? body = null)
    {
        var asked = await world.Api.Ask(
            new Call(place, HttpMethod.Post, path, body, None), host, CancellationToken.None);
        var answer = asked.IfNone(() => throw new InvalidOperationException("The host is gone."));
        Assert.True(answer.IsDone, answer.Body);
        return answer;
    }

    static string Kind(string request) =>
        request.StartsWith("POST /webhooks/", StringComparison.Ordinal) ? "webhook"
        : request.StartsWith("POST /payment-sessions ", StringComparison.Ordinal) ? Open
        : request.Contains("/cancel ", StringComparison.Ordinal) ? Cancel
        : Capture;

    static async Task<string[]> Whole(string record)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var lines = await File.ReadAllLinesAsync(record);
            if (lines is [.., var last] && last.Contains("+++", StringComparison.Ordinal) || watch.Elapsed > Patience)
                return lines;
            await Task.Delay(50);
        }
    }
}
