using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using NodaTime.Testing;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Http.Hosting;
using Payments.Http.Specs.Running;
using Payments.Testing;

namespace Payments.Http.Specs;

public class PaymentWorkSpec
{
    static readonly Duration Validity = new ChosenProvider().RequestValidity;

    [Fact]
    public async Task A_node_does_not_start_whose_requests_could_act_after_their_leases()
    {
        await using var services = Services(lease: Validity);

        var broken = await Assert.ThrowsAsync<InvalidOperationException>(
            () => services.GetRequiredService<IHostedService>().StartAsync(CancellationToken.None));

        Assert.Contains("must outlast", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_whose_leases_outlast_its_requests_does()
    {
        await using var services = Services(lease: Validity + Duration.Epsilon);
        var work = services.GetRequiredService<IHostedService>();

        await work.StartAsync(CancellationToken.None);
        await work.StopAsync(CancellationToken.None);
    }

    static ServiceProvider Services(Duration lease)
    {
        var store = new MemoryStore();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<IClock>(new FakeClock(Samples.Noon))
            .AddSingleton<ISessionStore>(store)
            .AddSingleton<IOutbox>(store)
            .AddSingleton<IApiKeys>(store)
            .AddSingleton<IPaymentProviders>(new ChosenProvider())
            .AddSingleton<IMerchantNotifier, GladMerchant>()
            .AddPayments(new ShellSettings { Node = "a", Lease = lease })
            .BuildServiceProvider();
    }
}
