using NodaTime.Text;

using Payments.Domain.Sessions;

namespace Payments.Domain.Specs.Sessions.Examples;

/// <summary>A story as given/when/then, in the words of the tables and the glossary.</summary>
sealed class Narration
{
    static readonly InstantPattern Time = InstantPattern.CreateWithInvariantCulture("HH:mm:ss.FFFFFFFFF");
    static readonly InstantPattern Day = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss.FFFFFFFFF");

    readonly Instant opened;

    Narration(Instant opened) => this.opened = opened;

    public static string Of(Story story)
    {
        var terms = story.Session.Terms;
        var narration = new Narration(terms.CreatedAt);
        var shown = story.Steps.Map(it => Seen(it.After, it.Command.At))
            .Prepend(Seen(Given.Session(terms).Session, terms.CreatedAt));
        return string.Join('\n', story.Steps
            .Zip(shown, narration.Lines)
            .SelectMany(it => it)
            .Prepend(Line("given", $"a session of {terms.Request.Amount}, opened at {Time.Format(terms.CreatedAt)}, "
                + $"to be paid before {narration.At(terms.Deadline)}"))
            .Append(Line("at last", Standing(story.Session))));
    }

    IEnumerable<string> Lines(Step step, string shownBefore)
    {
        yield return Line("when", $"{At(step.Command.At)} {Asked(step.Command)}");
        foreach (var outcome in Outcomes(step))
            yield return Line("then", outcome);
        foreach (var effect in step.Effects())
            yield return Line("to do", Work(effect));
        if (Seen(step.After, step.Command.At) is var shown && shown != shownBefore)
            yield return Line("shown", shown);
    }

    IEnumerable<string> Outcomes(Step step) =>
        step.Answer.Match(
            Right: events => events.Map(Happened).DefaultIfEmpty("nothing to do"),
            Left: why => Seq1($"refused, {why.Code}"));

    string Asked(PaymentCommand command) =>
        command.Match(
            capture: _ => "the merchant captures",
            cancel: _ => "the merchant cancels",
            expire: _ => "the sweep comes by",
            learn: it => $"the provider says: {Said(it.Fact)}");

    string Said(ProviderFact fact) =>
        fact.Match(
            opened: it => $"order {it.Attempt} is open, asks for {it.Checkout.Quote}, and ends at {At(it.Checkout.ExpiresAt)}",
            refused: it => $"the request for order {it.Attempt} is turned down",
            exists: it => $"order {it.Attempt} is there, but its links are lost",
            closed: it => $"order {it.Attempt} has ended without a payment ({it.How.GetType().Name})",
            paid: it => $"{it.Amount} moved at {At(it.PaidAt.Instant)} for order {it.Attempt} (transaction {it.Transaction})",
            refunded: it => $"money of order {it.Attempt} was given back");

    string Happened(PaymentEvent happened) =>
        happened.Match(
            sessionOpened: _ => "SessionOpened",
            orderRequested: it => $"OrderRequested: order {it.Attempt}, to end at {At(it.Deadline)}",
            checkoutOpened: it => $"CheckoutOpened: order {it.Attempt}",
            orderRefused: it => $"OrderRefused: order {it.Attempt}",
            orderEnded: it => $"OrderEnded: order {it.Attempt}",
            closeRequested: it => $"CloseRequested: {it.Because.GetType().Name}",
            paid: it => $"Paid: {it.Receipt.Amount} by order {it.Receipt.Attempt}",
            surplusReceived: it => $"SurplusReceived: {it.Receipt.Amount}, {Named(it.Anomaly)}",
            anomalyNoted: it => $"AnomalyNoted: {Named(it.Anomaly)}",
            cancelled: it => $"Cancelled: {it.Reason.GetType().Name}",
            expired: it => $"Expired: at {At(it.At)}");

    static string Work(Effect effect) =>
        effect.Match(
            openOrder: it => $"OpenOrder: ask the provider for order {it.Attempt}",
            closeOrder: it => $"CloseOrder: close order {it.Attempt}, and find out how it ended",
            notifyMerchant: it => $"NotifyMerchant: {it.Notice.GetType().Name}");

    static string Named(Anomaly anomaly) =>
        anomaly.Match(
            late: it => $"Late by {DurationPattern.JsonRoundtrip.Format(it.By)}",
            over: it => $"Over by {it.Excess}",
            under: it => $"Under by {it.Shortfall}",
            wrongCurrency: _ => "WrongCurrency",
            afterCancel: _ => "AfterCancel",
            afterExpiry: _ => "AfterExpiry",
            duplicate: _ => "Duplicate",
            endedOrder: _ => "EndedOrder",
            unknownOrder: _ => "UnknownOrder",
            closedAfterPaid: _ => "ClosedAfterPaid",
            refunded: _ => "Refunded");

    static string Seen(PaymentSession session, Instant now) =>
        ClientView.Of(session, now) is var view ? $"{view.Status}, \"{view.Message}\"" : "";

    static string Standing(PaymentSession session) =>
        string.Join("; ", new[] { session.Status.Word }
            .Concat(session.Ledger.Credited.ToSeq().Map(it => $"credited {it.Amount}"))
            .Concat(session.Ledger.Surplus.Map(it => $"surplus {it.Receipt.Amount}"))
            .Concat(session.Ledger.Anomalies.Map(it => $"anomaly {Named(it)}")));

    // The day is told where it is not the one on which the session was opened.
    string At(Instant instant) =>
        (instant.InUtc().Date == opened.InUtc().Date ? Time : Day).Format(instant);

    static string Line(string word, string rest) => $"{word,-7}  {rest}";
}
