using Microsoft.Extensions.Logging;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json.Client;

namespace Payments.Juicyway;

/// <summary>Juicyway as a provider: each order is a payment there, whose reference is the order's number.</summary>
/// <remarks>
/// <para>
/// To open an order is to initialize and to capture. Nothing is remembered in between: whoever asks again, on whatever
/// node, finds the payment by its reference. One that was not captured yet is captured, and as long as it is not, a
/// query about it answers nothing; one that was is not captured again, because nobody says what a second capture does,
/// and its links are taken if the list has them.
/// </para>
/// <para>
/// Orders cannot be closed. They end when their time is over: after that, and after the time that a payment takes to
/// show, a payment that is still pending counts as expired, because the API has no word for it.
/// </para>
/// </remarks>
public sealed class JuicywayProvider : IPaymentProvider
{
    // Words of ours: nothing was sent.
    static readonly OpenAnswer OtherMode = new OpenAnswer.Refused("session_of_another_mode");
    static readonly OpenAnswer NoSuchCurrency = new OpenAnswer.Refused("currency_not_supported");
    static readonly OpenAnswer NoTimeLeft = new OpenAnswer.Refused("deadline_passed");
    static readonly OpenAnswer InDoubt = new OpenAnswer.Unknown();

    readonly JuicywayClient client;
    readonly JuicywaySettings settings;
    readonly IClock clock;
    readonly ILogger log;
    readonly OrderSearch search;
    readonly Standing standing;

    internal JuicywayProvider(
        JuicywayClient client, JuicywaySettings settings, IClock clock, ILogger<JuicywayProvider> log)
    {
        (this.client, this.settings, this.clock, this.log) = (client, settings, clock, log);
        (search, standing) = (new OrderSearch(client), new Standing(settings, clock, log));
    }

    public string Name => "juicyway";

    /// <inheritdoc/>
    /// <remarks>Juicyway sets the end, and nobody can ask for an earlier one.</remarks>
    public Duration LongestOrderLife => settings.LongestOrderLife;

    /// <inheritdoc/>
    public Duration RequestValidity => settings.RequestValidity;

    /// <inheritdoc/>
    /// <remarks>
    /// Refused without being sent: a session of the mode that the key is not for, a currency that Juicyway does not
    /// collect, a deadline that is not in the future.
    /// </remarks>
    public async Task<OpenAnswer> Open(
        OrderNumber number,
        PaymentTerms terms,
        Instant deadline,
        Instant notAfter,
        CancellationToken cancellation)
    {
        if (terms.Mode != settings.Mode)
            return OtherMode;
        if (!JuicywayCurrencies.Include(terms.Request.Amount.Currency))
            return NoSuchCurrency;
        if (deadline <= clock.GetCurrentInstant())
            return NoTimeLeft;

        var asked = Requests.Under(number, terms.Request);
        var found = await search.Find(number, terms.CreatedAt, cancellation).ConfigureAwait(false);
        return await found.Match(
            Right: it => it.Match(
                Some: session => Resume(number, asked, session, notAfter, cancellation),
                None: () => Initialize(number, asked, notAfter, cancellation)),
            Left: _ => Task.FromResult(InDoubt)).ConfigureAwait(false);
    }

    public async Task<QueryAnswer> Query(OrderNumber number, CancellationToken cancellation)
    {
        var found = await search.Ask(number, cancellation).ConfigureAwait(false);
        return found.Match(
            Right: it => it.Match(
                Some: session => standing.Of(number, session),
                None: () => new QueryAnswer.NotFound()),
            Left: _ => new QueryAnswer.Unknown());
    }

    /// <inheritdoc/>
    /// <remarks>No edition of the API has such a request: nothing is sent, and the order ends by itself.</remarks>
    public Task<CloseAnswer> Close(OrderNumber number, Instant notAfter, CancellationToken cancellation) =>
        Task.FromResult<CloseAnswer>(new CloseAnswer.CannotClose());

    async Task<OpenAnswer> Initialize(
        OrderNumber number, PaymentRequest asked, Instant notAfter, CancellationToken cancellation)
    {
        var opened = await client.Initialize(asked, notAfter, cancellation).ConfigureAwait(false);
        return await opened.Match(
            Right: it => Capture(number, it.Payment, notAfter, cancellation),
            Left: why => Task.FromResult(Meaning(why))).ConfigureAwait(false);
    }

    // No capture of an earlier try can be on its way: an effect is run again only when the requests before it can no
    // longer act.
    Task<OpenAnswer> Resume(
        OrderNumber number,
        PaymentRequest asked,
        RemoteSession found,
        Instant notAfter,
        CancellationToken cancellation)
    {
        var differences = Differences.Of(found.Payment, asked, settings.Mode);
        if (!differences.IsEmpty)
            log.LogError(
                LogEvents.AnotherPayment, "Order {Order} is another payment there: {Members}",
                number, string.Join(", ", differences));

        var isOurs = differences.IsEmpty && JuicywayStatus.Of(found.Payment.Status) is JuicywayStatus.Waiting;
        return !isOurs ? Task.FromResult(InDoubt)
            : Captured.IsNever(found) ? Capture(number, found.Payment, notAfter, cancellation)
            : Task.FromResult(Opened(number, found));
    }

    async Task<OpenAnswer> Capture(
        OrderNumber number, RemotePayment payment, Instant notAfter, CancellationToken cancellation)
    {
        var captured = await client.Capture(payment, notAfter, cancellation).ConfigureAwait(false);
        return await captured.Match(
            Right: it => Task.FromResult(Opened(number, search.Remember(number, it))),
            Left: why => why.MayHaveActed
                ? Found(number, payment, cancellation)
                : Task.FromResult(Meaning(why))).ConfigureAwait(false);
    }

    // The answer was lost, and perhaps the list tells the links that were in it.
    async Task<OpenAnswer> Found(OrderNumber number, RemotePayment payment, CancellationToken cancellation)
    {
        var found = await search.Find(number, payment.CreatedAt, cancellation).ConfigureAwait(false);
        return found.Match(Right: it => it, Left: _ => None)
            .Filter(it => !Captured.IsNever(it) && Differences.Of(it.Payment, payment, settings.Mode).IsEmpty)
            .Match(Some: it => Opened(number, it), None: () => InDoubt);
    }

    OpenAnswer Opened(OrderNumber number, RemoteSession session) =>
        session.Links.Bind(links => session.ExpiresAt.Map(end => new Checkout(session.Payment.Amount, links, end)))
            .Match(
                Some: it => new OpenAnswer.Opened(it),
                None: () =>
                {
                    log.LogError(
                        LogEvents.OrderNotUsable,
                        "Order {Order} was opened, but its links or its end are not told", number);
                    return InDoubt;
                });

    // A conflict is documented nowhere, so it may well mean that the payment is there.
    static OpenAnswer Meaning(JuicywayFault why) =>
        why is JuicywayFault.Rejected { Status: not 409 } it ? new OpenAnswer.Refused(it.Code) : InDoubt;
}
