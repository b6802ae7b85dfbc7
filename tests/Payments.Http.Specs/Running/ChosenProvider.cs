using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing;

namespace Payments.Http.Specs.Running;

/// <summary>A provider that answers what the spec has chosen. Otherwise every order opens, and none is paid.</summary>
public sealed class ChosenProvider : IPaymentProvider, IPaymentProviders
{
    public Duration LongestOrderLife { get; } = Duration.FromHours(1);

    public Duration RequestValidity { get; } = Duration.FromSeconds(10);

    public Func<Instant, Task<OpenAnswer>> OnOpen { get; set; } = deadline => Task.FromResult(Opened(deadline));

    public Func<Task<CloseAnswer>> OnClose { get; set; } =
        () => Task.FromResult<CloseAnswer>(new CloseAnswer.Accepted());

    public QueryAnswer OnQuery { get; set; } = new QueryAnswer.NotFound();

    public static OpenAnswer Opened(Instant deadline) => new OpenAnswer.Opened(Samples.Checkout(1, deadline));

    public Task<OpenAnswer> Open(
        OrderNumber number,
        PaymentTerms terms,
        Instant deadline,
        Instant notAfter,
        CancellationToken cancellation) => OnOpen(deadline);

    public Task<QueryAnswer> Query(OrderNumber number, CancellationToken cancellation) => Task.FromResult(OnQuery);

    public Task<CloseAnswer> Close(OrderNumber number, Instant notAfter, CancellationToken cancellation) => OnClose();

    /// <summary>Of the test mode only: live has none.</summary>
    public Option<IPaymentProvider> For(Mode mode) => mode == Mode.Test ? this : None;
}

/// <summary>A merchant who takes every notice.</summary>
sealed class GladMerchant : IMerchantNotifier
{
    public Task<bool> HasEndpoint(KeyHolder whose, CancellationToken cancellation) => Task.FromResult(true);

    public Task<NotifyAnswer> Notify(PaymentSession session, Notice notice, CancellationToken cancellation) =>
        Task.FromResult<NotifyAnswer>(new NotifyAnswer.Delivered());
}
