using System.Text.Json;

using Microsoft.Extensions.Logging;

using Payments.Application;
using Payments.Application.Ports;
using Payments.BinancePay.Api;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.BinancePay;

/// <summary>Binance Pay's merchant API as a payment provider.</summary>
/// <remarks>
/// <para>
/// A request for an order is sent once and never repeated here: its number makes the second one a duplicate, and the
/// links of the first are not told again. Whoever asked queries the order after every doubt. Queries and closes are
/// repeated a bounded number of times; while Binance Pay fails often, nothing is sent for some seconds.
/// </para>
/// <para>
/// Each try is signed with a time of its own, so it acts within <see cref="RequestValidity"/> or never.
/// </para>
/// </remarks>
public sealed class BinancePayProvider : IPaymentProvider
{
    /// <summary>What Binance Pay is called where things are counted or kept.</summary>
    internal const string Word = "binance_pay";

    // Words of ours beside the codes of Binance Pay: nothing was sent.
    static readonly OpenAnswer NoTestSessions = new OpenAnswer.Refused("test_session");
    static readonly OpenAnswer NoTimeLeft = new OpenAnswer.Refused("deadline_passed");

    readonly BinancePayApi api;
    readonly BinancePaySettings settings;
    readonly IClock clock;
    readonly ILogger log;
    readonly Oddities oddities;

    internal BinancePayProvider(
        IHttpClientFactory clients, BinancePaySettings settings, IClock clock, ILogger<BinancePayProvider> log)
    {
        (this.settings, this.clock, this.log) = (settings, clock, log);
        (api, oddities) = (new BinancePayApi(clients, settings, log), new Oddities(log));
    }

    public string Name => Word;

    public Duration LongestOrderLife => settings.LongestOrderLife;

    /// <inheritdoc/>
    /// <remarks>
    /// The time-out of one try and the window in which its timestamp is taken. Repeats are tries of their own, each
    /// checked against the lease.
    /// </remarks>
    public Duration RequestValidity => settings.RequestValidity;

    /// <inheritdoc/>
    /// <remarks>
    /// Refused without being sent: a test session (<c>test_session</c>), because here real money moves, and a deadline
    /// that is not in the future (<c>deadline_passed</c>), because Binance Pay might take its own instead.
    /// </remarks>
    public async Task<OpenAnswer> Open(
        OrderNumber number,
        PaymentTerms terms,
        Instant deadline,
        Instant notAfter,
        CancellationToken cancellation)
    {
        if (terms.Mode != Mode.Live)
            return NoTestSessions;

        var expiresAt = Instant.Min(deadline, LatestEnd());
        if (expiresAt.ToUnixTimeMilliseconds() <= clock.GetCurrentInstant().ToUnixTimeMilliseconds())
            return NoTimeLeft;

        var body = Bodies.CreateOrder(number, terms.Request, expiresAt, settings);
        var call = new ApiCall(Endpoint.CreateOrder, body, notAfter);
        var reply = await api.Call(call, cancellation).ConfigureAwait(false);
        return reply.Match(
            done: it => Opened(number, terms.Request.Amount, it.Data),
            turnedDown: it => Meaning(call.Endpoint, number.Text, it.Code).OnCreate,
            unknown: _ => new OpenAnswer.Unknown());
    }

    public async Task<QueryAnswer> Query(OrderNumber number, CancellationToken cancellation)
    {
        var call = new ApiCall(Endpoint.QueryOrder, Bodies.Order(number), Instant.MaxValue);
        var reply = await api.Call(call, cancellation).ConfigureAwait(false);
        return reply.Match(
            done: it => Standing(number, it.Data),
            turnedDown: it => Meaning(call.Endpoint, number.Text, it.Code).OnQuery,
            unknown: _ => new QueryAnswer.Unknown());
    }

    public async Task<CloseAnswer> Close(OrderNumber number, Instant notAfter, CancellationToken cancellation)
    {
        var call = new ApiCall(Endpoint.CloseOrder, Bodies.Order(number), notAfter);
        var reply = await api.Call(call, cancellation).ConfigureAwait(false);
        return reply.Match<CloseAnswer>(
            done: it => Replies.IsTaken(it.Data) ? new CloseAnswer.Accepted() : new CloseAnswer.Unknown(),
            turnedDown: it => Meaning(call.Endpoint, number.Text, it.Code).OnClose,
            unknown: _ => new CloseAnswer.Unknown());
    }

    /// <summary>The keys that Binance Pay signs its webhooks with; none if they could not be fetched.</summary>
    public async Task<Option<Seq<PlatformCertificate>>> Certificates(CancellationToken cancellation)
    {
        var call = new ApiCall(Endpoint.Certificates, Bodies.Empty(), Instant.MaxValue);
        var reply = await api.Call(call, cancellation).ConfigureAwait(false);
        return reply.Match(
            done: it => Replies.Certificates(it.Data),
            turnedDown: it =>
            {
                Meaning(call.Endpoint, "all", it.Code);
                return None;
            },
            unknown: _ => None);
    }

    // A request is only taken while the two clocks differ by less than the window. Without that margin a clock that
    // runs ahead would ask for more than the longest life.
    Instant LatestEnd() => clock.GetCurrentInstant() + settings.LongestOrderLife - settings.RequestWindow;

    OpenAnswer Opened(OrderNumber number, Money asked, JsonElement data) =>
        Replies.Checkout(data, settings.LinkHosts).Filter(it => IsQuoteFor(asked, it.Quote)).Match<OpenAnswer>(
            Some: checkout => new OpenAnswer.Opened(checkout),
            None: () =>
            {
                log.LogError(
                    LogEvents.OrderNotUsable, "Order {Order} was opened, but its quote, links or end cannot be taken",
                    number);
                return new OpenAnswer.Unknown();
            });

    // A crypto asset is asked for as it is. What fiat is worth, Binance Pay alone can say.
    static bool IsQuoteFor(Money asked, Money quote) => !asked.Currency.IsCrypto || quote == asked;

    QueryAnswer Standing(OrderNumber number, JsonElement data)
    {
        if (!Replies.IsAbout(data, number))
            return Unreadable(number);

        var status = data.Text("status");
        var read = status.Bind(OrderStatuses.Find);
        if (read.IsNone)
            status.IfSome(it => oddities.Note("order status", it));

        return read.Match(
            Some: standing => standing(data).IfNone(() => Unreadable(number)),
            None: () => new QueryAnswer.Unknown());
    }

    QueryAnswer Unreadable(OrderNumber number)
    {
        log.LogError(
            LogEvents.OrderNotReadable,
            "What Binance Pay says of order {Order} cannot be read; nothing follows from it", number);
        return new QueryAnswer.Unknown();
    }

    ResultCode Meaning(Endpoint endpoint, string about, string code)
    {
        if (ResultCodes.Find(code).Case is not ResultCode found)
        {
            oddities.Note("result code", code);
            return ResultCodes.Undocumented(code);
        }

        log.LogWarning(
            LogEvents.TurnedDown,
            "Binance Pay turned down to {Endpoint} {About}: {Code} {Name}", endpoint, about, code, found.Name);
        return found;
    }
}
