using System.Diagnostics;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using NodaTime.Testing;

using Payments.Application.Ports;
using Payments.BinancePay.Specs.Outbound.World;
using Payments.Testing;

namespace Payments.BinancePay.Specs.Outbound;

/// <summary>The same over real connections, which have habits of their own.</summary>
public class ConnectionSpec
{
    [Fact]
    public async Task A_request_is_not_sent_on_to_another_address()
    {
        var sent = await Sends(context =>
        {
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        });

        Assert.Equal((1, 1), sent);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_unknown_and_only_a_query_is_repeated()
    {
        var sent = await Sends(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        Assert.Equal((1, 3), sent);
    }

    [Fact]
    public async Task So_is_one_that_breaks_in_the_middle_of_its_reply()
    {
        var sent = await Sends(async context =>
        {
            await context.Response.WriteAsync(Wire.Created()[..50]);
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        Assert.Equal((1, 3), sent);
    }

    [Fact]
    public async Task A_reply_without_an_end_is_given_up()
    {
        var sent = await Sends(async context =>
        {
            var page = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(page, context.RequestAborted);
        });

        Assert.Equal((1, 3), sent);
    }

    [Fact]
    public async Task An_order_opens()
    {
        await using var app = await Start(context => context.Response.WriteAsync(Wire.Created()));
        await using var services = Services(app);

        Assert.IsType<OpenAnswer.Opened>(await Open(services));
    }

    [Fact]
    public async Task Binance_Pay_is_told_nothing_of_our_traces()
    {
        using var sources = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(sources);
        using var ours = new Activity("ours").AddBaggage("name", "value").Start();
        ours.TraceStateString = "a=b";
        string[] sent = [];
        await using var app = await Start(context =>
        {
            sent = [.. context.Request.Headers.Keys];
            return context.Response.WriteAsync(Wire.Created());
        });
        await using var services = Services(app);

        await Open(services);
        Assert.Contains("BinancePay-Signature", sent);
        Assert.Empty(sent.Intersect(
            ["traceparent", "tracestate", "baggage", "Correlation-Context", "Request-Id"],
            StringComparer.OrdinalIgnoreCase));
    }

    // How often each arrives, when all that comes back is nothing.
    static async Task<(int Creates, int Queries)> Sends(RequestDelegate reply)
    {
        var sent = 0;
        await using var app = await Start(context =>
        {
            Interlocked.Increment(ref sent);
            return reply(context);
        });
        await using var services = Services(app);

        Assert.IsType<OpenAnswer.Unknown>(await Open(services));
        var creates = sent;
        Assert.IsType<QueryAnswer.Unknown>(
            await services.GetRequiredService<BinancePayProvider>().Query(Shop.Number, default));
        return (creates, sent - creates);
    }

    static Task<OpenAnswer> Open(IServiceProvider services) =>
        services.GetRequiredService<BinancePayProvider>()
            .Open(Shop.Number, Shop.Live(Samples.Request(1)), Shop.Deadline, Shop.Lease, default);

    static ServiceProvider Services(WebApplication app) =>
        new ServiceCollection()
            .AddLogging()
            .AddSingleton<IClock>(new FakeClock(Shop.Noon))
            .AddBinancePay(Samples.Lawful(BinancePaySettings.Create(
                Shop.Configuration with { BaseAddress = app.Urls.Single() })))
            .BuildServiceProvider();

    static async Task<WebApplication> Start(RequestDelegate reply)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(reply);
        await app.StartAsync();
        return app;
    }
}
