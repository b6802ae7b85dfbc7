using System.Net;
using System.Text;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Payments.Testing.BinancePay;

/// <summary>The wire of the fake: Kestrel on a free port of 127.0.0.1, without logs.</summary>
sealed class FakeServer(Turns turns, Timetable timetable, MerchantApi api, FaultScript faults) : IAsyncDisposable
{
    readonly List<ReceivedRequest> received = [];
    readonly CancellationTokenSource stopping = new();
    WebApplication? app;

    public Uri Address => new(app!.Urls.Single());

    public Seq<ReceivedRequest> Received => turns.Take(_ => toSeq(received.ToArray()));

    public Task Start(CancellationToken cancellation)
    {
        // The empty builder reads no environment and no file: the fake is the same wherever it runs.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(it =>
        {
            it.Listen(IPAddress.Loopback, port: 0);
            it.AddServerHeader = false;
            it.Limits.MaxRequestBodySize = null;
        });
        app = builder.Build();
        app.Run(Handle);
        return app.StartAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        if (app is not null)
            await app.DisposeAsync().ConfigureAwait(false);
        stopping.Dispose();
    }

    async Task Handle(HttpContext http)
    {
        try
        {
            await Serve(http).ConfigureAwait(false);
        }
        catch (Exception it) when (it is OperationCanceledException or IOException)
        {
            // The caller has gone, or the fake is being stopped: nobody is left to be answered.
            http.Abort();
        }
    }

    async Task Serve(HttpContext http)
    {
        var reply = new ReplyWriter(http, stopping.Token);
        if (BinancePayRoute.At(http.Request.Path.Value).Case is not BinancePayRoute route)
        {
            await reply.Write(ApiReply.WrongPath).ConfigureAwait(false);
            return;
        }

        var arrived = await ApiRequest.Read(route, http.Request).ConfigureAwait(false);
        var request = turns.Take(now => Note(arrived(now)));
        ApiReply Act() => turns.Take(now => api.Act(request, now));

        var play = new FaultPlay(reply, Act, by => ActLater(request, by), api.Refused);
        await faults.Take(route).Match(Some: play.Play, None: () => reply.Write(Act())).ConfigureAwait(false);
    }

    ApiRequest Note(ApiRequest it)
    {
        received.Add(new ReceivedRequest(
            it.Route, it.ArrivedAt, it.Timestamp, it.Nonce, Encoding.UTF8.GetString(it.Body.Span)));
        return it;
    }

    void ActLater(ApiRequest request, Duration by) => turns.Take(now =>
    {
        timetable.At(now + by, due => api.Act(request, due));
        return unit;
    });
}
