using Payments.Domain.Values;
using Payments.Json.Parts;
using Payments.Json.Reading;

namespace Payments.Json.Client;

/// <summary>The members of a payment, gathered one by one, wherever the server has put them.</summary>
struct PaymentFields
{
    Validation<InvalidValue, long>? amount;
    Validation<InvalidValue, long>? amountPaid;
    Validation<InvalidValue, string>? reason;
    Validation<InvalidValue, Currency>? currency;
    Validation<InvalidValue, Instant>? date;
    Validation<InvalidValue, RemotePaymentId>? id;
    Validation<InvalidValue, Mode>? mode;
    Validation<InvalidValue, Reference>? reference;

    public Validation<InvalidValue, StatusWord>? Status;

    /// <summary>The reference alone, which may be right where the rest is not.</summary>
    public readonly Option<string> Name =>
        reference is { } given ? given.ToOption().Map(it => it.Text) : None;

    /// <summary>Takes the member, if it is one of a payment.</summary>
    public bool Take(ref JsonCursor json)
    {
        if (json.Is("amount"u8)) amount = json.Integer();
        else if (json.Is("amount_paid"u8)) amountPaid = json.Integer();
        else if (json.Is("cancellation_reason"u8)) reason = json.Value(Words.Create);
        else if (json.Is("currency"u8)) currency = json.Value(Currency.Create);
        else if (json.Is("date"u8)) date = json.Value(Times.Create);
        else if (json.Is("id"u8)) id = json.Value(RemotePaymentId.Create);
        else if (json.Is("mode"u8)) mode = json.Value(Mode.Create);
        else if (json.Is("reference"u8)) reference = json.Value(Reference.Create);
        else if (json.Is("status"u8)) Status = json.Value(Word);
        else return false;
        return true;
    }

    public readonly Validation<InvalidValue, RemotePayment> Whole()
    {
        var parts = new Gathered();
        var (minorUnits, unit) = (parts.Take(amount.Required("amount")), parts.Take(currency.Required("currency")));
        var money = parts.IsWhole ? parts.Take(Money.Create(minorUnits, unit)) : null;
        var paid = parts.Take(amountPaid.Optional("amount_paid"));
        var received = parts.IsWhole ? parts.Take(In(unit, paid).Under("amount_paid")) : None;
        var why = parts.Take(reason.Optional("cancellation_reason")).Bind(Words.IfAny);
        var opened = parts.Take(date.Optional("date"));
        var which = parts.Take(id.Required("id"));
        var real = parts.Take(mode.Optional("mode"));
        var name = parts.Take(reference.Required("reference"));
        var word = parts.Take(Status.Required("status"));
        return parts.Whole(new RemotePayment(which, money!, name, word, real, opened, received, why));
    }

    static Validation<InvalidValue, Option<Money>> In(Currency unit, Option<long> minorUnits) =>
        minorUnits.Match(Some: it => Money.Create(it, unit).Map(Some), None: () => Option<Money>.None);

    // Upper and lower case are the same: a word is understood, or it is not.
    static Validation<InvalidValue, StatusWord> Word(string? text) => StatusWord.Create(text?.ToLowerInvariant());
}
