using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Webhooks.Sending;

namespace Payments.Webhooks;

/// <summary>Tells merchants over HTTP, with the documented checksum and the headers of Standard Webhooks.</summary>
/// <remarks>
/// A notice is delivered when every endpoint of its business and mode has taken it. Endpoints that have are not asked
/// again, as long as this process remembers: at least once, and under the same id. <c>data</c> is the payment as it
/// stands at the time of the try.
/// </remarks>
public sealed class WebhookNotifier : IMerchantNotifier
{
    static readonly NotifyAnswer NoEndpoint = new NotifyAnswer.NoEndpoint();
    static readonly NotifyAnswer TryLater = new NotifyAnswer.TryLater();
    static readonly NotifyAnswer Delivered = new NotifyAnswer.Delivered();

    readonly Takings takings = new();
    readonly IMerchantEndpoints endpoints;
    readonly WebhookSender sender;
    readonly MerchantWebhookSettings settings;
    readonly IClock clock;

    internal WebhookNotifier(
        IMerchantEndpoints endpoints, WebhookSender sender, MerchantWebhookSettings settings, IClock clock) =>
        (this.endpoints, this.sender, this.settings, this.clock) = (endpoints, sender, settings, clock);

    // A store that cannot say is no reason to leave a notice behind.
    public async Task<bool> HasEndpoint(KeyHolder whose, CancellationToken cancellation)
    {
        var listed = await endpoints.List(whose, cancellation).ConfigureAwait(false);
        return listed.Match(Right: it => !it.IsEmpty, Left: _ => true);
    }

    public async Task<NotifyAnswer> Notify(PaymentSession session, Notice notice, CancellationToken cancellation)
    {
        var whose = new KeyHolder(session.Terms.Business, session.Terms.Mode);
        var listed = await endpoints.List(whose, cancellation).ConfigureAwait(false);
        if (listed.Case is not Seq<MerchantEndpoint> all)
            return TryLater;
        if (all.IsEmpty)
            return NoEndpoint;

        var message = WebhookMessage.Of(
            session, notice, settings.ChecksumKey(whose), clock.GetCurrentInstant());
        return await SendToAll(whose, all, message, cancellation).ConfigureAwait(false);
    }

    // All at once: a slow one does not keep the others of its business waiting.
    async Task<NotifyAnswer> SendToAll(
        KeyHolder whose, Seq<MerchantEndpoint> all, WebhookMessage message, CancellationToken cancellation)
    {
        var taken = takings.Of(message.Id);
        var asked = all.Filter(it => !taken.Contains(it.Id)).ToArray();
        var answers = await Task.WhenAll(asked.Select(it => sender.Send(whose, it, message, cancellation)))
            .ConfigureAwait(false);
        var answer = OfAll(answers);
        if (answer == Delivered)
            takings.Forget(message.Id);
        else
            takings.Remember(
                message.Id, taken + toSeq(asked.Where((_, at) => answers[at] == Delivered).Select(it => it.Id).ToArray()));
        return answer;
    }

    // One that did not take it sets the wait, or it would be asked again as often as there is no place at another.
    static NotifyAnswer OfAll(NotifyAnswer[] answers) =>
        answers.Contains(TryLater)
            ? TryLater
            : answers.OfType<NotifyAnswer.Busy>().MaxBy(it => it.Wait) ?? Delivered;
}
