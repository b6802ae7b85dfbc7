using Payments.Domain.Sessions;

namespace Payments.Snippets;

static class ReadmeEmbedding
{
    // snippet: embedding
    /// <summary>Tells a session what is wanted and what is known; answers what must now be done outside.</summary>
    public static (PaymentSession Session, Seq<Effect> ToDo) Tell(PaymentSession session, PaymentCommand command) =>
        PaymentDecider.Decide(session, command).Match(
            Right: events => events.Fold((session, Seq<Effect>()), (told, happened) => (
                PaymentDecider.Evolve(told.Item1, happened),
                told.Item2 + PaymentDecider.React(told.Item1, happened))),
            Left: why => throw new InvalidOperationException(why.Code));

    public static string Story(PaymentTerms terms, Checkout checkout, ProviderFact.Paid payment, Instant now)
    {
        var opened = PaymentDecider.Begin(PaymentDecider.Start(terms));

        var (opening, toDo) = Tell(opened, new PaymentCommand.Capture(now)); // toDo: ask the provider for order 1
        var (awaiting, _) = Tell(opening, new PaymentCommand.Learn(now, new ProviderFact.Opened(Attempt.First, checkout)));
        var (paid, toTell) = Tell(awaiting, new PaymentCommand.Learn(now, payment)); // toTell: notify the merchant

        return $"{ClientView.Of(awaiting, now).Message}, then {paid.Status}: {toDo.Head.Key}, {toTell.Head.Key}";
    }
    // end
}
