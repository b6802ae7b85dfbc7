using Payments.Testing;
using Payments.Testing.Laws;

namespace Payments.Host.Specs.Sandbox;

/// <summary>The sandbox keeps every law of a provider.</summary>
public class SandboxLawsSpec
{
    public static TheoryData<string> Laws() => new(PaymentProviderLaws.All.Map(it => it.Name).ToArray());

    [Theory, MemberData(nameof(Laws))]
    public async Task It_keeps(string law)
    {
        using var world = new SandboxWorld();

        await PaymentProviderLaws.All.Named(law).Check(
            new ProviderWorld(
                world.Provider,
                Any.TermsOf(Any.NewPayment()),
                () => world.Now,
                world.Clock.Advance,
                number => world.Pay(number),
                async number => (await world.Provider.Find(number, CancellationToken.None)).Lawful().Count()),
            CancellationToken.None);
    }
}
