using Payments.Domain.Values;

namespace Payments.Domain.Specs.Values;

/// <summary>The words of which there are exactly two.</summary>
public class ChoicesSpec
{
    [Theory]
    [InlineData("test", "none")]
    [InlineData("live", "none")]
    [InlineData("Live", "mode Unknown")]
    [InlineData("live ", "mode Unknown")]
    [InlineData("production", "mode Unknown")]
    [InlineData(" ", "mode Missing")]
    [InlineData(null, "mode Missing")]
    public void A_mode_is_test_or_live(string? text, string faults) => Assert.Equal(faults, Mode.Create(text).Faults());

    [Theory]
    [InlineData("individual", "none")]
    [InlineData("business", "none")]
    [InlineData("BUSINESS", "type Unknown")]
    [InlineData("", "type Missing")]
    [InlineData(null, "type Missing")]
    public void A_customer_is_an_individual_or_a_business(string? text, string faults) =>
        Assert.Equal(faults, CustomerKind.Create(text).Faults());

    [Theory]
    [InlineData("digital", "none")]
    [InlineData("physical", "none")]
    [InlineData("Digital", "type Unknown")]
    [InlineData("", "type Missing")]
    [InlineData(null, "type Missing")]
    public void An_item_is_digital_or_physical(string? text, string faults) =>
        Assert.Equal(faults, ItemType.Create(text).Faults());

    [Fact]
    public void Each_prints_as_it_is_written_and_matches_its_own_arm()
    {
        foreach (var text in new[] { "test", "live" })
        {
            var mode = Mode.Create(text).Lawful();
            Assert.Equal((text, text), (mode.ToString(), mode.Match(test: () => "test", live: () => "live")));
        }

        foreach (var text in new[] { "individual", "business" })
        {
            var kind = CustomerKind.Create(text).Lawful();
            Assert.Equal((text, text), (kind.ToString(),
                kind.Match(individual: () => "individual", business: () => "business")));
        }

        foreach (var text in new[] { "digital", "physical" })
        {
            var type = ItemType.Create(text).Lawful();
            Assert.Equal((text, text), (type.ToString(),
                type.Match(digital: () => "digital", physical: () => "physical")));
        }
    }

    [Fact]
    public void Named_ones_are_equal_to_created_ones()
    {
        Assert.Equal((Mode.Test, Mode.Live), (Mode.Create("test").Lawful(), Mode.Create("live").Lawful()));
        Assert.Equal(CustomerKind.Individual, CustomerKind.Create("individual").Lawful());
        Assert.Equal(CustomerKind.Business, CustomerKind.Create("business").Lawful());
        Assert.Equal(ItemType.Digital, ItemType.Create("digital").Lawful());
        Assert.Equal(ItemType.Physical, ItemType.Create("physical").Lawful());
        Assert.NotEqual(Mode.Test, Mode.Live);
    }
}
