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

    /// <summary>What happens between the telling and the answer.</summary>
    public Action OnTold { get; set; } = () => { };

    /// <summary>Whether there is somewhere to send to by now.</summary>
    public bool HasEndpointByNow { get; set; }

    public Task<bool> HasEndpoint(KeyHolder whose, CancellationToken cancellation) =>
        Task.FromResult(HasEndpointByNow);

    public Task<NotifyAnswer> Notify(PaymentSession session, Notice notice, CancellationToken cancellation)
    {
        lock (turn)
            told.Add(notice);
        OnTold();
        return Task.FromResult(Answer);
    }
}
