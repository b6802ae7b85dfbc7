using Payments.Testing;
using Payments.Testing.Laws;

namespace Payments.Juicyway.Specs.Provider;

/// <summary>The provider keeps the laws that the API lets it keep, and breaks the others: docs/guides/juicyway.md.</summary>
public class ProviderLawsSpec
{
    // Neither a request to close, nor an end that the caller sets, nor a time of payment is in any edition.
    static readonly string[] Impossible =
    [
        PaymentProviderLaws.Closes, PaymentProviderLaws.EndsInTime, PaymentProviderLaws.TellsWhenMoneyMoved,
    ];

    public static TheoryData<string> Laws() =>
        new(PaymentProviderLaws.All.Map(it => it.Name).Filter(it => !Impossible.Contains(it)).ToArray());

    public static TheoryData<string> Broken() => new(Impossible);

    [Theory, MemberData(nameof(Laws))]
    public async Task It_keeps(string law)
    {
        await using var shop = await Shop.Start();

        await PaymentProviderLaws.All.Named(law).Check(World(shop), CancellationToken.None);
    }

    [Theory, MemberData(nameof(Broken))]
    public async Task It_cannot_keep(string law)
    {
        await using var shop = await Shop.Start();

        await Assert.ThrowsAsync<LawBroken>(
            () => PaymentProviderLaws.All.Named(law).Check(World(shop), CancellationToken.None));
    }

    [Fact]
    public void The_guide_names_those_that_it_cannot_keep() =>
        Assert.All(Impossible, it => Assert.Contains(it, Payments.Specs.Document.Read("guides/juicyway.md")));

    static ProviderWorld World(Shop shop) =>
        new(
            shop.Provider,
            Shop.Live(Samples.Request(1)),
            shop.Clock.GetCurrentInstant,
            shop.Clock.Advance,
            number =>
            {
                shop.Desk.Status(number.Text, "settled");
                return Task.CompletedTask;
            },
            number => Task.FromResult(shop.Desk.Payments(number.Text) == 0 ? 0 : shop.Desk.Captures(number.Text)));
}
