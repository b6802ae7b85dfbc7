using NodaTime.Testing;

using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing;

namespace Payments.Application.Specs.World;

/// <summary>Two nodes over one store, a provider, a merchant and a clock that only the test moves.</summary>
public sealed class Town : IPaymentProviders
{
    public static readonly Duration Lease = Duration.FromSeconds(30);

    public static readonly Duration Lifetime = Duration.FromHours(2);

    int ids;

    public Town(Func<ShellSettings, ShellSettings>? change = null)
    {
        Provider = new ScriptedProvider(Clock);
        Store = new FaultyStore(Memory, Memory);
        A = Node("a", change ?? (it => it));
        B = Node("b", change ?? (it => it));
    }

    public FakeClock Clock { get; } = new(Given.Noon);

    public MemoryStore Memory { get; } = new();

    public FaultyStore Store { get; }

    public ScriptedProvider Provider { get; }

    public ToldMerchant Merchant { get; } = new();

    public Alarms Alarms { get; } = new();

    public Node A { get; }

    public Node B { get; }

    public Instant Now => Clock.GetCurrentInstant();

    // Live has no provider here.
    public Option<IPaymentProvider> For(Mode mode) =>
        mode.Match(test: () => Some<IPaymentProvider>(Provider), live: () => None);

    public async Task<SessionKey> Open(KeyHolder? holder = null)
    {
        var opened = await A.Sessions.Open(holder ?? Given.Shop, Given.Request($"ref-{ids}"), CancellationToken.None);
        return SessionKey.Of(opened.Right().Session.Terms);
    }

    /// <summary>A session whose order is open and whose links are known.</summary>
    public async Task<SessionKey> OpenAndCapture()
    {
        var key = await Open();
        await Capture(key);
        return key;
    }

    /// <summary>Captures at node A, and lets what follows from it end.</summary>
    public async Task<Either<NotHandled, Seen>> Capture(SessionKey key)
    {
        // The town's clock stands still, so only this ends the wait of a patient capture that nobody serves.
        using var longEnough = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var answer = await A.Sessions.Capture(key, longEnough.Token);
        await A.Idle();
        return answer;
    }

    public async Task<Either<NotHandled, Seen>> Cancel(SessionKey key)
    {
        var answer = await A.Sessions.Cancel(key, Given.NoNote, CancellationToken.None);
        await A.Idle();
        return answer;
    }

    /// <summary>The provider's message about money reaches node A.</summary>
    public Task<Either<NotHandled, Handled>> Hear(SessionKey key, ProviderFact fact) =>
        A.Loop.Handle(key, new PaymentCommand.Learn(A.Loop.Now, fact), None, CancellationToken.None);

    public async Task<Seen> See(SessionKey key) => (await A.Sessions.Read(key, CancellationToken.None)).Right();

    /// <summary>What happened so far, as in <c>SessionOpened OrderRequested(1)</c>.</summary>
    public async Task<string> History(SessionKey key)
    {
        var stored = await Memory.Load(key, CancellationToken.None);
        return stored.IfLeft(None).Match(
            Some: it => string.Join(' ', it.History.Map(recorded => Told(recorded.Event))),
            None: () => "nothing");
    }

    /// <summary>Nothing is left to do, neither now nor after any wait.</summary>
    public async Task<bool> IsAllDone()
    {
        var endOfTime = Given.Noon + Duration.FromDays(1000);
        var lease = new Lease("auditor", endOfTime, endOfTime);
        var orders = await Memory.Claim(new Lane.Provider(), lease, 10, CancellationToken.None);
        var notices = await Memory.Claim(new Lane.Merchant(), lease, 10, CancellationToken.None);
        return orders.Right().IsEmpty && notices.Right().IsEmpty;
    }

    static string Told(PaymentEvent happened) =>
        happened switch
        {
            PaymentEvent.OrderRequested it => $"OrderRequested({it.Attempt})",
            PaymentEvent.CloseRequested it => $"CloseRequested({it.Because.GetType().Name})",
            PaymentEvent.SurplusReceived it => $"SurplusReceived({it.Anomaly.GetType().Name})",
            PaymentEvent.AnomalyNoted it => $"AnomalyNoted({it.Anomaly.GetType().Name})",
            _ => happened.GetType().Name,
        };

    // No dice, ids that count, and no waiting: a capture answers at once whatever is known then.
    Node Node(string name, Func<ShellSettings, ShellSettings> change) =>
        new(Store, this, Merchant, Clock, Alarms, change(new ShellSettings
        {
            Node = name,
            Lifetime = Lifetime,
            Lease = Lease,
            CapturePatience = Duration.Zero,
            NewId = () => new Guid(Interlocked.Increment(ref ids), 0, 0, new byte[8]),
            Roll = below => below / 2,
        }));
}
