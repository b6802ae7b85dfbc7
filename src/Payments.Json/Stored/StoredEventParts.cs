using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json.Parts;
using Payments.Json.Reading;

using static Payments.Domain.Sessions.PaymentEvent;

namespace Payments.Json.Stored;

/// <summary>
/// Whatever a stored event may consist of. Its type, which may stand behind them, says which parts it needs.
/// </summary>
struct StoredEventParts
{
    Validation<InvalidValue, PaymentTerms>? terms;
    Validation<InvalidValue, long>? attempt;
    Validation<InvalidValue, Instant>? deadline;
    Validation<InvalidValue, Checkout>? checkout;
    Validation<InvalidValue, Because>? because;
    Validation<InvalidValue, Receipt>? receipt;
    Validation<InvalidValue, Anomaly>? anomaly;
    Validation<InvalidValue, CancellationReason>? reason;
    Validation<InvalidValue, Instant>? at;

    public bool TryRead(ref JsonCursor json)
    {
        if (json.Is("terms"u8)) terms = json.Object<PaymentTerms>(StoredTerms.Read);
        else if (json.Is("attempt"u8)) attempt = json.Integer();
        else if (json.Is("deadline"u8)) deadline = json.Value(Times.Create);
        else if (json.Is("checkout"u8)) checkout = json.Object<Checkout>(StoredCheckout.Read);
        else if (json.Is("because"u8)) because = json.Object<Because>(StoredBecause.Read);
        else if (json.Is("receipt"u8)) receipt = json.Object<Receipt>(StoredReceipt.Read);
        else if (json.Is("anomaly"u8)) anomaly = json.Object<Anomaly>(StoredAnomaly.Read);
        else if (json.Is("reason"u8)) reason = json.Object<CancellationReason>(StoredReason.Read);
        else if (json.Is("at"u8)) at = json.Value(Times.Create);
        else return false;

        return true;
    }

    /// <summary>The event of that type, if there is such a type.</summary>
    public readonly Validation<InvalidValue, PaymentEvent>? Make(string type) =>
        type switch
        {
            EventWord.SessionOpened => Terms.Map<PaymentEvent>(it => new SessionOpened(it)),
            EventWord.OrderRequested =>
                (Attempt, Deadline).Apply((order, end) => (PaymentEvent)new OrderRequested(order, end)),
            EventWord.CheckoutOpened =>
                (Attempt, Checkout).Apply((order, opened) => (PaymentEvent)new CheckoutOpened(order, opened)),
            EventWord.OrderRefused => Attempt.Map<PaymentEvent>(it => new OrderRefused(it)),
            EventWord.OrderEnded => Attempt.Map<PaymentEvent>(it => new OrderEnded(it)),
            EventWord.CloseRequested => Because.Map<PaymentEvent>(it => new CloseRequested(it)),
            EventWord.Paid => Receipt.Map<PaymentEvent>(it => new Paid(it)),
            EventWord.SurplusReceived => (Receipt, Anomaly).Apply((money, why) =>
                (PaymentEvent)new SurplusReceived(money, why)),
            EventWord.AnomalyNoted => Anomaly.Map<PaymentEvent>(it => new AnomalyNoted(it)),
            EventWord.Cancelled => (Reason, At).Apply((why, then) => (PaymentEvent)new Cancelled(why, then)),
            EventWord.Expired => At.Map<PaymentEvent>(it => new Expired(it)),
            _ => (Validation<InvalidValue, PaymentEvent>?)null,
        };

    readonly Validation<InvalidValue, PaymentTerms> Terms => terms.Required("terms");

    readonly Validation<InvalidValue, Attempt> Attempt => attempt.RequiredAttempt();

    readonly Validation<InvalidValue, Instant> Deadline => deadline.Required("deadline");

    readonly Validation<InvalidValue, Checkout> Checkout => checkout.Required("checkout");

    readonly Validation<InvalidValue, Because> Because => because.Required("because");

    readonly Validation<InvalidValue, Receipt> Receipt => receipt.Required("receipt");

    readonly Validation<InvalidValue, Anomaly> Anomaly => anomaly.Required("anomaly");

    readonly Validation<InvalidValue, CancellationReason> Reason => reason.Required("reason");

    readonly Validation<InvalidValue, Instant> At => at.Required("at");
}
