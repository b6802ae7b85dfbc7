using Payments.Application.Ports;
using Payments.Domain.Sessions;

namespace Payments.Host.Serve;

/// <summary>No business has said yet where its notices go: they are kept.</summary>
sealed class NoMerchantEndpoint : IMerchantNotifier
{
    public Task<NotifyAnswer> Notify(PaymentSession session, Notice notice, CancellationToken cancellation) =>
        Task.FromResult<NotifyAnswer>(new NotifyAnswer.NoEndpoint());
}
