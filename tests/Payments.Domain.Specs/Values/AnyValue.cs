using FsCheck;
using FsCheck.Fluent;

using Payments.Domain.Values;
using Payments.Testing.Generators;

namespace Payments.Domain.Specs.Values;

/// <summary>Raw input of any kind, the hostile kind above all.</summary>
public sealed record Wild(string Text);

/// <summary>A small world of lawful values that lean on their edges. Each of them went through Create.</summary>
public static class AnyValue
{
    static readonly string[] Pieces =
    [
        "a", "Z", "9", "0", " ", "-", ".", "@", "+", "(", "/", ":", "\\", "\"", "{", "}", "[", ",", "\\u", "d800",
        "é", "ß", "你", "😀", "\u0301", "\t", "\n", "\0", "\u0085", "\u2028", "\u200b",
        "\u3164", "\ud800", "\udc00", "\ufffd",
    ];

    public static Gen<Currency> Currencies => Gen.Elements<Currency>(Edges.Currencies);

    public static Gen<long> MinorUnits =>
        Gen.OneOf(
            Gen.Choose(0, 3).Select(it => (long)it),
            Gen.Choose(0, 3).Select(it => Money.MaxMinorUnits - it),
            Gen.Choose(0, int.MaxValue).Select(it => (long)it * 7));

    /// <summary>Mostly dollars, so that two of them often have the same currency.</summary>
    public static Gen<Money> Moneys =>
        from minorUnits in MinorUnits
        from currency in Gen.Frequency((4, Gen.Constant(Currency.Usd)), (1, Currencies))
        select Money.Create(minorUnits, currency).Lawful();

    public static Gen<Email> Emails => Gen.Elements<Email>(Edges.Emails);

    public static Gen<PhoneNumber> PhoneNumbers => Gen.Elements<PhoneNumber>(Edges.PhoneNumbers);

    public static Gen<Country> Countries => Gen.Elements<Country>(Edges.Countries);

    public static Gen<Reference> References => Gen.Elements<Reference>(Edges.References);

    public static Gen<Description> Descriptions => Gen.Elements<Description>(Edges.Descriptions);

    public static Gen<PersonName> PersonNames => Gen.Elements<PersonName>(Edges.PersonNames);

    public static Gen<Guid> Guids =>
        Gen.Elements("83a6783c-f5a9-11ee-8831-feb7e1bada9f", "d05e51df-809e-498a-ac3f-7acfc0b5d35d")
            .Select(Guid.Parse);

    public static Gen<PaymentId> PaymentIds => Guids.Select(PaymentId.From);

    public static Gen<CustomerId> CustomerIds => Guids.Select(CustomerId.From);

    public static Gen<CorrelationId> CorrelationIds => Guids.Select(CorrelationId.From);

    public static Gen<BusinessId> BusinessIds => Guids.Select(BusinessId.From);

    public static Gen<Mode> Modes => Gen.Elements<Mode>(Edges.Modes);

    public static Gen<BillingAddress> BillingAddresses =>
        from line2 in Gen.Elements("null", null, "Floor 2")
        from country in Countries
        select BillingAddress.Create("Opposite Sasa Estate", line2, "Awolowo Road", "Kwara", country.Code, "23401")
            .Lawful();

    public static Gen<Customer> Customers =>
        from id in CustomerIds
        from first in PersonNames
        from email in Emails
        from phone in PhoneNumbers
        from address in BillingAddresses
        from type in Gen.Elements(null, "individual", "business")
        from ip in Gen.Elements(null, "192.0.2.1", "2001:db8::1")
        select Customer.Create(id, first.Text, "Michael", email.Address, phone.E164, address, type, ip).Lawful();

    public static Gen<OrderItem> OrderItems =>
        from name in Gen.Elements("Deposit", new string('i', ItemName.MaxLength))
        from type in Gen.Elements("digital", "physical")
        select OrderItem.Create(name, type).Lawful();

    public static Gen<Order> Orders =>
        from count in Gen.Elements(1, 2, Order.MaxItems)
        from items in OrderItems.ArrayOf(count)
        select Order.Create("juice-deposit", items.Select(Success<InvalidValue, OrderItem>)).Lawful();

    public static Gen<Metadata> Metadatas => Gen.Elements<Metadata>(Edges.Metadatas);

    /// <summary>Checkouts as Binance Pay makes them: a token for the page, and another one for the app.</summary>
    public static Gen<CheckoutLinks> Links => Gen.Choose(0, 3).Select(it => CheckoutLinksSpec.Checkout(it).Lawful());

    public static Gen<string> Texts => Gen.Elements(Pieces).ArrayOf().Select(string.Concat);

    public static Arbitrary<Currency> OfCurrency() => Currencies.ToArbitrary();

    public static Arbitrary<Money> OfMoney() => Moneys.ToArbitrary();

    public static Arbitrary<Email> OfEmail() => Emails.ToArbitrary();

    public static Arbitrary<PhoneNumber> OfPhoneNumber() => PhoneNumbers.ToArbitrary();

    public static Arbitrary<Country> OfCountry() => Countries.ToArbitrary();

    public static Arbitrary<Reference> OfReference() => References.ToArbitrary();

    public static Arbitrary<Description> OfDescription() => Descriptions.ToArbitrary();

    public static Arbitrary<PersonName> OfPersonName() => PersonNames.ToArbitrary();

    public static Arbitrary<PaymentId> OfPaymentId() => PaymentIds.ToArbitrary();

    public static Arbitrary<CustomerId> OfCustomerId() => CustomerIds.ToArbitrary();

    public static Arbitrary<CorrelationId> OfCorrelationId() => CorrelationIds.ToArbitrary();

    public static Arbitrary<BusinessId> OfBusinessId() => BusinessIds.ToArbitrary();

    public static Arbitrary<Mode> OfMode() => Modes.ToArbitrary();

    public static Arbitrary<BillingAddress> OfBillingAddress() => BillingAddresses.ToArbitrary();

    public static Arbitrary<Customer> OfCustomer() => Customers.ToArbitrary();

    public static Arbitrary<OrderItem> OfOrderItem() => OrderItems.ToArbitrary();

    public static Arbitrary<Order> OfOrder() => Orders.ToArbitrary();

    public static Arbitrary<Metadata> OfMetadata() => Metadatas.ToArbitrary();

    public static Arbitrary<CheckoutLinks> OfCheckoutLinks() => Links.ToArbitrary();

    public static Arbitrary<Wild> OfWild() => Texts.Select(it => new Wild(it)).ToArbitrary();
}
