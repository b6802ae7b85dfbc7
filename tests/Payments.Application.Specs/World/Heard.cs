using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Application.Specs.World;

/// <summary>Facts about money that a test tells.</summary>
static class Heard
{
    /// <summary>A payment for an order that was never asked for: another one each time.</summary>
    public static ProviderFact OfNobody(int number) => Paid(99, $"stranger-{number}", 1);

    public static ProviderFact Paid(int attempt, string transaction, long minorUnits) =>
        new ProviderFact.Paid(
            new Attempt(attempt),
            TransactionId.Create(transaction).Lawful(),
            Money.Create(minorUnits, Currency.Usd).Lawful(),
            Money.Create(100, Currency.Usd).Lawful(),
            new PaidAt(Given.Noon));
}
