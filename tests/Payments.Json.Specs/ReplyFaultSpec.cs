using System.Text;

using Payments.Domain.Values;

using static Payments.Json.Specs.Golden;

namespace Payments.Json.Specs;

public class ReplyFaultSpec
{
    static readonly string Published = Encoding.UTF8.GetString(CaptureReply);

    static readonly string[] Required =
    [
        "data", "data.links", "data.message", "data.payment", "data.payment.amount", "data.payment.currency",
        "data.payment.correlation_id", "data.payment.customer", "data.payment.customer.id",
        "data.payment.customer.first_name", "data.payment.customer.last_name", "data.payment.customer.email",
        "data.payment.customer.phone_number", "data.payment.customer.billing_address",
        "data.payment.customer.billing_address.line1", "data.payment.customer.billing_address.city",
        "data.payment.customer.billing_address.state", "data.payment.customer.billing_address.country",
        "data.payment.customer.billing_address.zip_code", "data.payment.date", "data.payment.description",
        "data.payment.id", "data.payment.metadata.order.identifier", "data.payment.metadata.order.items",
        "data.payment.metadata.order.items[0].name", "data.payment.metadata.order.items[0].type", "data.payment.mode",
        "data.payment.reference", "data.payment.status", "data.status",
    ];

    static readonly string[] Links =
        ["data.links.checkout_url", "data.links.deeplink", "data.links.payment_url", "data.links.qr_url"];

    static readonly string[] Optional =
    [
        "data.auth_type", "data.expires_at", "data.payment.cancellation_reason", "data.payment.payment_method",
        "data.payment.customer.billing_address.line2", "data.payment.metadata", "data.payment.metadata.order",
    ];

    public static TheoryData<string> EveryField => new(Required.Concat(Links).Concat(Optional));

    public static TheoryData<string> RequiredFields => new(Required.Concat(Links));

    public static TheoryData<string> OptionalFields => new(Optional);

    [Theory, MemberData(nameof(EveryField))] void A_value_of_another_type_is_malformed(string field) =>
        Assert.Equal($"{field}: {Last(field)}_must_be_well_formed", Told(JsonEdit.Replace(Published, field, "false")));

    [Theory, MemberData(nameof(RequiredFields))] void A_required_value_that_is_null_is_missing(string field) =>
        Assert.Equal($"{field}: {Last(field)}_must_be_present", Told(JsonEdit.Replace(Published, field, "null")));

    [Theory, MemberData(nameof(OptionalFields))] void An_optional_value_may_be_null(string field) =>
        Assert.Equal("accepted", Told(JsonEdit.Replace(Published, field, "null")));

    [Theory, MemberData(nameof(EveryField))] void A_member_given_twice_is_refused(string field) =>
        Assert.Equal(
            $"{field}: {Last(field)}_must_be_unique",
            Told(JsonEdit.Repeat(Published, field, JsonEdit.Value(Published, field))));

    [Theory]
    [InlineData(
        "data.links.checkout_url", "\"https://evil.example/en/checkout/1\"",
        "data.links.checkout_url: checkout_url_must_be_known")]
    [InlineData(
        "data.links.deeplink", "\"https://app.binance.com/\"",
        "data.links.deeplink: deeplink_must_be_well_formed")]
    [InlineData(
        "data.links.checkout_url", "\"https://pay.binance.com/en/checkout/1\"",
        "data.links.payment_url: payment_url_must_agree")]
    [InlineData("data.links", "{\"url\":\"http://pay.example/1\"}", "data.links.url: url_must_be_well_formed")]
    [InlineData("data.links", "{\"url\":1}", "data.links.url: url_must_be_well_formed")]
    [InlineData("data.expires_at", "\"2024-04-09 01:11:30Z\"", "data.expires_at: expires_at_must_be_well_formed")]
    [InlineData("data.payment.date", "\"2024-02-30T00:00:00.000000Z\"", "data.payment.date: date_must_be_well_formed")]
    [InlineData("data.payment.amount", "-1", "data.payment.amount: amount_must_be_in_range")]
    [InlineData("data.payment.id", "\"pay_1234567890\"", "data.payment.id: id_must_be_well_formed")]
    [InlineData("data.status", "\"Pending\"", "data.status: status_must_be_well_formed")]
    [InlineData("data.payment.mode", "\"prod\"", "data.payment.mode: mode_must_be_known")]
    [InlineData("data.payment.metadata", "{\"a\":1,\"a\":2}", "data.payment.metadata: metadata_must_be_unique")]
    void A_value_that_breaks_its_rule_is_told_with_its_path(string field, string value, string told) =>
        Assert.Equal(told, Told(JsonEdit.Replace(Published, field, value)));

