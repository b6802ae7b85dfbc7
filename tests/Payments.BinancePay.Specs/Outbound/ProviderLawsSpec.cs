using Microsoft.Extensions.DependencyInjection;

using NodaTime.Testing;

using Payments.BinancePay.Specs.Outbound.World;
using Payments.Testing;
using Payments.Testing.BinancePay;
using Payments.Testing.Laws;

namespace Payments.BinancePay.Specs.Outbound;

/// <summary>Binance Pay keeps every law of a provider.</summary>
public class ProviderLawsSpec
{
    public static TheoryData<string> Laws() => new(PaymentProviderLaws.All.Map(it => it.Name).ToArray());

    [Theory, MemberData(nameof(Laws))]
    public async Task It_keeps(string law)
    {
        var clock = new FakeClock(Shop.Noon);
        await using var binance = await FakeBinancePay.Start(new FakeBinancePaySettings(clock));
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IClock>(clock)
            .AddBinancePay(Samples.Lawful(BinancePaySettings.Create(new BinancePayConfiguration
            {
                ApiKey = binance.Credentials.ApiKey,
                ApiSecret = binance.Credentials.ApiSecret,
                BaseAddress = $"{binance.Address}",
            })))
            .BuildServiceProvider();

        await PaymentProviderLaws.All.Named(law).Check(
            new ProviderWorld(
                services.GetRequiredService<BinancePayProvider>(),
                Shop.Live(Samples.Request(1)),
                clock.GetCurrentInstant,
                clock.Advance,
                number => Task.FromResult(binance.Pay(number.Text)),
                number => Task.FromResult(binance.Orders.Count(it => it.TradeNo == number.Text))),
            CancellationToken.None);
    }
}
