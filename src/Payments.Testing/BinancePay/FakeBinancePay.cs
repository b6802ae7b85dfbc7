namespace Payments.Testing.BinancePay;

/// <summary>
/// A Binance Pay that can be broken: a real server on 127.0.0.1 with the merchant API of one merchant, its orders, the
/// customers who pay them, and its signed webhooks.
/// </summary>
/// <remarks>
/// Written from the documentation of the merchant API alone. Nothing happens behind a test's back: time passes when the
/// clock says so, a customer pays when told to, webhooks go out on <see cref="FakeWebhooks.Deliver"/>, and things go
/// wrong as scripted. What was due in the meantime is done before anything else is done or shown. Safe for any number
/// of threads; the same seed makes the same ids.
/// </remarks>
public sealed class FakeBinancePay : IAsyncDisposable
{
    readonly Turns turns;
    readonly OrderBook book = new();
    readonly OrderDesk desk;
    readonly PlatformKeys keys = new();
    readonly WebhookSender sender;
    readonly FakeServer server;

    FakeBinancePay(FakeBinancePaySettings settings)
    {
        var turn = new Lock();
        var timetable = new Timetable();
        var queue = new WebhookQueue();
        var tokens = new Tokens(settings.Seed);
        turns = new Turns(turn, settings.Clock, timetable);
        Credentials = settings.Credentials.IfNone(() => MerchantCredentials.By(tokens));
        desk = new OrderDesk(book, timetable, queue, tokens);
        sender = new WebhookSender(settings.WebhookTimeout);
        Faults = new FaultScript(turn);
        Webhooks = new FakeWebhooks(turns, queue, keys, tokens, sender, settings.WebhookRetryInterval);
        server = new FakeServer(
            turns, timetable, new MerchantApi(settings, Credentials, book, desk, keys), Faults);
    }

    /// <summary>The base address of its API, on a port of its own.</summary>
    public Uri Address => server.Address;

    public MerchantCredentials Credentials { get; }

    /// <summary>What will go wrong with requests.</summary>
    public FaultScript Faults { get; }

    /// <summary>What it tells the merchant, and what will go wrong with that.</summary>
    public FakeWebhooks Webhooks { get; }

    /// <summary>Where webhooks go: <see cref="FakeWebhooks.Address"/>.</summary>
    public Option<Uri> WebhookAddress
    {
        get => Webhooks.Address;
        set => Webhooks.Address = value;
    }

    /// <summary>Whether PAY_CLOSED is sent, as the merchant's portal can switch it. On at the start.</summary>
    public bool PayClosedWebhooks
    {
        get => turns.Take(_ => desk.TellsOfClosing);
        set => turns.Take(_ => desk.TellsOfClosing = value);
    }

    /// <summary>Whether PAY_CLOSED, if it is on, tells of an order that expired as well. Not documented; on.</summary>
    public bool ExpiryWebhooks
    {
        get => turns.Take(_ => desk.TellsOfExpiry);
        set => turns.Take(_ => desk.TellsOfExpiry = value);
    }

    /// <summary>How long on the clock an order stays open after its close was accepted. Zero at first.</summary>
    public Duration CloseDelay
    {
        get => turns.Take(_ => desk.CloseDelay);
        set => turns.Take(_ => desk.CloseDelay = value);
    }

    /// <summary>The keys that "Query certificates" lists; webhooks are signed with the last.</summary>
    public Seq<PublishedCertificate> Certificates => turns.Take(_ => keys.Certificates);

    /// <summary>Every order, in the order in which they were opened.</summary>
    public Seq<FakeOrder> Orders => turns.Take(_ => book.Orders);

    /// <summary>All money that was ever paid, refunded or not.</summary>
    public Seq<FakeCharge> Charges => turns.Take(_ => book.Charges);

    /// <summary>Every request that reached a route, in the order of arrival.</summary>
    public Seq<ReceivedRequest> Requests => server.Received;

    public static async Task<FakeBinancePay> Start(
        FakeBinancePaySettings settings, CancellationToken cancellation = default)
    {
        var fake = new FakeBinancePay(settings);
        await fake.server.Start(cancellation).ConfigureAwait(false);
        return fake;
    }

    /// <summary>What one unit of a fiat currency is worth in USDT, for orders to come. One at the start.</summary>
    public void SetRate(string fiatCurrency, decimal usdt) => turns.Take(_ =>
    {
        desk.SetRate(fiatCurrency, usdt);
        return unit;
    });

    /// <summary>A customer opens the checkout: the order is PENDING, and cannot be closed any more.</summary>
    public bool Begin(string tradeNo) => turns.Take(_ => desk.Begin(tradeNo));

    /// <summary>A customer pays the whole order. False if it cannot be paid, and then nobody was charged.</summary>
    public bool Pay(string tradeNo) => turns.Take(now => desk.Pay(tradeNo, None, now));

    /// <summary>The same with another amount, which Binance would not take: a provider that is out of order.</summary>
    /// <remarks>Queries and webhooks then tell what moved as the order's amount.</remarks>
    public bool Pay(string tradeNo, decimal amount) => turns.Take(now => desk.Pay(tradeNo, amount, now));

    /// <summary>A payment fails for good: the order is ERROR. False if it was not payable.</summary>
    public bool Fail(string tradeNo) => turns.Take(_ => desk.Fail(tradeNo));

    /// <summary>Ends an order as if its time had passed. False if it was not payable.</summary>
    public bool Expire(string tradeNo) => turns.Take(now => desk.Expire(tradeNo, now));

    /// <summary>Gives all of a payment back: FULL_REFUNDED. False if there is nothing to give.</summary>
    public bool Refund(string tradeNo) =>
        turns.Take(now => desk.Refund(tradeNo, FakeOrderStatus.FullRefunded, now));

    /// <summary>Gives a part of it back: REFUNDED, which is not final.</summary>
    public bool RefundPart(string tradeNo) => turns.Take(now => desk.Refund(tradeNo, FakeOrderStatus.Refunded, now));

    /// <summary>Begins to give it back: REFUNDING.</summary>
    public bool BeginRefund(string tradeNo) => turns.Take(now => desk.Refund(tradeNo, FakeOrderStatus.Refunding, now));

    /// <summary>Signs with a new key pair from now on.</summary>
    /// <param name="listsOld">Whether the keys of before can still be asked for.</param>
    public void RotateKey(bool listsOld = true) => turns.Take(_ =>
    {
        keys.Rotate(listsOld);
        return unit;
    });

    /// <summary>Tries each webhook that is due once: <see cref="FakeWebhooks.Deliver"/>.</summary>
    public Task<Seq<WebhookDelivery>> DeliverWebhooks(CancellationToken cancellation = default) =>
        Webhooks.Deliver(cancellation);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync().ConfigureAwait(false);
        sender.Dispose();
        keys.Dispose();
    }
}
