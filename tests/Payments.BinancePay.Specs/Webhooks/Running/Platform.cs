using System.Collections.Concurrent;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.BinancePay.Specs.Webhooks.Running;

/// <summary>What Binance Pay answers when it is asked: which certificates it has, and how an order stands.</summary>
public sealed class Platform : IPaymentProvider, IPaymentProviders
{
    int fetches;

    /// <summary>How often the certificates were asked for.</summary>
    public int Fetches => Volatile.Read(ref fetches);

    public Func<CancellationToken, Task<Option<Seq<PlatformCertificate>>>> OnFetch { get; set; } =
        _ => Task.FromResult(Listing(Signer.Listed.Certificate));

    /// <summary>How it says that every order stands: paid, as the webhooks of these specs tell it.</summary>
    public QueryAnswer OnQuery { get; set; } = Paid;

    public static QueryAnswer Paid { get; } = new QueryAnswer.Paid(
        Payments.Testing.Samples.Lawful(TransactionId.Create("M_R_1")),
        WebhookServer.Usdt("1.50000000"),
        WebhookServer.Usdt("1.50000000"),
        new PaidAt(Payments.Testing.Samples.Noon),
        Refunded: false);

    public ConcurrentQueue<OrderNumber> Asked { get; } = new();

    public bool IsConfigured { get; set; } = true;

    public Duration LongestOrderLife { get; } = Duration.FromHours(1);

    public Duration RequestValidity { get; } = Duration.FromSeconds(10);

    public static Option<Seq<PlatformCertificate>> Listing(params IEnumerable<PlatformCertificate> certificates) =>
        Some(toSeq(certificates.ToArray()));

    public Task<Option<Seq<PlatformCertificate>>> Fetch(CancellationToken cancellation)
    {
        Interlocked.Increment(ref fetches);
        return OnFetch(cancellation);
    }

    public Task<OpenAnswer> Open(
        OrderNumber number,
        PaymentTerms terms,
        Instant deadline,
        Instant notAfter,
        CancellationToken cancellation) =>
        Task.FromResult<OpenAnswer>(new OpenAnswer.Unknown());

    public Task<QueryAnswer> Query(OrderNumber number, CancellationToken cancellation)
    {
        Asked.Enqueue(number);
        return Task.FromResult(OnQuery);
    }

    public Task<CloseAnswer> Close(OrderNumber number, Instant notAfter, CancellationToken cancellation) =>
        Task.FromResult<CloseAnswer>(new CloseAnswer.Unknown());

    public Option<IPaymentProvider> For(Mode mode) => IsConfigured ? this : None;
}

/// <summary>A merchant who takes every notice.</summary>
sealed class GladMerchant : IMerchantNotifier
{
    public Task<bool> HasEndpoint(KeyHolder whose, CancellationToken cancellation) => Task.FromResult(true);

    public Task<NotifyAnswer> Notify(PaymentSession session, Notice notice, CancellationToken cancellation) =>
        Task.FromResult<NotifyAnswer>(new NotifyAnswer.Delivered());
}
