using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Values;

namespace Payments.Host.Sandbox;

/// <summary>Serves a person who plays the customer: one request, one reply.</summary>
sealed class SandboxDesk(SandboxProvider sandbox, Func<PaymentId, CancellationToken, Task> changed)
{
    // A webhook that takes longer than this is lost as well, and the payment system asks by itself.
    static readonly TimeSpan LongestTelling = TimeSpan.FromSeconds(10);

    public Task<SandboxReply> Show(HttpContext context) =>
        WithOrder(context, order => Task.FromResult(SandboxReply.Showing(order)));

    public async Task<SandboxReply> Pay(HttpContext context)
    {
        var body = await PayBody.Read(context.Request, context.RequestAborted).ConfigureAwait(false);
        return await body.Match(
            Right: given => WithOrder(context, order => Pay(context, order, given)),
            Left: Task.FromResult).ConfigureAwait(false);
    }

    public Task<SandboxReply> Close(HttpContext context) =>
        WithoutBody(context, order => Close(context, order));

    public Task<SandboxReply> Refund(HttpContext context) =>
        WithoutBody(context, order => Refund(context, order));

    async Task<SandboxReply> Pay(HttpContext context, SandboxOrder order, PayBody given)
    {
        var amount = given.MinorUnits.Bind(units => Money.Create(units, order.Quote.Currency).ToOption());
        var answer = await sandbox.Pay(order.Number, amount, context.RequestAborted).ConfigureAwait(false);
        if (answer.Case is PayAnswer.Paid)
            await Tell(context, order.Number.Payment).ConfigureAwait(false);
        return answer.Match(
            Right: it => it.Match(
                paid: paid => SandboxReply.Showing(paid.Order),
                notPayable: ended => SandboxReply.Conflict(ended.Standing),
                notFound: _ => SandboxReply.NotFound),
            Left: _ => SandboxReply.Unavailable);
    }

    async Task<SandboxReply> Close(HttpContext context, SandboxOrder order)
    {
        var answer = await sandbox.Close(order.Number, Instant.MaxValue, context.RequestAborted).ConfigureAwait(false);
        if (answer is CloseAnswer.Accepted)
            await Tell(context, order.Number.Payment).ConfigureAwait(false);
        return await answer.Match(
            accepted: _ => Task.FromResult(
                SandboxReply.Showing(order with { Standing = OrderStanding.Closed.ByRequest })),
            refused: _ => Ended(order.Number, context.RequestAborted),
            cannotClose: _ => Task.FromResult(SandboxReply.Unavailable),
            unknown: _ => Task.FromResult(SandboxReply.Unavailable)).ConfigureAwait(false);
    }

    async Task<SandboxReply> Refund(HttpContext context, SandboxOrder order)
    {
        var answer = await sandbox.Refund(order.Number, context.RequestAborted).ConfigureAwait(false);
        if (answer.Case is RefundAnswer.Refunded)
            await Tell(context, order.Number.Payment).ConfigureAwait(false);
        return answer.Match(
            Right: it => it.Match(
                refunded: done => SandboxReply.Showing(done.Order),
                notPaid: stands => SandboxReply.Conflict(stands.Standing),
                notFound: _ => SandboxReply.NotFound),
            Left: _ => SandboxReply.Unavailable);
    }

    // Asked by its number: the session may have a newer order by now, and an ending stays.
    async Task<SandboxReply> Ended(OrderNumber number, CancellationToken cancellation)
    {
        var found = await sandbox.Find(number, cancellation).ConfigureAwait(false);
        return found.Match(
            Right: it => it.Match(
                Some: order => SandboxReply.Conflict(order.Standing),
                None: () => SandboxReply.NotFound),
            Left: _ => SandboxReply.Unavailable);
    }

    // What the body says does not matter, but it is not read without end.
    async Task<SandboxReply> WithoutBody(HttpContext context, Func<SandboxOrder, Task<SandboxReply>> use)
    {
        var body = await PayBody.ReadBytes(context.Request, context.RequestAborted).ConfigureAwait(false);
        return await body.Match(Right: _ => WithOrder(context, use), Left: Task.FromResult).ConfigureAwait(false);
    }

    async Task<SandboxReply> WithOrder(HttpContext context, Func<SandboxOrder, Task<SandboxReply>> use)
    {
        var id = PaymentId.Create(context.GetRouteValue("payment_id") as string).ToOption();
        if (id.Case is not PaymentId payment)
            return SandboxReply.NotFound;

        var found = await sandbox.OrderOf(payment, context.RequestAborted).ConfigureAwait(false);
        return await found.Match(
            Right: it => it.Match(Some: use, None: () => Task.FromResult(SandboxReply.NotFound)),
            Left: _ => Task.FromResult(SandboxReply.Unavailable)).ConfigureAwait(false);
    }

    // Not tied to the request: the money has moved, whether or not the customer waits for the page. That it fails is no
    // reason to answer otherwise: a webhook can be lost as well.
    async Task Tell(HttpContext context, PaymentId payment)
    {
        var services = context.RequestServices;
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        bound.CancelAfter(LongestTelling);
        try
        {
            await changed(payment, bound.Token).WaitAsync(bound.Token).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            // A stop breaks the telling off; that is no news.
            if (!stopping.IsCancellationRequested)
                services.GetRequiredService<ILogger<SandboxProvider>>().LogWarning(
                    LogEvents.SandboxNotHeard,
                    "Nobody could be told that the order of session {Payment} has changed: {Type}",
                    payment, fault.GetType());
        }
    }
}
