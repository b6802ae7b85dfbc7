using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Json.Specs.Golden;

namespace Payments.Json.Specs;

/// <summary>A small world of lawful values, leaning on the edges. Everything goes through <c>Create</c>.</summary>
public static class Any
{
    static readonly string[] Texts =
    [
        "a", "null", "Opposite Sasa Estate", "O\"Brien \\ Söhne & Co <+>",
        "日本語 テスト", "👩‍💻 joined", "نام", "/'`\u00ad", "\u007e\u00e9\ufffd", "𐀀",
    ];

    static readonly string[] Notes =
    [
        "{}", """{"a":1}""",
        """{"z":{"y":[1.0,1e2,-0,null,true,{}]},"a":"\u0061\/"}""",
        """{"ordes":1,"ordeq":2,"order ":3}""",
        """{"b":"👩","\u0062c":"\ud83d\udc69","é":100000000000000000000000.10}""",
    ];

    public static Gen<string> Text => Gen.Elements(Texts);

    public static Gen<Guid> Id => ArbMap.Default.GeneratorFor<Guid>();

    public static Gen<Instant> Time =>
        from nanoseconds in Gen.OneOf(Gen.Choose(0, 3), Gen.Choose(0, 999_999_999), Gen.Constant(500_000_000))
        from seconds in Gen.OneOf(Gen.Choose(-3, 3), Gen.Choose(0, int.MaxValue))
        select Instant.FromUtc(2024, 4, 8, 13, 11)
            + Duration.FromSeconds(seconds) + Duration.FromNanoseconds(nanoseconds);

