using System.Text;

using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Json.Specs.Golden;

namespace Payments.Json.Specs;

public class RequestFaultSpec
{
    const string Address =
        """{"line1":"1 Main St","line2":"Floor 2","city":"Lagos","state":"LA","country":"NG","zip_code":"12345"}""";

    const string Customer =
        $$"""{"first_name":"Ada","last_name":"Doe","email":"ada@example.com","""
        + $$"""  "phone_number":"+2348036120313","billing_address":{{Address}},"type":"individual","""
        + """  "ip_address":"192.0.2.1"}""";

    const string Order = """{"identifier":"ORD12345","items":[{"name":"Deposit","type":"digital"}]}""";

    public const string Request =
        $$"""{"amount":100,"currency":"USD","customer":{{Customer}},"description":"Test","reference":"ref-1","""
        + $$"""  "order":{{Order}},"metadata":{"note":1},"direction":"incoming","payment_method":null}""";

    static readonly string[] Fields =
    [
        "amount", "currency", "customer", "customer.first_name", "customer.last_name", "customer.email",
        "customer.phone_number", "customer.billing_address", "customer.billing_address.line1",
        "customer.billing_address.line2", "customer.billing_address.city", "customer.billing_address.state",
        "customer.billing_address.country", "customer.billing_address.zip_code", "customer.type", "customer.ip_address",
        "description", "reference", "order", "order.identifier", "order.items", "order.items[0].name",
        "order.items[0].type", "metadata", "direction", "payment_method",
    ];

    static readonly string[] Optional =
    [
        "customer.billing_address.line2", "customer.type", "customer.ip_address", "metadata", "direction",
        "payment_method",
    ];

    public static TheoryData<string> EveryField => new(Fields);

    public static TheoryData<string> RequiredFields => new(Fields.Except(Optional));

    public static TheoryData<string> OptionalFields => new(Optional);

    [Fact] void A_lawful_request_is_read_in_full()
    {
        var request = Right(Read(Request));
        Assert.Equal(100, request.Amount.MinorUnits);
        Assert.Equal("USD", request.Amount.Currency.Code);
        Assert.Equal("ada@example.com", request.Customer.Email.Address);
        Assert.Equal("Floor 2", request.Customer.Address.Line2.Map(it => it.Text));
        Assert.Equal("ORD12345", request.Order.Identifier.Text);
        Assert.Equal("""{"note":1}""", request.Metadata.Json);
    }

    [Theory, MemberData(nameof(EveryField))] void A_value_of_another_type_is_malformed(string field) =>
        Assert.Equal(Malformed(field), Told(With(field, field == "amount" ? "\"100\"" : "7")));

    [Theory, MemberData(nameof(EveryField))] void A_list_where_none_belongs_is_malformed(string field) =>
        Assert.Equal(
            field == "order.items" ? "order.items[0]: items_must_be_well_formed" : Malformed(field),
            Told(With(field, "[[{\"a\":1,\"a\":2}]]")));

    [Theory, MemberData(nameof(RequiredFields))] void A_required_value_that_is_null_is_missing(string field) =>
        Assert.Equal($"{field}: {Last(field)}_must_be_present", Told(With(field, "null")));

    [Theory, MemberData(nameof(RequiredFields))] void A_required_member_that_is_absent_is_missing(string field) =>
        Assert.Equal($"{field}: {Last(field)}_must_be_present", Told(Without(field)));

    [Theory, MemberData(nameof(OptionalFields))] void An_optional_value_may_be_null(string field) =>
        Assert.Equal("accepted", Told(With(field, "null")));

    [Theory, MemberData(nameof(OptionalFields))] void An_optional_member_may_be_absent(string field) =>
        Assert.Equal("accepted", Told(Without(field)));

    [Theory, MemberData(nameof(EveryField))] void A_member_given_twice_is_refused(string field) =>
        Assert.Equal($"{field}: {Last(field)}_must_be_unique", Told(Twice(field, Value(field))));

    [Theory, MemberData(nameof(EveryField))] void A_member_given_again_as_null_is_refused(string field) =>
        Assert.Equal($"{field}: {Last(field)}_must_be_unique", Told(Twice(field, "null")));

    [Theory, MemberData(nameof(EveryField))] void Half_a_surrogate_pair_in_any_text_is_malformed(string field) =>
        Assert.Equal(Malformed(field), Told(With(field, "\"a\\ud800b\"")));

    [Theory, MemberData(nameof(EveryField))] void A_zero_character_in_any_text_is_malformed(string field) =>
        Assert.Equal(Malformed(field), Told(With(field, "\"a\\u0000\"")));

    [Theory]
    [InlineData("0", "amount: amount_must_be_in_range")]
    [InlineData("-100", "amount: amount_must_be_in_range")]
    [InlineData("99", "amount: amount_must_be_in_range")]
    [InlineData("100", "accepted")]
    [InlineData("100000000000000000", "accepted")]
    [InlineData("100000000000000001", "amount: amount_must_be_in_range")]
    [InlineData("9223372036854775808", "amount: amount_must_be_in_range")]
    [InlineData("-9223372036854775809", "amount: amount_must_be_in_range")]
    [InlineData("999999999999999999999999999999999999", "amount: amount_must_be_in_range")]
    [InlineData("100.5", "amount: amount_must_be_well_formed")]
    [InlineData("100.0", "amount: amount_must_be_well_formed")]
    [InlineData("1e2", "amount: amount_must_be_well_formed")]
    [InlineData("1E+2", "amount: amount_must_be_well_formed")]
    [InlineData("true", "amount: amount_must_be_well_formed")]
    [InlineData("0100", "unreadable")]
    [InlineData("+100", "unreadable")]
    [InlineData("NaN", "unreadable")]
    void An_amount_is_a_whole_number_in_minor_units(string amount, string told) =>
        Assert.Equal(told, Told(With("amount", amount)));

