using System.Text.Json.Nodes;

using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Http.Specs.OpenApi;

/// <summary>What the contract lists and limits is what the code lists and limits.</summary>
public class ContractTablesSpec
{
    // Told of no route, but of all at once in the description.
    static readonly IReadOnlyList<string> OfNoRoute = ["method_not_allowed", "route_not_found"];

    [Fact]
    public void Every_currency_that_can_be_paid_in_is_listed() =>
        Assert.Equal(Currency.All.Where(it => it.IsPayable).Select(it => it.Code), Enum("PayableCurrency"));

    [Fact]
    public void Every_country_is_listed() =>
        Assert.Equal(Country.All.Select(it => it.Code), Enum("Country"));

    [Fact]
    public void Every_status_is_listed() =>
        Assert.Equal(PaymentStatus.All.Select(it => it.Word).Order(), Enum("Status"));

    [Theory]
    [InlineData("AddressLine", AddressLine.MaxLength)]
    [InlineData("Place", City.MaxLength)]
    [InlineData("ZipCode", ZipCode.MaxLength)]
    [InlineData("PersonName", PersonName.MaxLength)]
    [InlineData("Email", Email.MaxOctets)]
    [InlineData("DialledNumber", PhoneNumber.MaxTextLength)]
    [InlineData("IpAddress", IpAddress.MaxLength)]
    [InlineData("Reference", Reference.MaxLength)]
    [InlineData("Description", Description.MaxLength)]
    [InlineData("AmountText", Money.MaxTextLength)]
    public void Every_length_is_the_one_in_the_code(string schema, int max) =>
        Assert.Equal(max, Contract.Schema(schema)["maxLength"]!.GetValue<int>());

    [Fact]
    public void Every_other_limit_is_the_one_in_the_code()
    {
        var order = Contract.Schema("Order")["properties"]!;
        var item = Contract.Schema("OrderItem")["properties"]!;

        Assert.Equal(City.MaxLength, Region.MaxLength);
        Assert.Equal(PaymentRequest.MinMinorUnits, Contract.Schema("Amount")["minimum"]!.GetValue<long>());
        Assert.Equal(Money.MaxMinorUnits, Contract.Schema("Amount")["maximum"]!.GetValue<long>());
        Assert.Equal(Order.MaxItems, order["items"]!["maxItems"]!.GetValue<int>());
        Assert.Equal(OrderIdentifier.MaxLength, order["identifier"]!["maxLength"]!.GetValue<int>());
        Assert.Equal(ItemName.MaxLength, item["name"]!["maxLength"]!.GetValue<int>());
        Assert.Contains($"{Metadata.MaxBytes} UTF-8 bytes", $"{Contract.Schema("Metadata")["description"]}");
        Assert.Contains($"{Metadata.MaxDepth} levels", $"{Contract.Schema("Metadata")["description"]}");
    }

    [Fact]
    public void Every_code_of_an_error_is_told_of_a_route() =>
        Assert.Empty(Ours.Except(Told).Except(OfNoRoute));

    [Fact]
    public void No_code_is_told_that_the_code_does_not_have() =>
        Assert.Empty(Told.Except(Ours));

    [Fact]
    public void Every_type_of_an_error_is_listed() =>
        Assert.Equal(
            ErrorsDocument.Rows.Select(it => it.Reply.Type).Distinct().Order(),
            Contract.Schema("Error")["properties"]!["type"]!["enum"]!.AsArray().Select(it => $"{it}"));

    [Fact]
    public void Both_forms_of_an_error_tell_the_same_codes() =>
        Assert.All(Responses, it => Assert.Equal(
            Codes(it["content"]![Contract.Json]!["schema"]!["properties"]!["error"]!),
            Codes(it["content"]![Contract.Problem]!["schema"]!)));

    [Fact]
    public void Every_keyword_of_a_schema_is_one_that_the_specs_check() =>
        Assert.All(Contract.Schemas, it => SchemaCheck.MustKnow(it.Schema));

    static IEnumerable<string> Ours => ErrorsDocument.Rows.Select(it => it.Reply.Code).Distinct();

    static IEnumerable<string> Told =>
        Responses.SelectMany(it => Codes(it["content"]![Contract.Problem]!["schema"]!)).Distinct();

    static IEnumerable<JsonNode> Responses =>
        Contract.Document["components"]!["responses"]!.AsObject().Select(it => it.Value!);

    // Of the one that stands for anything else no code is told.
    static IEnumerable<string> Codes(JsonNode schema) =>
        schema["allOf"]?[1]!["properties"]!["code"] is not { } code ? []
        : code["const"] is { } one ? [$"{one}"]
        : code["enum"]!.AsArray().Select(it => $"{it}");

    static IEnumerable<string> Enum(string schema) =>
        Contract.Schema(schema)["enum"]!.AsArray().Select(it => it!.GetValue<string>());
}
