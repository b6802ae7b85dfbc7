using System.Diagnostics;

using FsCheck.Xunit;

using Payments.Domain.Values;

namespace Payments.Domain.Specs.Values;

/// <summary>Nothing that comes in makes a value throw, or work for longer than reading it takes.</summary>
[Properties(Arbitrary = [typeof(AnyValue)])]
public class HostileInputSpec
{
    const int Million = 1_000_000;

    static readonly Func<string?, string>[] Doors =
    [
        it => Currency.Create(it).Faults(),
        it => Country.Create(it).Faults(),
        it => Money.Create(it, Currency.Usd).Faults(),
        it => Email.Create(it).Faults(),
        it => PhoneNumber.Create(it).Faults(),
        it => IpAddress.Create(it).Faults(),
        it => Reference.Create(it).Faults(),
        it => Description.Create(it).Faults(),
        it => PersonName.Create(it).Faults(),
        it => BillingAddress.Create(it, it, it, it, it, it).Faults(),
        it => PaymentId.Create(it).Faults(),
        it => Mode.Create(it).Faults(),
        it => OrderItem.Create(it, it).Faults(),
        it => Order.Create(it, null).Faults(),
        it => Metadata.Create(it).Faults(),
        it => KnownHosts.Create(it ?? "").Faults(),
        it => CheckoutLinks.Create(it, it, it, it, KnownHosts.Any).Faults(),
    ];

    [Theory]
    [InlineData("a")]
    [InlineData("0")]
    [InlineData(" ")]
    [InlineData("\u200b")]
    [InlineData("a.")]
    [InlineData("@")]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("\\")]
    [InlineData("\\ud83d")]
    [InlineData("😀")]
    [InlineData(":")]
    [InlineData("&")]
    [InlineData("https://a/")]
    public void A_million_characters_are_refused_at_once(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, Million / piece.Length));
        var watch = Stopwatch.StartNew();
        foreach (var door in Doors)
            Assert.NotEqual("none", door(text));

        // Reading a million characters a few times takes milliseconds; anything quadratic would take minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    [SeededProperty]
    public bool Every_text_is_answered(Wild wild) => Doors.All(door => door(wild.Text).Length > 0);

    [Fact]
    public void Nothing_is_answered_too() => Assert.All(Doors, door => Assert.NotEqual("none", door(null)));
}
