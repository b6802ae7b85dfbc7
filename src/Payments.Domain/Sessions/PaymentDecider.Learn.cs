using Decision = LanguageExt.Either<
    Payments.Domain.Sessions.Refusal, LanguageExt.Seq<Payments.Domain.Sessions.PaymentEvent>>;

namespace Payments.Domain.Sessions;

// What follows from what the provider says. A fact is never refused: it has happened.
public static partial class PaymentDecider
{
    static Decision Learn(PaymentSession session, PaymentCommand.Learn learn) =>
        learn.Fact.Match(
            (session, learn),
            opened: static (told, it) => OfLastOrder(told.session, told.learn.At, it, Opened),
            refused: static (told, it) => OfLastOrder(told.session, told.learn.At, it, Refused),
            exists: static (told, it) => OfLastOrder(told.session, told.learn.At, it, Exists),
            closed: static (told, it) => Closed(told.session, told.learn.At, it),
            paid: static (told, it) => Paid(told.session, it.HeardAt(told.learn.At)),
            refunded: static (told, _) => Note(told.session, new Anomaly.Refunded()));

    static Decision Opened(PaymentSession.Pending session, Instant at, ProviderFact.Opened fact) =>
        session.Stage.Match(
            fact.Checkout,
            initialized: static (_, _) => NothingToDo,
            opening: static (checkout, it) => Happened(new PaymentEvent.CheckoutOpened(it.Attempt, checkout)),
            awaiting: static (_, _) => NothingToDo,
            closing: static (_, _) => NothingToDo);

    // A refusal of a request is no evidence about an order that is known to exist: an earlier try may have landed.
    static Decision Refused(PaymentSession.Pending session, Instant at, ProviderFact.Refused fact) =>
        session.Stage.Match(
            initialized: _ => NothingToDo,
            opening: it => Happened(new PaymentEvent.OrderRefused(it.Attempt)),
            awaiting: _ => NothingToDo,
            closing: it => it.KnownToExist ? NothingToDo : it.Because.Match(
                cancel: why => Happened(new PaymentEvent.Cancelled(why.Reason, at)),
                deadline: _ => Happened(new PaymentEvent.Expired(at)),
                replace: _ => NothingToDo));

    static Decision Exists(PaymentSession.Pending session, Instant at, ProviderFact.Exists fact) =>
        session.Stage.Match(
            initialized: _ => NothingToDo,
            opening: _ => CloseTo(new Because.Replace()),
            awaiting: _ => NothingToDo,
            closing: _ => NothingToDo);

    static Decision Closed(PaymentSession session, Instant at, ProviderFact.Closed fact) =>
        session is PaymentSession.Paid { Receipt.Attempt: var paid } && paid == fact.Attempt
            ? Note(session, new Anomaly.ClosedAfterPaid())
            : OfLastOrder(session, at, fact, Closed);

    static Decision Closed(PaymentSession.Pending session, Instant at, ProviderFact.Closed fact) =>
        session.Stage.Match(
            initialized: _ => NothingToDo,
            opening: _ => ClosedByProvider(fact.How, at),
            awaiting: _ => ClosedByProvider(fact.How, at),
            closing: it => it.Because.Match(
                cancel: why => Happened(new PaymentEvent.Cancelled(why.Reason, at)),
                deadline: _ => Happened(new PaymentEvent.Expired(at)),
                replace: _ => session.IsLate(at)
                    ? Happened(new PaymentEvent.Expired(at))
                    : Happened(new PaymentEvent.OrderRequested(it.Attempt.Next, session.Deadline))));

    static Decision ClosedByProvider(OrderClosure how, Instant at) =>
        how.Match(
            canceled: _ => Happened(new PaymentEvent.Cancelled(new CancellationReason.ByProvider(), at)),
            expired: _ => Happened(new PaymentEvent.Expired(at)));

    static Decision Note(PaymentSession session, Anomaly anomaly) =>
        Noted(session, anomaly).Match(Some: Happened, None: () => NothingToDo);

    static Option<PaymentEvent> Noted(PaymentSession session, Anomaly anomaly) =>
        session.Ledger.Has(anomaly) ? None : Some<PaymentEvent>(new PaymentEvent.AnomalyNoted(anomaly));

    // A fact about an order that is not the last one, or told to a finished session, changes nothing.
    static Decision OfLastOrder<TFact>(
        PaymentSession session, Instant at, TFact fact, Func<PaymentSession.Pending, Instant, TFact, Decision> decide)
        where TFact : ProviderFact =>
        session is PaymentSession.Pending it && fact.Attempt == it.Orders.LastAttempt
            ? decide(it, at, fact)
            : NothingToDo;
}
