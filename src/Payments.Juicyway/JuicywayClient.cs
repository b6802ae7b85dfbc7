using System.Buffers;

using Microsoft.Extensions.Logging;

using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json;
using Payments.Json.Client;
using Payments.Juicyway.Api;

namespace Payments.Juicyway;

/// <summary>Juicyway's payments API, or that of any server that speaks the same contract.</summary>
/// <remarks>
/// <para>
/// Whatever a server or the network does is a <see cref="JuicywayFault"/>; only the caller's own cancellation throws.
/// A reply about another payment, amount or mode is a fault and never an answer.
/// </para>
/// <para>
/// Initialize and capture are sent once and never repeated here: the API has no idempotency key, and says neither what
/// a second one of the same reference does nor what a second capture does ("Initialize payment", "Capture payment").
/// After a doubt (<see cref="JuicywayFault.MayHaveActed"/>), list and fetch tell; those are repeated a bounded number
/// of times.
/// </para>
/// </remarks>
public sealed class JuicywayClient
{
    // A hundred sessions, each with a third of the most metadata that there can be.
    const int MaxPageBytes = 4 * 1024 * 1024;

    static readonly JuicywayFault NoSuchCurrency = new JuicywayFault.NotSent("currency_not_supported");

    static readonly JsonFault UnknownUnits = new JsonFault.Invalid(
        Seq1<InvalidValue>(new InvalidValue.OutOfRange("currency", "NGN, USD or CAD")));

    readonly JuicywayApi api;
    readonly JuicywaySettings settings;

    internal JuicywayClient(IHttpClientFactory clients, JuicywaySettings settings, ILogger<JuicywayClient> log) =>
        (api, this.settings) = (new JuicywayApi(clients, settings, log), settings);

    /// <summary>Opens a session. Nobody can pay before it is captured.</summary>
    public Task<Either<JuicywayFault, RemoteSession>> Initialize(
        PaymentRequest request, CancellationToken cancellation) =>
        Initialize(request, Instant.MaxValue, cancellation);

    /// <summary>Asks for the four links. The payment is what initialize, list or fetch have answered.</summary>
    public Task<Either<JuicywayFault, RemoteSession>> Capture(
        RemotePayment payment, CancellationToken cancellation) =>
        Capture(payment, Instant.MaxValue, cancellation);

    /// <summary>How a payment stands. The reply is flat: it has neither links nor an end.</summary>
    public async Task<Either<JuicywayFault, RemoteSession>> Fetch(
        RemotePaymentId id, CancellationToken cancellation)
    {
        var call = ApiCall.Get("fetch", $"payments/{id.Text}");
        var reply = await api.Call(call, Session, cancellation).ConfigureAwait(false);
        return reply.Bind(it => Known(it).Bind(known => About(known, Differences.Of(known.Payment, id))));
    }

    /// <summary>One page of payments, newest first.</summary>
    /// <remarks>What cannot be read is told apart, and so is a currency whose minor units nobody knows.</remarks>
    public async Task<Either<JuicywayFault, RemotePage>> List(JuicywayList which, CancellationToken cancellation)
    {
        var call = ApiCall.Get("list", $"payments{which.Query}") with { MaxBytes = MaxPageBytes };
        var reply = await api
            .Call(call, utf8 => RemoteReplyJson.Page(utf8, settings.LinkHosts, which.Most), cancellation)
            .ConfigureAwait(false);
        return reply.Map(Known);
    }

    /// <summary>How many payments there were in the last 30 days, live ones only.</summary>
    public Task<Either<JuicywayFault, RemoteStatistics>> Statistics(CancellationToken cancellation) =>
        api.Call(ApiCall.Get("count", "payments/stats"), RemoteReplyJson.Statistics, cancellation);

    internal async Task<Either<JuicywayFault, RemoteSession>> Initialize(
        PaymentRequest request, Instant notAfter, CancellationToken cancellation)
    {
        if (!JuicywayCurrencies.Include(request.Amount.Currency))
            return NoSuchCurrency;

        var body = new ArrayBufferWriter<byte>();
        PaymentRequestJson.Write(body, request, settings.PaymentMethod);
        var call = ApiCall.Post("initialize", "payment-sessions", body.WrittenMemory, notAfter);
        var reply = await api.Call(call, Session, cancellation).ConfigureAwait(false);
        return reply.Bind(it => About(it, Differences.Of(it.Payment, request, settings.Mode)));
    }

    internal async Task<Either<JuicywayFault, RemoteSession>> Capture(
        RemotePayment payment, Instant notAfter, CancellationToken cancellation)
    {
        var path = $"payment-sessions/{payment.Id.Text}";
        var call = ApiCall.Post("capture", path, ReadOnlyMemory<byte>.Empty, notAfter);
        var reply = await api.Call(call, Session, cancellation).ConfigureAwait(false);
        return reply.Bind(it => About(it, Differences.Of(it.Payment, payment, settings.Mode)));
    }

    Either<JsonFault, RemoteSession> Session(ReadOnlySpan<byte> utf8) =>
        RemoteReplyJson.Session(utf8, settings.LinkHosts);

    static Either<JuicywayFault, RemoteSession> About(RemoteSession session, Seq<string> differences) =>
        differences.IsEmpty ? session : new JuicywayFault.AnotherPayment(differences);

    static Either<JuicywayFault, RemoteSession> Known(RemoteSession session) =>
        IsKnown(session) ? session : new JuicywayFault.NotUnderstood(200, UnknownUnits);

    static RemotePage Known(RemotePage page) =>
        page with
        {
            Sessions = page.Sessions.Filter(IsKnown).Strict(),
            Unreadable = page.Unreadable + page.Sessions
                .Filter(it => !IsKnown(it))
                .Map(it => Some(it.Payment.Reference.Text))
                .Strict(),
        };

    static bool IsKnown(RemoteSession session) => JuicywayCurrencies.Include(session.Payment.Amount.Currency);
}
