using Payments.BinancePay.Webhooks;

namespace Payments.Host.Serve;

/// <summary>Serves until it is told to stop.</summary>
static class ServeRun
{
    public static async Task<int> Run(string[] switches)
    {
        var settings = HostSettings.Read(switches);
        if (settings.Case is not HostSettings read)
            return Failed((string)settings.Case, 2);

        var started = await Node.TryStart(read);
        if (started.Case is not Node node)
            return Failed((string)started.Case, 1);

        await using (node)
        {
            Console.WriteLine(Welcome(node));
            await node.WaitForShutdown();
            Console.WriteLine("Stopped; what was running has ended or waits in the outbox.");
            return 0;
        }
    }

    static int Failed(string why, int code)
    {
        Console.Error.WriteLine(why);
        return code;
    }

    static string Welcome(Node node)
    {
        var at = node.Address.ToString().TrimEnd('/');
        var key = $"-H 'Authorization: {node.TestKey}'";
        return $$"""
            Serving payment sessions with {{node.Store.Title}}: test ones with the sandbox, {{Live(node)}}.

              listening   {{at}}
              {{node.Store.Kind,-10}}  {{node.Store.Place}}
              test key    {{node.TestKey}}
            {{LiveKey(node)}}{{Waiting(node)}}
            Three lines to paste: open a session, capture it, pay it as the customer.

              P={{at}}$(curl -s -D- -o /dev/null {{at}}/payment-sessions {{key}} -H 'Content-Type: application/json' -d '{{SampleRequest.Json}}' | sed -n 's/^[Ll]ocation: *\([^[:space:]]*\).*/\1/p'); echo $P
              curl -s -X POST $P {{key}}; echo
              curl -s -X POST {{at}}/sandbox${P#{{at}}}/pay; echo; curl -s $P {{key}}; echo

            Stop with Ctrl+C.
            """;
    }

    static string Live(Node node) =>
        node.Live.Match(Some: it => $"live ones with {it.Provider}", None: () => "live ones have no provider yet");

    // Where it is, not what it is: what a service prints is kept for people who may not open live sessions.
    static string LiveKey(Node node) =>
        node.Live.Match(
            Some: it => $"  live key    is in {it.KeyFile}\n"
                + $"  webhooks    {node.Address}{BinancePayWebhooks.Path.TrimStart('/')}\n",
            None: () => "");

    // A line of its own, or the empty line that follows in any case.
    static string Waiting(Node node) =>
        node.Waiting switch
        {
            0 => "",
            1 => $"  waiting     1 effect of an earlier run; it is taken up within {Seconds(node.Lease)} seconds\n",
            var effects => $"  waiting     {effects} effects of an earlier run; "
                + $"they are taken up within {Seconds(node.Lease)} seconds\n",
        };

    static long Seconds(Duration lease) => (lease.BclCompatibleTicks - 1) / NodaConstants.TicksPerSecond + 1;
}
