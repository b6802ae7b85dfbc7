using Payments.Domain.Sessions;
using Payments.Testing.BinancePay;
using Payments.Testing.Generators;
using Payments.Testing.Stories;

namespace Payments.Snippets;

static class TestingGuide
{
    // snippet: story
    public static Story A_payment_in_time_is_credited_and_told_to_the_merchant(
        PaymentTerms terms, Checkout checkout, ProviderFact.Paid payment, Instant now)
    {
        var receipt = new Receipt(
            payment.Attempt, payment.Transaction, payment.Amount, payment.OrderTotal, payment.PaidAt, new ReceivedAt(now));

        return Given.Session(terms)
            .After(
                new PaymentCommand.Capture(now),
                new PaymentCommand.Learn(now, new ProviderFact.Opened(Attempt.First, checkout)))
            .When(new PaymentCommand.Learn(now, payment)).Then(new PaymentEvent.Paid(receipt))
            .ThenEffects(new Effect.NotifyMerchant(new Notice.Succeeded()))
            .When(new PaymentCommand.Learn(now, payment)).ThenNothing()
            .When(new PaymentCommand.Capture(now)).ThenRefused(new Refusal.AlreadyPaid(payment.PaidAt))
            .ThenIs(PaymentStatus.Paid);
    }
    // end

    // snippet: chance
    public static bool No_money_is_lost(int seed)
    {
        var story = Any.Story(new Random(seed));
        var ledger = story.Session.Ledger;
        return story.Steps.Map(it => it.Command).OfType<PaymentCommand.Learn>()
            .Select(it => it.Fact).OfType<ProviderFact.Paid>()
            .All(it => ledger.Credited.ToSeq().Concat(ledger.Surplus.Map(surplus => surplus.Receipt))
                .Any(receipt => receipt.Attempt == it.Attempt && receipt.Transaction == it.Transaction));
    }
    // end

    // snippet: fake
    public static async Task A_lost_reply_hides_an_order(IClock clock, Func<Uri, MerchantCredentials, Task> openAnOrder)
    {
        await using var binance = await FakeBinancePay.Start(new FakeBinancePaySettings(clock));
        binance.Faults.Next(BinancePayRoute.CreateOrder, new BinancePayFault.DropReplyAfterActing());

        await openAnOrder(binance.Address, binance.Credentials);
        var hidden = binance.Orders.Single();

        binance.WebhookAddress = new Uri("http://127.0.0.1:5080/webhooks/binance-pay");
        binance.Webhooks.Next(new WebhookFault.Duplicate());
        binance.Pay(hidden.TradeNo);
        Seq<WebhookDelivery> tries = await binance.DeliverWebhooks();
    }
    // end
}