    public static Gen<Duration> Lasting =>
        from nanoseconds in Gen.OneOf(Gen.Choose(1, 3), Gen.Choose(1, 999_999_999))
        from seconds in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 91 * 24 * 3600))
        select Duration.FromSeconds(seconds) + Duration.FromNanoseconds(nanoseconds);

    public static Gen<Currency> Currencies => Gen.Elements(Currency.All.Where(it => it.IsPayable).ToArray());

    public static Gen<Money> Money => MoneyFrom(0);

    public static Gen<Attempt> Attempts => Gen.Choose(-1, 3).Select(it => new Attempt(it == 3 ? int.MaxValue : it));

    public static Gen<Order> Orders =>
        from name in Text
        from count in Gen.Frequency((5, Gen.Choose(1, 3)), (1, Gen.Constant(Order.MaxItems)))
        from items in Gen.ArrayOf(Gen.Elements("digital", "physical").Zip(Text), count)
        select Valid(Order.Create(name, items.Select(it => OrderItem.Create(it.Item2, it.Item1))));

    public static Gen<Metadata> Metadata => Gen.Elements(Notes).Select(it => Valid(Domain.Values.Metadata.Create(it)));

    public static Gen<Customer> Customers =>
        from id in Id
        from name in Text
        from line in Text
        from line2 in Gen.Elements(null, "null", "Floor 2")
        from country in Gen.Elements(Country.All.ToArray())
        from email in Gen.Elements("ada@example.com", "o'hara+x@mail.example.org", "a@bücher.example")
        from phone in Gen.Elements("+2348036120313", "+1 (202) 555-0123", "0049 30 1234567")
        from kind in Gen.Elements(null, "individual", "business")
        from ip in Gen.Elements(null, "192.0.2.1", "2001:DB8::1")
        select Valid(Customer.Create(
            CustomerId.From(id), name, name, email, phone,
            BillingAddress.Create(line, line2, line, line, country.Code, "23401"), kind, ip));

    public static Gen<PaymentRequest> Requests =>
        from amount in MoneyFrom(PaymentRequest.MinMinorUnits)
        from customer in Customers
        from description in Text
        from reference in Gen.Elements("ref-1", "é👩", "a\"b\\c&+")
        from order in Orders
        from metadata in Metadata
        select Valid(PaymentRequest.Create(
            amount.MinorUnits, amount.Currency, customer, Valid(Description.Create(description)),
            Valid(Reference.Create(reference)), order, metadata));

    public static Gen<PaymentTerms> Terms =>
        from id in Id
        from correlation in Id
        from business in Id
        from mode in Gen.Elements(Mode.Test, Mode.Live)
        from request in Requests
        from createdAt in Time
        from lifetime in Lasting
        from longest in Lasting
        select Valid(PaymentTerms.Create(
            PaymentId.From(id), CorrelationId.From(correlation), BusinessId.From(business), mode, request, createdAt,
            Valid(PaymentWindow.Create(lifetime, longest))));

    public static Gen<TransactionId> Transactions =>
        Gen.Elements("1", "M_R_282737362839373", "~\"\\&<", new string('x', TransactionId.MaxLength))
            .Select(it => Valid(TransactionId.Create(it)));

    public static Gen<CheckoutLinks> Links =>
        from host in Gen.Elements("pay.binance.com", "sandbox.example")
        from token in Gen.Elements("4d77d0ec", "x~1")
        select Valid(CheckoutLinks.Create(
            $"https://{host}/en/checkout/{token}", $"bnc://{host}/payment/secpay?tempToken={token}&a=%20",
            $"https://{host}/payment/secpay?linkToken={token}", $"https://{host}/qr/{token}.jpg", KnownHosts.Any));

    public static Gen<Checkout> Checkouts =>
        from quote in Money
        from links in Links
        from end in Time
        select new Checkout(quote, links, end);

    public static Gen<Receipt> Receipts =>
        from attempt in Attempts
        from transaction in Transactions
        from amount in Money
        from total in Money
        from paidAt in Time
        from receivedAt in Time
        select new Receipt(attempt, transaction, amount, total, new PaidAt(paidAt), new ReceivedAt(receivedAt));

    public static Gen<CancellationReason> Reasons =>
        Gen.OneOf(
            Gen.Constant<CancellationReason>(new CancellationReason.ByProvider()),
            Gen.Constant<CancellationReason>(new CancellationReason.ByMerchant(None)),
            Text.Select(it => (CancellationReason)new CancellationReason.ByMerchant(Valid(Description.Create(it)))));

    public static Gen<Because> Becauses =>
        Gen.OneOf(
            Reasons.Select(it => (Because)new Because.Cancel(it)),
            Gen.Constant<Because>(new Because.Deadline()),
            Gen.Constant<Because>(new Because.Replace()));

    public static Gen<Anomaly> Anomalies =>
        Gen.OneOf(
            Lasting.Select(it => (Anomaly)new Anomaly.Late(it)),
            Money.Select(it => (Anomaly)new Anomaly.Over(it)),
            Money.Select(it => (Anomaly)new Anomaly.Under(it)),
            Gen.Elements<Anomaly>(
                new Anomaly.WrongCurrency(), new Anomaly.AfterCancel(), new Anomaly.AfterExpiry(),
                new Anomaly.Duplicate(), new Anomaly.EndedOrder(), new Anomaly.UnknownOrder(),
                new Anomaly.ClosedAfterPaid(), new Anomaly.Refunded()));

    public static Gen<PaymentEvent> Events =>
        Gen.OneOf(
            Terms.Select(it => (PaymentEvent)new PaymentEvent.SessionOpened(it)),
            Attempts.Zip(Time).Select(it => (PaymentEvent)new PaymentEvent.OrderRequested(it.Item1, it.Item2)),
            Attempts.Zip(Checkouts).Select(it => (PaymentEvent)new PaymentEvent.CheckoutOpened(it.Item1, it.Item2)),
            Attempts.Select(it => (PaymentEvent)new PaymentEvent.OrderRefused(it)),
            Attempts.Select(it => (PaymentEvent)new PaymentEvent.OrderEnded(it)),
            Becauses.Select(it => (PaymentEvent)new PaymentEvent.CloseRequested(it)),
            Receipts.Select(it => (PaymentEvent)new PaymentEvent.Paid(it)),
            Receipts.Zip(Anomalies).Select(it => (PaymentEvent)new PaymentEvent.SurplusReceived(it.Item1, it.Item2)),
            Anomalies.Select(it => (PaymentEvent)new PaymentEvent.AnomalyNoted(it)),
            Reasons.Zip(Time).Select(it => (PaymentEvent)new PaymentEvent.Cancelled(it.Item1, it.Item2)),
            Time.Select(it => (PaymentEvent)new PaymentEvent.Expired(it)));

    public static Gen<Effect> Effects(PaymentTerms terms) =>
        Gen.OneOf(
            Attempts.Zip(Time).Select(it => (Effect)new Effect.OpenOrder(it.Item1, terms, it.Item2)),
            Attempts.Select(it => (Effect)new Effect.CloseOrder(it)),
            Gen.Elements<Effect>(
                new Effect.NotifyMerchant(new Notice.Succeeded()), new Effect.NotifyMerchant(new Notice.Failed())),
            Attempts.Zip(Transactions)
                .Select(it => (Effect)new Effect.NotifyMerchant(new Notice.Surplus(it.Item1, it.Item2))));

    static Gen<Money> MoneyFrom(long least) =>
        from currency in Currencies
        from minorUnits in Gen.Elements(least, least + 1, 12_345, Domain.Values.Money.MaxMinorUnits)
        select Valid(Domain.Values.Money.Create(minorUnits, currency));
}
