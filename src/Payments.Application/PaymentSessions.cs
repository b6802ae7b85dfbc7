using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Application;

/// <summary>A session and how it looks at one moment.</summary>
public sealed record Seen(PaymentSession Session, ClientView View);

/// <summary>What an app does with payment sessions: open, capture, cancel, read.</summary>
public sealed class PaymentSessions(
    ISessionStore store,
    SessionLoop loop,
    IPaymentProviders providers,
    EffectDispatch dispatch,
    IClock clock,
    ShellSettings settings)
{
    /// <summary>Opens a session over what the merchant asks to collect.</summary>
    public Task<Either<NotHandled, Seen>> Open(
        KeyHolder holder, PaymentRequest request, CancellationToken cancellation) =>
        Open(holder, request, PaymentId.From(settings.NewId()), cancellation);

    /// <summary>
    /// Opens a session under an id that was set aside for this request. If it was opened before, and only its answer
    /// was lost, it is that session.
    /// </summary>
    public async Task<Either<NotHandled, Seen>> Open(
        KeyHolder holder, PaymentRequest request, PaymentId id, CancellationToken cancellation)
    {
        var opened = await Terms(holder, request, id).Match(
            Succ: terms => loop.Open(terms, cancellation),
            Fail: faults => throw new InvalidOperationException($"The settings are not lawful: {faults.Head.Code}"))
            .ConfigureAwait(false);
        return opened.Map(it => See(it.Session));
    }

    /// <summary>
    /// Asks for an order that the customer can pay, and waits for its links, for at most
    /// <see cref="ShellSettings.CapturePatience"/>. Safe to repeat: there is never a second order for it (S11).
    /// </summary>
    public async Task<Either<NotHandled, Seen>> Capture(SessionKey key, CancellationToken cancellation)
    {
        if (providers.For(key.Mode).IsNone)
            return await WithoutProvider(key, cancellation).ConfigureAwait(false);

        var capture = new PaymentCommand.Capture(loop.Now);
        var handled = await loop.Handle(key, capture, None, cancellation).ConfigureAwait(false);
        return handled.Case switch
        {
            Handled done => await Links(key, done, cancellation).ConfigureAwait(false),
            NotHandled why => why,
            _ => new NotHandled.NoSuchSession(),
        };
    }

    /// <summary>Calls a session off. While its order is being closed the session is still pending.</summary>
    public async Task<Either<NotHandled, Seen>> Cancel(
        SessionKey key, Option<Description> note, CancellationToken cancellation)
    {
        var cancel = new PaymentCommand.Cancel(loop.Now, new CancellationReason.ByMerchant(note));
        var handled = await loop.Handle(key, cancel, None, cancellation).ConfigureAwait(false);
        return handled.Map(it =>
        {
            _ = dispatch.Start(it.Claimed);
            return See(it.Session);
        });
    }

    public async Task<Either<NotHandled, Seen>> Read(SessionKey key, CancellationToken cancellation)
    {
        var history = await History(key, cancellation).ConfigureAwait(false);
        return history.Map(it => See(it.Fold()));
    }

    /// <summary>Everything that happened to a session, in order.</summary>
    public async Task<Either<NotHandled, StoredSession>> History(SessionKey key, CancellationToken cancellation)
    {
        var loaded = await store.Load(key, cancellation).ConfigureAwait(false);
        return loaded.Match(
            Right: found => found.Match<Either<NotHandled, StoredSession>>(
                Some: it => it,
                None: () => new NotHandled.NoSuchSession()),
            Left: fault => new NotHandled.StoreFailed(fault));
    }

    Seen See(PaymentSession session) => new(session, ClientView.Of(session, clock.Now()));

    // Effects run on whatever becomes of this request; here we only wait for what they lead to.
    async Task<Either<NotHandled, Seen>> Links(SessionKey key, Handled captured, CancellationToken cancellation)
    {
        var effects = dispatch.Start(captured.Claimed);
        var until = loop.Now + settings.CapturePatience;
        var seen = See(captured.Session);
        while (IsPreparing(seen) && loop.Now < until)
        {
            await SomethingToSee(effects, until, cancellation).ConfigureAwait(false);
            var read = await Read(key, cancellation).ConfigureAwait(false);
            if (read.Case is NotHandled why)
                return why;
            seen = (Seen)read.Case;
        }

        return Answer(seen);
    }

    // The effects of this node, or a look whether another node is done.
    async Task SomethingToSee(Task effects, Instant until, CancellationToken cancellation)
    {
        var rest = until - loop.Now;
        var look = Duration.Max(Duration.FromMilliseconds(1), Duration.Min(settings.CaptureLook, rest));
        var delay = Task.Delay(look.ToTimeSpan(), cancellation);
        await (effects.IsCompleted ? delay : Task.WhenAny(effects, delay)).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
    }

    Either<NotHandled, Seen> Answer(Seen seen) =>
        seen.View.Links.IsSome ? seen
        : IsPreparing(seen) ? new NotHandled.StillPreparing(settings.RetryAfter)
        : PaymentDecider.Decide(seen.Session, new PaymentCommand.Capture(loop.Now)).Match<Either<NotHandled, Seen>>(
            Left: why => new NotHandled.Refused(why),
            Right: _ => IsUsedUp(seen.Session)
                ? new NotHandled.StillPreparing(settings.RetryAfter)
                : new NotHandled.OrderRefused());

    // The customer was quick and paid too little: nobody refused anything, and the next capture asks for another order.
    static bool IsUsedUp(PaymentSession session) =>
        session.Ledger.Surplus.Exists(it => it.Receipt.Attempt == session.Orders.LastAttempt);

    static bool IsPreparing(Seen seen) =>
        seen.Session is PaymentSession.Pending { Stage: Stage.Opening or Stage.Closing { Because: Because.Replace } };

    // What the rules refuse is refused all the same; only what they allow needs a provider.
    async Task<Either<NotHandled, Seen>> WithoutProvider(SessionKey key, CancellationToken cancellation)
    {
        var read = await Read(key, cancellation).ConfigureAwait(false);
        return read.Bind(seen =>
            PaymentDecider.Decide(seen.Session, new PaymentCommand.Capture(loop.Now)).Match<Either<NotHandled, Seen>>(
                Left: why => new NotHandled.Refused(why),
                Right: _ => new NotHandled.NoProvider(key.Mode)));
    }

    Validation<InvalidValue, PaymentTerms> Terms(KeyHolder holder, PaymentRequest request, PaymentId id) =>
        PaymentWindow.Create(settings.Lifetime, LongestOrderLife(holder.Mode)).Bind(window => PaymentTerms.Create(
            id,
            CorrelationId.From(settings.NewId()),
            holder.Business,
            holder.Mode,
            request,
            clock.Now(),
            window));

    Duration LongestOrderLife(Mode mode) =>
        providers.For(mode).Match(Some: it => it.LongestOrderLife, None: () => settings.Lifetime);
}
