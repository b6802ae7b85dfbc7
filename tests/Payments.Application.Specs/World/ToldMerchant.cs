using Payments.Application.Ports;
using Payments.Domain.Sessions;

namespace Payments.Application.Specs.World;

/// <summary>A merchant who remembers what they were told.</summary>
public sealed class ToldMerchant : IMerchantNotifier
{
    readonly Lock turn = new();
    readonly List<Notice> told = [];

    public NotifyAnswer Answer { get; set; } = new NotifyAnswer.Delivered();

    /// <summary>Every notice that was offered, taken or not.</summary>
    public Notice[] Told
    {
        get
        {
            lock (turn)
                return told.ToArray();
        }
    }

    public Task<NotifyAnswer> Notify(PaymentSession session, Notice notice, CancellationToken cancellation)
    {
        lock (turn)
            told.Add(notice);
        return Task.FromResult(Answer);
    }
}
