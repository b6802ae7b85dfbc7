using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using NodaTime.Testing;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Http.Specs.Running;
using Payments.Testing;

namespace Payments.Webhooks.Specs.World;

/// <summary>The real notifier over endpoints in memory, under a clock that stands still.</summary>
public sealed class Office : IDisposable
{
    public static readonly KeyHolder Shop = new(Samples.Business(1), Mode.Test);

    readonly ServiceProvider services;
    int endpoints;

    public Office(Func<MerchantWebhookSettings, MerchantWebhookSettings>? change = null)
    {
        var settings = (change ?? (it => it))(new MerchantWebhookSettings { AllowsPrivateHosts = true });
        services = new ServiceCollection()
            .AddLogging(it => it.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace))
            .AddSingleton<IClock>(Clock)
            .AddSingleton<IMerchantEndpoints>(Endpoints)
            .AddSingleton(new ShellSettings { Node = "an office" })
            .AddMerchantWebhooks(settings)
            .BuildServiceProvider();
        Notifier = services.GetRequiredService<IMerchantNotifier>();
    }

    public FakeClock Clock { get; } = new(Samples.Noon);

    public MemoryStore Endpoints { get; } = new();

    public HeardLog Log { get; } = new();

    public IMerchantNotifier Notifier { get; }

    /// <summary>What the client of the factory sends through.</summary>
    public HttpMessageHandler Handler =>
        services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(MerchantWebhooks.ClientName);

    public Task<MerchantEndpoint> Listen(Receiver receiver, KeyHolder? whose = null) =>
        Listen(new Uri(receiver.Address, $"/hooks/{endpoints + 1}"), whose);

    public async Task<MerchantEndpoint> Listen(Uri address, KeyHolder? whose = null)
    {
        var endpoint = new MerchantEndpoint(
            EndpointId.From(Samples.Payment(++endpoints).Value),
            Samples.Lawful(EndpointUrl.Create(address.OriginalString)),
            WebhookSecret.Generate(),
            None);
        await Endpoints.Add(whose ?? Shop, endpoint, Samples.Noon, CancellationToken.None);
        return endpoint;
    }

    public Task<NotifyAnswer> Tell(PaymentSession session, Notice notice) =>
        Notifier.Notify(session, notice, CancellationToken.None);

    public Task<NotifyAnswer> TellOfPayment() => Tell(Told.Paid(1), new Notice.Succeeded());

    public void Dispose() => services.Dispose();
}
