using FsCheck.Xunit;

using Payments.Domain.Values;

namespace Payments.Domain.Specs.Values;

[Properties(Arbitrary = [typeof(AnyValue)])]
public class IdsSpec
{
    const string Published = "83a6783c-f5a9-11ee-8831-feb7e1bada9f";

    static string[] Told(string? text) =>
    [
        PaymentId.Create(text).Faults(),
        CustomerId.Create(text).Faults(),
        CorrelationId.Create(text).Faults(),
        BusinessId.Create(text).Faults(),
    ];

    static string[] All(string fault) =>
        [$"id {fault}", $"id {fault}", $"correlation_id {fault}", $"business_id {fault}"];

    [Theory]
    [InlineData(Published)]
    [InlineData("83A6783C-F5A9-11EE-8831-FEB7E1BADA9F")]
    [InlineData("d05e51df-809e-498a-ac3f-7acfc0b5d35d")]
    [InlineData("018f0000-0000-7000-8000-000000000000")]
    [InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff")]
    public void Are_UUIDs_of_any_version_in_either_case(string text) =>
        Assert.Equal(["none", "none", "none", "none"], Told(text));

    [Theory]
    [InlineData("83a6783cf5a911ee8831feb7e1bada9f")]
    [InlineData("{83a6783c-f5a9-11ee-8831-feb7e1bada9f}")]
    [InlineData("(83a6783c-f5a9-11ee-8831-feb7e1bada9f)")]
    [InlineData(" 83a6783c-f5a9-11ee-8831-feb7e1bada9f")]
    [InlineData("83a6783c-f5a9-11ee-8831-feb7e1bada9f\n")]
    [InlineData("83a6783c-f5a9-11ee-8831-feb7e1bada9")]
    [InlineData(" 3a6783c-f5a9-11ee-8831-feb7e1bada9f")]
    [InlineData("0x12345c-f5a9-11ee-8831-feb7e1bada9f")]
    [InlineData("+3a6783c-f5a9-11ee-8831-feb7e1bada9f")]
    [InlineData("83a6783cf-5a9-11ee-8831-feb7e1bada9f")]
    [InlineData("83a6783c-f5a91-1ee-8831-feb7e1bada9f")]
    [InlineData("83a6783c-f5a9-11ee8-831-feb7e1bada9f")]
    [InlineData("83a6783c-f5a9-11ee-8831f-eb7e1bada9f")]
    [InlineData("83a6783c-f5a9-11ee-8831-feb7e1bada9g")]
    [InlineData("83a6783c-f5a9-11ee-8831-feb7e1bada9９")]
    [InlineData("pay_1234567890")]
    public void Are_nothing_else(string text) => Assert.Equal(All("Malformed"), Told(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Must_be_there(string? text) => Assert.Equal(All("Missing"), Told(text));

    [Fact]
    public void Hold_neither_null_characters_nor_halves_of_characters()
    {
        Assert.Equal(All("Malformed"), Told("83a6783c-f5a9-11ee-8831-feb7e1bada9\0"));
        Assert.Equal(All("Malformed"), Told("83a6783c-f5a9-11ee-8831-feb7e1bada9\ud800"));
    }

    [Fact]
    public void Print_in_lower_case_with_dashes()
    {
        var upper = Published.ToUpperInvariant();
        Assert.Equal(
            [Published, Published, Published, Published],
            [
                $"{PaymentId.Create(upper).Lawful()}",
                $"{CustomerId.Create(upper).Lawful()}",
                $"{CorrelationId.Create(upper).Lawful()}",
                $"{BusinessId.Create(upper).Lawful()}",
            ]);
    }

    [SeededProperty]
    public bool Enter_again_as_they_print(
        PaymentId payment, CustomerId customer, CorrelationId correlation, BusinessId business) =>
        PaymentId.Create($"{payment}").Lawful() == payment
        && CustomerId.Create($"{customer}").Lawful() == customer
        && CorrelationId.Create($"{correlation}").Lawful() == correlation
        && BusinessId.Create($"{business}").Lawful() == business
        && PaymentId.From(payment.Value) == payment;
}
