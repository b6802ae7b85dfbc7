using NodaTime.Testing;

using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Application.Specs.World;

/// <summary>What goes wrong with one request for an order.</summary>
public enum OpenFault { LostOnTheWay, ReplyLost, TurnedDown, ActsLate, NodeDies, NodeDiesAndItActsLate }

/// <summary>What goes wrong with one query. "Not found" of an order that exists: the provider has lost it.</summary>
public enum QueryFault { Unknown, NotFound, NodeDies }

/// <summary>What goes wrong with one request to close an order.</summary>
public enum CloseFault { LostOnTheWay, ReplyLost, TurnedDown, CannotClose, OnlyAccepted, PaidMeanwhile, NodeDies }

public enum OrderState { Open, Paid, Closed, Expired }

/// <summary>One order as the provider knows it, whatever anybody else was told.</summary>
public sealed class ProviderOrder(OrderNumber number, Money quote, Instant deadline)
{
    public OrderNumber Number { get; } = number;

    public Money Quote { get; } = quote;

    public Instant Deadline { get; } = deadline;

    public OrderState State { get; set; } = OrderState.Open;

    public Option<QueryAnswer.Paid> Payment { get; set; }
}

/// <summary>A provider in memory: it keeps its own truth, and fails as the test says, call by call.</summary>
/// <remarks>
/// A number is used once, whatever became of its order. A request never acts after its validity; one that is told to
/// act late does so at the last moment. Time is the test's clock.
/// </remarks>
public sealed class ScriptedProvider(FakeClock clock) : IPaymentProvider
{
    public static readonly Duration OrderLife = Duration.FromHours(1);
    public static readonly Duration Validity = Duration.FromSeconds(10);

    static readonly OpenAnswer NoAnswer = new OpenAnswer.Unknown();

    readonly Lock turn = new();
    readonly Dictionary<OrderNumber, ProviderOrder> orders = [];
    readonly List<(Instant At, Action Act)> underWay = [];
    readonly Queue<OpenFault> openFaults = new();
    readonly Queue<QueryFault> queryFaults = new();
    readonly Queue<CloseFault> closeFaults = new();
    readonly List<string> calls = [];

    public Duration LongestOrderLife => OrderLife;

    public Duration RequestValidity => Validity;

    /// <summary>What happens elsewhere while a request is on its way, or its answer is on the way back.</summary>
    public Func<Task> BeforeActing { get; set; } = () => Task.CompletedTask;

    public Func<Task> BeforeAnswering { get; set; } = () => Task.CompletedTask;

    /// <summary>Every call, as in <c>open 1, query 1</c>.</summary>
    public string Calls
    {
        get
        {
            lock (turn)
                return string.Join(", ", calls);
        }
    }

    /// <summary>In the order of their attempts.</summary>
    public ProviderOrder[] Orders
    {
        get
        {
            lock (turn)
            {
                ActLate();
                return orders.Values.OrderBy(it => it.Number.Attempt).ToArray();
            }
        }
    }

    public ScriptedProvider Next(params OpenFault[] faults) => Script(openFaults, faults);

    public ScriptedProvider Next(params QueryFault[] faults) => Script(queryFaults, faults);

    public ScriptedProvider Next(params CloseFault[] faults) => Script(closeFaults, faults);

    /// <summary>Nothing goes wrong from now on.</summary>
    public void Heal()
    {
        openFaults.Clear();
        queryFaults.Clear();
        closeFaults.Clear();
        (BeforeActing, BeforeAnswering) = (() => Task.CompletedTask, () => Task.CompletedTask);
    }

    /// <summary>The customer pays whatever order is open, in full unless something is to be missing.</summary>
    public bool Pay(long missing = 0)
    {
        lock (turn)
        {
            ActLate();
            var open = orders.Values.FirstOrDefault(it => it.State == OrderState.Open);
            if (open is not null)
                Pay(open, missing);
            return open is not null;
        }
    }

    /// <summary>Every paid order is refunded, outside of our API.</summary>
    public void Refund()
    {
        lock (turn)
        {
            foreach (var order in orders.Values)
                order.Payment = order.Payment.Map(it => it with { Refunded = true });
        }
    }

    /// <summary>The provider closes an order of its own accord.</summary>
    public void CloseAll() => EndOpen(_ => true, OrderState.Closed);

    /// <summary>The provider notices which orders nobody paid in time. It may take its time over that.</summary>
    public void Expire() => EndOpen(it => it.Deadline <= clock.GetCurrentInstant(), OrderState.Expired);

    public async Task<OpenAnswer> Open(
        OrderNumber number,
        PaymentTerms terms,
        Instant deadline,
        Instant notAfter,
        CancellationToken cancellation)
    {
        var sent = Called("open", number);
        if (sent + Validity > notAfter)
            return NoAnswer;
        await Interrupted(BeforeActing);
        OpenAnswer answer;
        lock (turn)
            answer = Open(Take(openFaults), sent, new ProviderOrder(number, terms.Request.Amount, deadline));
        await Interrupted(BeforeAnswering);
        return answer;
    }

    public async Task<QueryAnswer> Query(OrderNumber number, CancellationToken cancellation)
    {
        Called("query", number);
        await Interrupted(BeforeActing);
        QueryAnswer answer;
        lock (turn)
            answer = Query(Take(queryFaults), number);
        await Interrupted(BeforeAnswering);
        return answer;
    }

    public async Task<CloseAnswer> Close(OrderNumber number, Instant notAfter, CancellationToken cancellation)
    {
        var sent = Called("close", number);
        if (sent + Validity > notAfter)
            return new CloseAnswer.Unknown();
        await Interrupted(BeforeActing);
        CloseAnswer answer;
        lock (turn)
            answer = Close(Take(closeFaults), sent, number);
        await Interrupted(BeforeAnswering);
        return answer;
    }

