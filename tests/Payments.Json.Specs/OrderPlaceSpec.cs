using System.Text;

using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Json.Specs.Golden;

namespace Payments.Json.Specs;

/// <summary>Older editions of the API have the order in the metadata, newer ones at the top.</summary>
public class OrderPlaceSpec
{
    const string Item = """{"name":"Deposit","type":"digital"}""";

    const string One = """{"identifier":"o-1","items":[{"name":"Deposit","type":"digital"}]}""";
    const string OneAgain = """{"items":[{"type":"digital","name":"Deposit","sku":7}],"identifier":"o\u002d1"}""";
    const string Other = """{"identifier":"o-2","items":[{"name":"Deposit","type":"digital"}]}""";
    const string Bad = """{"identifier":"o-2","items":[{"name":"","type":"digital"}]}""";

    [Theory]
    [InlineData(One, "{}", "accepted")]
    [InlineData("null", $$"""{"order":{{One}}}""", "accepted")]
    [InlineData(One, """{"order":null}""", "accepted")]
    [InlineData(One, $$"""{"order":{{One}}}""", "accepted")]
    [InlineData(One, $$"""{"order":{{OneAgain}}}""", "accepted")]
    [InlineData(One, $$"""{"order":{{Other}}}""", "order: order_must_agree")]
    [InlineData("null", "{}", "order: order_must_be_present")]
    [InlineData("null", "null", "order: order_must_be_present")]
    [InlineData("null", $$"""{"order":{{Bad}}}""", "metadata.order.items[0].name: name_must_be_present")]
    [InlineData(Bad, "{}", "order.items[0].name: name_must_be_present")]
    [InlineData(
        Bad, $$"""{"order":{{Bad}}}""",
        "order.items[0].name: name_must_be_present, metadata.order.items[0].name: name_must_be_present")]
    [InlineData("null", """{"order":7}""", "metadata.order: order_must_be_well_formed")]
    [InlineData("null", $$"""{"order":{{One}},"order":{{One}}}""", "metadata.order: order_must_be_unique")]
    [InlineData("null", $$"""{"order":{{One}},"\u006frder":{{One}}}""", "metadata.order: order_must_be_unique")]
    [InlineData(
        "null", """{"order":{"items":[]},"a":{"b":1,"b":2}}""",
        "metadata.order.identifier: identifier_must_be_present, "
        + "metadata.order.items: items_must_be_present, metadata: metadata_must_be_unique")]
    [InlineData("null", $$"""{"a":"\ud800","order":{{One}}}""", "metadata: metadata_must_be_well_formed")]
    [InlineData("null", $$"""{"\udc00":1,"order":{{One}}}""", "metadata: metadata_must_be_well_formed")]
    void It_is_taken_from_either_place(string order, string metadata, string told) =>
        Assert.Equal(told, Told(Read(order, metadata)));

    [Fact] void The_rest_of_the_metadata_is_kept_as_it_was_written() =>
        Assert.Equal(
            """{"a":"\u0061\/","z":[1.0,1e2]}""",
            Right(Read("null", $$"""{ "z" : [1.0, 1e2], "order" : {{One}}, "a" : "\u0061\/" }""")).Metadata.Json);

    [Fact] void An_order_may_have_a_hundred_items_and_no_more()
    {
        Assert.Equal("accepted", Told(Read(Items(100), "{}")));
        Assert.Equal("order.items: items_must_be_in_range", Told(Read(Items(101), "{}")));
        Assert.Equal("order.items: items_must_be_in_range", Told(Read(Items(50_000), "{}")));
    }

    static string Items(int count) =>
        $$"""{"identifier":"o","items":[{{string.Join(',', Enumerable.Repeat(Item, count))}}]}""";

    static Either<JsonFault, PaymentRequest> Read(string order, string metadata) =>
        PaymentRequestJson.Read(
            Encoding.UTF8.GetBytes($$"""
                {"amount":100,"currency":"USD","customer":{"first_name":"Ada",
                 "last_name":"Doe","email":"ada@example.com",
                 "phone_number":"+2348036120313","billing_address":{"line1":"1",
                 "city":"Lagos","state":"LA","country":"NG","zip_code":"1"} },
                 "description":"Test","reference":"r","order":{{order}},"metadata":{{metadata}} }
                """),
            CustomerId.From(Guid.Empty));
}