    [Theory]
    [InlineData("currency", "XYZ", "must_be_known")]
    [InlineData("currency", "usd", "must_be_known")]
    [InlineData("currency", "DEM", "must_be_active")]
    [InlineData("currency", "XAU", "must_be_in_range")]
    [InlineData("customer.email", "nobody", "must_be_well_formed")]
    [InlineData("customer.phone_number", "12", "must_be_well_formed")]
    [InlineData("customer.billing_address.country", "UK", "must_be_known")]
    [InlineData("customer.type", "robot", "must_be_known")]
    [InlineData("customer.ip_address", "1.2.3", "must_be_well_formed")]
    [InlineData("order.items[0].type", "magic", "must_be_known")]
    [InlineData("direction", "outgoing", "must_be_well_formed")]
    [InlineData("description", " ", "must_be_present")]
    [InlineData("description", "a\\nb", "must_be_well_formed")]
    void A_value_that_breaks_its_rule_is_told_with_its_path(string field, string text, string rule) =>
        Assert.Equal($"{field}: {Last(field)}_{rule}", Told(With(field, $"\"{text}\"")));

    [Theory]
    [InlineData("customer.first_name", 101)]
    [InlineData("customer.last_name", 101)]
    [InlineData("customer.email", 255)]
    [InlineData("customer.phone_number", 41)]
    [InlineData("customer.billing_address.line1", 201)]
    [InlineData("customer.billing_address.line2", 201)]
    [InlineData("customer.billing_address.zip_code", 21)]
    [InlineData("customer.ip_address", 46)]
    [InlineData("description", 201)]
    [InlineData("reference", 51)]
    [InlineData("order.identifier", 101)]
    [InlineData("order.items[0].name", 201)]
    void A_text_that_is_too_long_is_told_with_its_path(string field, int length) =>
        Assert.Equal(
            $"{field}: {Last(field)}_must_not_be_too_long", Told(With(field, $"\"{new string('7', length)}\"")));

    [Fact] void Every_fault_is_told_at_once_and_in_the_documented_order() =>
        Assert.Equal(
            "amount: amount_must_be_well_formed, currency: currency_must_be_known, "
            + "customer.first_name: first_name_must_be_well_formed, customer.email: email_must_be_well_formed, "
            + "customer.billing_address.line2: line2_must_be_well_formed, "
            + "customer.billing_address.city: city_must_be_present, "
            + "customer.billing_address.country: country_must_be_known, customer.type: type_must_be_unique, "
            + "customer.ip_address: ip_address_must_be_well_formed, customer: customer_must_be_unique, "
            + "description: description_must_be_present, reference: reference_must_not_be_too_long, "
            + "order.items[0].name: name_must_be_well_formed, order.items[1]: items_must_be_well_formed, "
            + "order.items[2].type: type_must_be_unique, metadata: metadata_must_be_unique, "
            + "direction: direction_must_be_well_formed, payment_method: payment_method_must_be_well_formed",
            Told(Read($$"""
                {"zzz":1,"payment_method":7,"direction":"outgoing","metadata":{"a":1,"\u0061":2},
                 "order":{"items":[{"name":1,"type":"digital"},2,{"type":"digital","name":"x","type":"digital"}],
                 "identifier":"o"},
                 "reference":"{{new string('x', 51)}}","customer":{"x":1,"x":2,"ip_address":"::1::",
                 "type":"business","type":"business",
                 "phone_number":"+2348036120313","last_name":"Doe","first_name":5,"email":"@",
                 "billing_address":{"country":"XX","line2":{},"line1":"1","state":"LA","zip_code":"1"} },
                 "currency":"???","amount":1.5}
                """)));

    [SeededProperty(PerThousand = 300)] Property So_many_members_at_fault_so_many_faults() =>
        Prop.ForAll(
            Gen.SubListOf(Fields.Where(IsLeaf)).ToArbitrary(),
            broken => Told(Read(broken.Aggregate(Request, (document, field) => Edit(document, field, "[]"))))
                == (broken.Count == 0
                    ? "accepted"
                    : string.Join(", ", Fields.Where(broken.Contains).Select(Malformed))));

    static bool IsLeaf(string field) =>
        !Fields.Any(it => it.StartsWith(field, StringComparison.Ordinal) && it != field);

    static string Malformed(string field) => $"{field}: {Last(field)}_must_be_well_formed";

    static string Told(string document) => Golden.Told(Read(document));

    static string Told(Either<JsonFault, PaymentRequest> read) => Golden.Told(read);

    static Either<JsonFault, PaymentRequest> Read(string document) =>
        PaymentRequestJson.Read(Encoding.UTF8.GetBytes(document), CustomerId.From(Guid.Empty));

    static string Last(string field) => field.Split('.')[^1].Split('[')[0];

    static string With(string field, string value) => Edit(Request, field, value);

    static string Without(string field) => JsonEdit.Remove(Request, field);

    static string Twice(string field, string value) => JsonEdit.Repeat(Request, field, value);

    static string Value(string field) => JsonEdit.Value(Request, field);

    static string Edit(string document, string field, string value) => JsonEdit.Replace(document, field, value);
}
