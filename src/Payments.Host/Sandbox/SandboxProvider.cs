using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Host.Sandbox;

/// <summary>
/// A payment provider for use without an account: it opens, expires, closes and settles orders, and no money moves.
/// </summary>
/// <remarks>
/// <para>
/// It speaks as Binance Pay does: the same four links, the same codes, a number that is used only once, and no way to
/// see the links again. It differs in three ways: it settles in the session's own currency; a close that is accepted is
/// done at once; and nobody is told of a payment unless the one who called <see cref="Pay"/> tells them.
/// </para>
/// <para>
/// Safe for many callers and more than one process. Orders outlive the process: they are kept, and for ever, because a
/// number must never be used again.
/// </para>
/// </remarks>
public sealed class SandboxProvider : IPaymentProvider, IDisposable
{
    readonly SandboxFile file;

    SandboxProvider(SandboxFile file) => this.file = file;

    public string Name => "sandbox";

    /// <summary>
    /// 15 days, the longest that Binance Pay is said to allow (Binance Pay reference, "Order expiry").
    /// </summary>
    public Duration LongestOrderLife { get; } = Duration.FromDays(15);

    /// <summary>
    /// Five seconds: a request never travels, it only waits for its turn at the file and is then done or dropped.
    /// </summary>
    /// <remarks>
    /// Twice two seconds of waiting at most, and one to write. Checked before each commit, by the sandbox's clock.
    /// </remarks>
    public Duration RequestValidity => SandboxFile.Validity;

    /// <summary>Opens the sandbox's file, and makes it if there is none. Its directory must exist.</summary>
    public static Either<StoreFault, SandboxProvider> Open(string path, IClock clock, ILogger<SandboxProvider> log) =>
        SandboxFile.Open(path, clock, log).Map(file => new SandboxProvider(file));

    /// <inheritdoc/>
    /// <remarks>
    /// Refused, in this order: a live session (400606), a deadline that is not in the future (400102), a number that
    /// was used before (400201).
    /// </remarks>
    public async Task<OpenAnswer> Open(
        OrderNumber number,
        PaymentTerms terms,
        Instant deadline,
        Instant notAfter,
        CancellationToken cancellation)
    {
        if (terms.Mode != Mode.Test)
            return SandboxRules.NoLiveSessions;

        var answer = await file
            .Within(
                orders => SandboxRules.Register(
                    orders, number, terms.Request.Amount, Instant.Min(deadline, orders.Now + LongestOrderLife)),
                notAfter,
                cancellation)
            .ConfigureAwait(false);
        return answer.IfLeft(new OpenAnswer.Unknown());
    }

    /// <inheritdoc/>
    public async Task<QueryAnswer> Query(OrderNumber number, CancellationToken cancellation)
    {
        var answer = await file
            .Within(
                orders => orders.Find(number).Match(Some: it => it.ToAnswer(), None: () => new QueryAnswer.NotFound()),
                cancellation)
            .ConfigureAwait(false);
        return answer.IfLeft(new QueryAnswer.Unknown());
    }

    /// <inheritdoc/>
    /// <remarks>Refused for an order that has ended (400204), and for one that is unknown (400202).</remarks>
    public async Task<CloseAnswer> Close(OrderNumber number, Instant notAfter, CancellationToken cancellation)
    {
        var answer = await file
            .Within(orders => SandboxRules.Cancel(orders, number), notAfter, cancellation).ConfigureAwait(false);
        return answer.IfLeft(new CloseAnswer.Unknown());
    }

    /// <summary>
    /// Plays the customer: pays the order, its quote unless another amount is given, in whatever currency.
    /// </summary>
    public Task<Either<StoreFault, PayAnswer>> Pay(
        OrderNumber number, Option<Money> amount, CancellationToken cancellation) =>
        file.Within(orders => SandboxRules.Settle(orders, number, amount), cancellation);

    /// <summary>Plays the merchant at the provider's own desk: gives the whole payment of an order back.</summary>
    public Task<Either<StoreFault, RefundAnswer>> Refund(OrderNumber number, CancellationToken cancellation) =>
        file.Within(orders => SandboxRules.GiveBack(orders, number), cancellation);

    /// <summary>The order of a number, if it was ever opened.</summary>
    public Task<Either<StoreFault, Option<SandboxOrder>>> Find(OrderNumber number, CancellationToken cancellation) =>
        file.Within(orders => orders.Find(number), cancellation);

    /// <summary>The latest order of a session, so that a person can pay who only knows the session.</summary>
    public Task<Either<StoreFault, Option<SandboxOrder>>> OrderOf(PaymentId payment, CancellationToken cancellation) =>
        file.Within(orders => orders.Latest(payment), cancellation);

    /// <summary>Waits for the call that is under way; later ones are answered as unknown.</summary>
    public void Dispose() => file.Dispose();
}
