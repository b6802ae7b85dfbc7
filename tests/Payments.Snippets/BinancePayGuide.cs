using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

using Payments.BinancePay;
using Payments.BinancePay.Webhooks;

namespace Payments.Snippets;

static class BinancePayGuide
{
    // snippet: live
    /// <summary>Live sessions with Binance Pay; everything else is as in any app that embeds the API.</summary>
    public static IServiceCollection AddLive(IServiceCollection services, IConfiguration configuration) =>
        BinancePayConfiguration.Read(configuration.GetSection(BinancePayConfiguration.Section))
            .Bind(BinancePaySettings.Create)
            .Match(
                Succ: settings => services
                    .AddBinancePay(settings)
                    .AddSingleton<FetchCertificates>(it => it.GetRequiredService<BinancePayProvider>().Certificates)
                    .AddBinancePayWebhooks(),
                Fail: faults => throw new InvalidOperationException(string.Join(", ", faults.Map(it => it.Path))));
    // end
}
