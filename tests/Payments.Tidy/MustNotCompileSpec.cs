namespace Payments.Tidy;

/// <summary>Programs that must not exist. Each is one line that an outsider might write.</summary>
public class MustNotCompileSpec
{
    [Theory]
    // Values come from Create alone.
    [InlineData("new Money(5, Currency.Usd)", "CS1729")]
    [InlineData("new Money()", "CS1729")]
    [InlineData("money with { MinorUnits = -5 }", "CS0200")]
    [InlineData("money with { Currency = Currency.Eur }", "CS0200")]
    [InlineData("new Email(\"a@b.example\")", "CS1729")]
    [InlineData("(Email)\"a@b.example\"", "CS0030")]
    [InlineData("new CheckoutLinks(\"\", \"\", \"\", \"\")", "CS1729")]
    [InlineData("terms with { Request = null! }", "CS0200")]
    [InlineData("money + money", "CS0019")]
    // States come from the decider alone.
    [InlineData("new PaymentSession.Paid(terms, session.Orders, session.Ledger, null!)", "CS1729")]
    [InlineData("new PaymentSession.Pending(terms, session.Orders, session.Ledger, default, null!)", "CS1729")]
    [InlineData("session with { Ledger = null! }", "CS0200")]
    [InlineData("session with { Terms = null! }", "CS0200")]
    [InlineData("new Stage.Opening(Attempt.First)", "CS1729")]
    [InlineData("new Stage.Initialized()", "CS1729")]
    [InlineData("new Ledger(null, default, default)", "CS1729")]
    // Unions are closed, and nobody forgets a case.
    [InlineData("session.Match(pending: _ => 1, paid: _ => 2, cancelled: _ => 3)", "CS1501")]
    [InlineData("0; sealed record Fifth(PaymentSession S) : PaymentSession(S) { public override PaymentStatus Status => PaymentStatus.Paid; } int i => 0", "CS0534")]
    [InlineData("0; sealed record Another(Refusal R) : Refusal(R) { } int i => 0", "CS0534")]
    [InlineData("0; sealed record Another(Stage S) : Stage(S) { } int i => 0", "CS0534")]
    [InlineData("0; sealed record Another(PaymentEvent E) : PaymentEvent(E) { } int i => 0", "CS0534")]
    [InlineData("0; sealed record Another(Instant At) : PaymentCommand(At) { } int i => 0", "CS0534")]
    [InlineData("0; sealed record Another(Attempt A) : ProviderFact(A) { } int i => 0", "CS0534")]
    [InlineData("0; sealed record Another(InvalidValue V) : InvalidValue(V) { } int i => 0", "CS0534")]
    // What a provider has signed comes from the verifier alone.
    [InlineData("new VerifiedNotification(null!, default)", "CS1729")]
    [InlineData("new VerifiedNotification()", "CS1729")]
    [InlineData("verified with { Body = default }", "CS0200")]
    [InlineData("verified with { Nonce = null! }", "CS0200")]
    [InlineData("0; sealed record Forged(VerifiedNotification V) : VerifiedNotification(V) { } int i => 0", "CS0509")]
    [InlineData("VerifiedNotification.Verify(null!, null!, default)", "CS0117")]
    // When the money moved is not when we heard of it.
    [InlineData("new Receipt(Attempt.First, null!, money, money, new ReceivedAt(now), new ReceivedAt(now))", "CS1503")]
    public void Because_the_compiler_refuses(string program, string because) =>
        Assert.Contains(because, Source.ErrorsIn(Outside(program)));

    /// <summary>The control: without it, a missing reference would make every line above pass.</summary>
    [Theory]
    [InlineData("PaymentDecider.Decide(session, new PaymentCommand.Capture(now))")]
    [InlineData("session.Match(pending: _ => 1, paid: _ => 2, cancelled: _ => 3, expired: _ => 4)")]
    [InlineData("Money.Create(5, Currency.Usd)")]
    [InlineData("verified with { }")]
    [InlineData("new Receipt(Attempt.First, null!, money, money, new PaidAt(now), new ReceivedAt(now))")]
    public void And_lawful_programs_compile(string program) => Assert.Empty(Source.ErrorsIn(Outside(program)));

    static string Outside(string program) =>
        $$"""
        using Payments.BinancePay.Webhooks;
        using Payments.Domain.Sessions;
        using Payments.Domain.Values;

        abstract class Outsider
        {
            protected abstract Money money { get; }
            protected abstract PaymentTerms terms { get; }
            protected abstract PaymentSession session { get; }
            protected abstract VerifiedNotification verified { get; }
            protected abstract Instant now { get; }

            object Program => {{program}};
        }
        """;
}
