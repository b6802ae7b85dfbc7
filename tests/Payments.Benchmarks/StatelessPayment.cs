using Payments.Domain.Sessions;
using Payments.Domain.Values;

using Stateless;

namespace Payments.Benchmarks;

/// <summary>
/// The same life cycle as a team would write it with the Stateless library: configured once, its state in a row that
/// belongs to somebody else.
/// </summary>
/// <remarks>
/// It keeps what the transition needs and no more: no ledger, no lateness, no orders but the last. What it does not do
/// is in its favour.
/// </remarks>
public sealed class StatelessPayment
{
    readonly StateMachine<State, Trigger> machine;
    readonly StateMachine<State, Trigger>.TriggerWithParameters<Instant> capture;
    readonly StateMachine<State, Trigger>.TriggerWithParameters<Checkout> opened;
    readonly StateMachine<State, Trigger>.TriggerWithParameters<Receipt> paid;

    public StatelessPayment()
    {
        machine = new(() => Row.State, state => Row.State = state);
        capture = machine.SetTriggerParameters<Instant>(Trigger.Capture);
        opened = machine.SetTriggerParameters<Checkout>(Trigger.Opened);
        paid = machine.SetTriggerParameters<Receipt>(Trigger.Paid);

        machine.Configure(State.Initialized)
            .Permit(Trigger.Cancel, State.Cancelled)
            .Permit(Trigger.Expire, State.Expired)
            .PermitIf(capture, State.Opening, at => at < Row.Deadline);

        machine.Configure(State.Opening)
            .OnEntryFrom(capture, at => (Row.Attempt, Row.Deadline) = (Row.Attempt + 1, at + Row.Lifetime))
            .Permit(Trigger.Refused, State.Initialized)
            .Permit(Trigger.Cancel, State.Closing)
            .Permit(Trigger.Expire, State.Closing)
            .Permit(opened.Trigger, State.Awaiting);

        machine.Configure(State.Awaiting)
            .OnEntryFrom(opened, checkout => (Row.Quote, Row.Checkout) = (checkout.Quote, checkout))
            .Permit(Trigger.Cancel, State.Closing)
            .Permit(Trigger.Expire, State.Closing)
            .PermitIf(paid, State.Paid, receipt => receipt.Amount.Covers(Row.Quote!));

        machine.Configure(State.Closing)
            .Permit(Trigger.Closed, State.Cancelled)
            .PermitIf(paid, State.Paid, receipt => receipt.Amount.Covers(Row.Quote!));

        machine.Configure(State.Paid)
            .OnEntryFrom(paid, receipt => Row.Credited = receipt);
    }

    public StatelessRow Row { get; set; } = new();

    public void Capture(Instant at) => machine.Fire(capture, at);

    public void Opened(Checkout checkout) => machine.Fire(opened, checkout);

    public void Paid(ProviderFact.Paid fact, Instant at) => machine.Fire(
        paid,
        new(fact.Attempt, fact.Transaction, fact.Amount, fact.OrderTotal, fact.PaidAt, new ReceivedAt(at)));

    public enum State
    {
        Initialized,
        Opening,
        Awaiting,
        Closing,
        Paid,
        Cancelled,
        Expired,
    }

    enum Trigger
    {
        Capture,
        Opened,
        Refused,
        Paid,
        Closed,
        Cancel,
        Expire,
    }
}

/// <summary>What the library keeps outside of its machine: a row, as an object mapper would load it.</summary>
public sealed class StatelessRow
{
    public StatelessPayment.State State { get; set; }

    public int Attempt { get; set; }

    public Instant Deadline { get; set; }

    public Duration Lifetime { get; set; }

    public Money? Quote { get; set; }

    public Checkout? Checkout { get; set; }

    public Receipt? Credited { get; set; }
}