    [Fact] void Every_fault_is_told_at_once() =>
        Assert.Equal(
            "data.auth_type: auth_type_must_be_well_formed, data.expires_at: expires_at_must_be_well_formed, "
            + "data.links.qr_url: qr_url_must_be_known, data.payment.amount: amount_must_be_in_range, "
            + "data.payment.currency: currency_must_be_known, data.payment.customer.id: id_must_be_well_formed, "
            + "data.payment.customer.email: email_must_be_well_formed, "
            + "data.payment.metadata.order.items[0].type: type_must_be_known, data.status: status_must_be_present",
            Told(new (string Field, string Value)[]
            {
                ("data.auth_type", "1"),
                ("data.expires_at", "\"soon\""),
                ("data.links.qr_url", "\"https://elsewhere.example/1.jpg\""),
                ("data.payment.amount", "99999999999999999999"),
                ("data.payment.currency", "\"EURO\""),
                ("data.payment.customer.id", "\"1\""),
                ("data.payment.customer.email", "{}"),
                ("data.payment.metadata.order.items[0].type", "\"air\""),
                ("data.status", "\"\""),
            }.Aggregate(Published, (document, it) => JsonEdit.Replace(document, it.Field, it.Value))));

    [Fact] void No_fault_carries_what_was_sent()
    {
        const string Secret = "s3cret-Text@@";
        Assert.All(
            Required.Concat(Links).Concat(Optional)
                .Select(it => Read(JsonEdit.Replace(Published, it, $"\"{Secret}\""))),
            it => Assert.DoesNotContain(Secret, it.Match(Right: _ => "", Left: Everything), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    void No_reason_is_written_as_null_or_as_an_empty_text(string none) =>
        Assert.Equal(
            None,
            Right(Read(JsonEdit.Replace(Published, "data.payment.cancellation_reason", none)))
                .Payment.CancellationReason);

    [Fact] void The_words_of_others_are_kept()
    {
        var reply = Right(Read(JsonEdit.Replace(Published, "data.status", "\"authenticating\"")));
        Assert.Equal("authenticating", reply.Status.Word);
        Assert.Equal(None, reply.Status.Status);
    }

    [Fact] void A_hosted_page_is_the_link_of_a_session_without_a_checkout()
    {
        var reply = Right(Read(JsonEdit.Replace(Published, "data.links", "{\"url\":\"https://pay.example/1\"}")));
        Assert.Equal("https://pay.example/1", reply.HostedPage);
        Assert.Contains(
            "\"links\":{\"url\":\"https://pay.example/1\"}",
            Written(to => SessionReplyJson.Write(to, reply)),
            StringComparison.Ordinal);
    }

    [Fact] void Without_links_there_is_an_empty_object() =>
        Assert.Contains(
            "\"links\":{},",
            Written(to => SessionReplyJson.Write(to, Right(Read(JsonEdit.Replace(Published, "data.links", "{}"))))),
            StringComparison.Ordinal);

    static string Everything(JsonFault fault) =>
        fault
        + fault.Match(
            unreadable: _ => "",
            invalid: it => string.Concat(it.Faults.Map(one => one + FaultWords.Of(one) + one.Code)))
        + Written(to => ErrorReplyJson.Write(to, ErrorReply.Of(fault)));

    static string Told(string document) => Golden.Told(Read(document));

    static Either<JsonFault, SessionReply> Read(string document) =>
        SessionReplyJson.Read(Encoding.UTF8.GetBytes(document), KnownHosts.Binance);

    static string Last(string field) => field.Split('.')[^1].Split('[')[0];
}
