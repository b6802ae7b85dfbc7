using System.Net;
using System.Text;

namespace Payments.BinancePay.Specs.Outbound.World;

/// <summary>What a try comes to: a reply, or an exception as the network makes them.</summary>
public delegate Task<HttpResponseMessage> Act(CancellationToken cancellation);

/// <summary>Answers tries in the order of a script, the last one for ever, and keeps what was sent.</summary>
public sealed class ScriptedBinance : HttpMessageHandler
{
    readonly Queue<Act> script = new();
    Act last = Reply("");

    public List<Sent> Sent { get; } = [];

    /// <summary>What happens each time before an answer is given.</summary>
    public Action OnSent { get; set; } = () => { };

    public void Then(params IEnumerable<Act> acts)
    {
        foreach (var act in acts)
            script.Enqueue(act);
    }

    public static Act Reply(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        Reply(Encoding.UTF8.GetBytes(body), status);

    public static Act Reply(byte[] body, HttpStatusCode status = HttpStatusCode.OK) =>
        _ => Task.FromResult(new HttpResponseMessage(status) { Content = new ByteArrayContent(body) });

    public static Act Stream(Stream body) =>
        _ => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(body) });

    public static Act Break(Exception fault) => _ => Task.FromException<HttpResponseMessage>(fault);

    public static Act Silence() => async cancellation =>
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        throw new InvalidOperationException("Silence has no end.");
    };

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Sent.Add(await World.Sent.Of(request));
        OnSent();
        last = script.TryDequeue(out var next) ? next : last;
        return await last(cancellationToken);
    }
}
