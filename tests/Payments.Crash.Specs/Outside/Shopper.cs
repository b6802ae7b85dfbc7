using Payments.Application;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing.BinancePay;

using static Payments.Crash.Specs.Outside.Moment;

using Request = Payments.Host.Specs.Program.Request;

namespace Payments.Crash.Specs.Outside;

/// <summary>A customer at a merchant's till, over and over: what happens to each session is thrown.</summary>
sealed class Shopper(World world, int number, Random dice)
{
    // Nobody stands at the till without a break.
    const int LongestBreak = 60;

    public async Task Shop(CancellationToken closing, CancellationToken never)
    {
        for (var visit = 1; !closing.IsCancellationRequested; visit++)
        {
            await Visit($"ref-{number}-{visit}", never);
            await Task.Delay(dice.Next(LongestBreak), never);
        }
    }

    async Task Visit(string reference, CancellationToken never)
    {
        var opened = await Post(Open, "/payment-sessions", Request.With(reference), never);
        var session = opened.Path;
        switch (dice.Next(20))
        {
            case 0:
                break;
            case 1 or 2:
                await Post(Cancel, $"{session}/cancel", null, never);
                break;
            default:
                if ((await Post(Capture, session, null, never)).IsDone)
                    await Decide(session, opened.Payment, never);
                break;
        }

        await world.Api.Insist(new Call("read", HttpMethod.Get, session, null, None), dice, never);
    }

    // With the links before them.
    Task Decide(string session, PaymentId payment, CancellationToken never) =>
        dice.Next(20) switch
        {
            <= 8 => Pay(payment),
            <= 13 => Post(Cancel, $"{session}/cancel", null, never),
            <= 15 => Task.WhenAll(Pay(payment), Post(Cancel, $"{session}/cancel", null, never)),
            16 => Hesitate(session, payment, never),
            _ => Task.CompletedTask,
        };

    // Half in the app: the order cannot be closed any more, and is paid after all.
    async Task Hesitate(string session, PaymentId payment, CancellationToken never)
    {
        AtLast(payment, world.Binance.Begin);
        await Post(Cancel, $"{session}/cancel", null, never);
        await Pay(payment);
    }

    Task Pay(PaymentId payment)
    {
        if (dice.Next(10) is var luck and < 2)
            world.Binance.Webhooks.Next(luck == 0 ? new WebhookFault.Drop() : new WebhookFault.Duplicate());
        AtLast(payment, world.Binance.Pay);
        return Task.CompletedTask;
    }

    // An order whose answer was lost is replaced by the next; its links are gone with it.
    static void AtLast(PaymentId payment, Func<string, bool> act)
    {
        const int Most = 4;
        for (var attempt = Most; attempt > 0; attempt--)
        {
            if (act(new OrderNumber(payment, new Attempt(attempt)).Text))
                return;
        }
    }

    Task<Answer> Post(string place, string path, string? body, CancellationToken never) =>
        world.Api.Insist(new Call(place, HttpMethod.Post, path, body, Guid.NewGuid().ToString()), dice, never);
}
