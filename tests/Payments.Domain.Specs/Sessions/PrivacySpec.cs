using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Domain.Specs.Sessions;

/// <summary>Records print their members, and end up in logs: what is personal or secret must not be among them.</summary>
public class PrivacySpec
{
    static readonly string[] Secrets =
    [
        "Zebedee", "Quagmire", "zebedee@secret.example", "8036120313", "Hidden Alley", "Back door", "Nowhere", "Lostland",
        "99888", "203.0.113.77", "note-to-self", "tempToken", "linkToken", "order1",
    ];

    [Fact]
    public void Nothing_personal_and_no_link_is_printed_by_any_step_of_a_session()
    {
        var printed = Steps().ToArray();

        Assert.True(printed.Length > 15, "the story is too short to show anything");
        Assert.All(printed, it => Assert.All(Secrets, secret => Assert.DoesNotContain(secret, it, StringComparison.Ordinal)));
    }

    static IEnumerable<string> Steps()
    {
        PaymentEvent opened = PaymentDecider.Start(Terms);
        var session = PaymentDecider.Begin((PaymentEvent.SessionOpened)opened);
        yield return $"{Terms} {Terms.Request} {Terms.Request.Customer} {Terms.Request.Customer.Address}";
        yield return $"{Terms.Request.Metadata} {opened}";
        foreach (var command in Commands())
        {
            yield return command.ToString();
            foreach (var happened in PaymentDecider.Decide(session, command).IfLeft(Seq<PaymentEvent>()))
            {
                yield return happened.ToString();
                yield return string.Join(' ', PaymentDecider.React(session, happened));
                session = PaymentDecider.Evolve(session, happened);
                yield return session.ToString();
                yield return ClientView.Of(session, Sample.Opened).ToString();
            }
        }
    }

    static IEnumerable<PaymentCommand> Commands()
    {
        var (now, first) = (Sample.Opened, Attempt.First);
        var checkout = new Checkout(Sample.Quote, Sample.Links(1), now + Sample.Lifetime);
        yield return new PaymentCommand.Capture(now);
        yield return new PaymentCommand.Learn(now, new ProviderFact.Opened(first, checkout));
        yield return new PaymentCommand.Cancel(now, Sample.ByMerchant);
        yield return new PaymentCommand.Learn(
            now,
            new ProviderFact.Paid(first, Sample.Transaction("t1"), Sample.Usdt(2_000), Sample.Quote, new PaidAt(now)));
    }

    static PaymentTerms Terms { get; } = PaymentTerms.Create(
        Sample.Terms.Id, Sample.Terms.Correlation, Sample.Terms.Business, Sample.Terms.Mode,
        PaymentRequest.Create(
            10_000,
            Currency.Usd,
            Customer.Create(
                CustomerId.From(Guid.Empty), "Zebedee", "Quagmire", "zebedee@secret.example", "+2348036120313",
                BillingAddress.Create("Hidden Alley", "Back door", "Nowhere", "Lostland", "NG", "99888"),
                "individual", "203.0.113.77"),
            Description.Create("Deposit"),
            Reference.Create("ref-1"),
            Order.Create("order-1", new[] { OrderItem.Create("Deposit", "digital") }),
            Metadata.Create("""{"note-to-self":"note-to-self"}""")).Valid(),
        Sample.Opened,
        Sample.Terms.Window).Valid();
}
