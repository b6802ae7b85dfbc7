using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

using Payments.Domain.Sessions;
using Payments.Json.Client;
using Payments.Juicyway;
using Payments.Juicyway.Webhooks;

namespace Payments.Snippets;

static class JuicywayGuide
{
    // snippet: client
    /// <summary>Opens a payment and answers its four links, or says why there are none.</summary>
    public static async Task<string> Collect(JuicywayClient juicyway, PaymentRequest request, CancellationToken stop)
    {
        var opened = await juicyway.Initialize(request, stop);
        if (opened.Case is not RemoteSession { Payment: var payment })
            return Told((JuicywayFault)opened.Case);

        var captured = await juicyway.Capture(payment, stop);
        return captured.Match(
            Right: it => it.Links.Match(Some: links => links.CheckoutUrl, None: () => "no links"),
            Left: Told);
    }

    static string Told(JuicywayFault why) =>
        why.Match(
            notSent: it => $"not sent: {it.Why}",
            rejected: it => $"rejected: {it.Code} {string.Join(", ", it.Fields)}",
            rateLimited: _ => "too many requests, nothing was done",
            unanswered: _ => "no answer: look for the payment before trying again",
            notUnderstood: _ => "an answer that is none: look for the payment before trying again",
            anotherPayment: _ => "an answer about another payment: tell a person");
    // end

    // snippet: provider
    /// <summary>Live sessions with Juicyway; everything else is as in any app that embeds the API.</summary>
    public static IServiceCollection AddLive(IServiceCollection services, IConfiguration configuration) =>
        (JuicywaySettings.Create(new()
            {
                ApiKey = configuration["Juicyway:ApiKey"],
                BaseAddress = configuration["Juicyway:BaseAddress"],
            }),
            ChecksumKey.Create(configuration["Juicyway:ChecksumKey"]))
        .Apply((settings, key) => services
            .AddJuicyway(settings)
            .AddJuicywayWebhooks(key, ChecksumForm.AsReceived))
        .IfFail(faults => throw new InvalidOperationException(string.Join(", ", faults.Map(it => it.Path))));
    // end
}