    OpenAnswer Open(OpenFault? fault, Instant sent, ProviderOrder order)
    {
        ActLate();
        switch (fault)
        {
            case OpenFault.LostOnTheWay:
                return NoAnswer;
            case OpenFault.TurnedDown:
                return new OpenAnswer.Refused("turned_down");
            case OpenFault.ReplyLost:
                Create(sent, order);
                return NoAnswer;
            case OpenFault.ActsLate:
                CreateLate(sent, order);
                return NoAnswer;
            case OpenFault.NodeDiesAndItActsLate:
                CreateLate(sent, order);
                throw new OperationCanceledException();
            case OpenFault.NodeDies:
                Create(sent, order);
                throw new OperationCanceledException();
            default:
                return Create(sent, order);
        }
    }

    OpenAnswer Create(Instant sent, ProviderOrder order) =>
        IsTooOld(sent) ? new OpenAnswer.Refused("request_too_old")
        : order.Deadline <= clock.GetCurrentInstant() ? new OpenAnswer.Refused("deadline_passed")
        : !orders.TryAdd(order.Number, order) ? new OpenAnswer.Refused("duplicate_number")
        : new OpenAnswer.Opened(new Checkout(order.Quote, Given.Links(order.Number), order.Deadline));

    void CreateLate(Instant sent, ProviderOrder order)
    {
        if (!IsTooOld(sent) && sent + Validity < order.Deadline)
            underWay.Add((sent + Validity, () => orders.TryAdd(order.Number, order)));
    }

    QueryAnswer Query(QueryFault? fault, OrderNumber number)
    {
        ActLate();
        return fault switch
        {
            QueryFault.Unknown => new QueryAnswer.Unknown(),
            QueryFault.NotFound => new QueryAnswer.NotFound(),
            QueryFault.NodeDies => throw new OperationCanceledException(),
            _ => orders.TryGetValue(number, out var order) ? StateOf(order) : new QueryAnswer.NotFound(),
        };
    }

    static QueryAnswer StateOf(ProviderOrder order) =>
        order.State switch
        {
            OrderState.Paid => order.Payment.Match<QueryAnswer>(it => it, () => new QueryAnswer.Unknown()),
            OrderState.Closed => new QueryAnswer.Closed(new OrderClosure.Canceled()),
            OrderState.Expired => new QueryAnswer.Closed(new OrderClosure.Expired()),
            _ => new QueryAnswer.Payable(),
        };

    CloseAnswer Close(CloseFault? fault, Instant sent, OrderNumber number)
    {
        ActLate();
        switch (fault)
        {
            case CloseFault.LostOnTheWay:
                return new CloseAnswer.Unknown();
            case CloseFault.TurnedDown:
                return new CloseAnswer.Refused("turned_down");
            case CloseFault.CannotClose:
                return new CloseAnswer.CannotClose();
            case CloseFault.OnlyAccepted:
                return new CloseAnswer.Accepted();
            case CloseFault.PaidMeanwhile:
                OpenOne(number).Iter(it => Pay(it, 0));
                return new CloseAnswer.Accepted();
            case CloseFault.ReplyLost:
                CloseOne(sent, number);
                return new CloseAnswer.Unknown();
            case CloseFault.NodeDies:
                CloseOne(sent, number);
                throw new OperationCanceledException();
            default:
                return CloseOne(sent, number);
        }
    }

    CloseAnswer CloseOne(Instant sent, OrderNumber number) =>
        IsTooOld(sent)
            ? new CloseAnswer.Refused("request_too_old")
            : OpenOne(number).Match<CloseAnswer>(
                Some: it =>
                {
                    it.State = OrderState.Closed;
                    return new CloseAnswer.Accepted();
                },
                None: () => new CloseAnswer.Refused("not_open"));

    Option<ProviderOrder> OpenOne(OrderNumber number) =>
        orders.TryGetValue(number, out var order) && order.State == OrderState.Open ? Some(order) : None;

    void Pay(ProviderOrder order, long missing)
    {
        var amount = Money.Create(order.Quote.MinorUnits - missing, order.Quote.Currency).Lawful();
        var transaction = TransactionId.Create($"tx-{order.Number.Attempt}").Lawful();
        order.State = OrderState.Paid;
        order.Payment = new QueryAnswer.Paid(
            transaction, amount, order.Quote, new PaidAt(clock.GetCurrentInstant()), Refunded: false);
    }

    void EndOpen(Func<ProviderOrder, bool> which, OrderState how)
    {
        lock (turn)
        {
            ActLate();
            foreach (var order in orders.Values.Where(it => it.State == OrderState.Open && which(it)))
                order.State = how;
        }
    }

    // What was on its way arrives, as late as it may.
    void ActLate()
    {
        var now = clock.GetCurrentInstant();
        foreach (var (_, act) in underWay.Where(it => it.At <= now))
            act();
        underWay.RemoveAll(it => it.At <= now);
    }

    bool IsTooOld(Instant sent) => clock.GetCurrentInstant() > sent + Validity;

    Instant Called(string what, OrderNumber number)
    {
        lock (turn)
            calls.Add($"{what} {number.Attempt}");
        return clock.GetCurrentInstant();
    }

    static Task Interrupted(Func<Task> by) => by();

    static TFault? Take<TFault>(Queue<TFault> faults) where TFault : struct =>
        faults.TryDequeue(out var fault) ? fault : null;

    ScriptedProvider Script<TFault>(Queue<TFault> script, TFault[] faults)
    {
        foreach (var fault in faults)
            script.Enqueue(fault);
        return this;
    }
}
