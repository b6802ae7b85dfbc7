using System.Globalization;

namespace Payments.Testing.BinancePay;

/// <summary>The webhooks of the fake. None goes out until <see cref="Deliver"/> is called.</summary>
public sealed class FakeWebhooks
{
    const int NonceLength = 32;

    readonly Turns turns;
    readonly WebhookQueue queue;
    readonly PlatformKeys keys;
    readonly Tokens tokens;
    readonly WebhookSender sender;
    readonly Duration retryInterval;

    internal FakeWebhooks(
        Turns turns,
        WebhookQueue queue,
        PlatformKeys keys,
        Tokens tokens,
        WebhookSender sender,
        Duration retryInterval) =>
        (this.turns, this.queue, this.keys, this.tokens, this.sender, this.retryInterval) =
        (turns, queue, keys, tokens, sender, retryInterval);

    /// <summary>
    /// Where the merchant's portal sends them. An order's own <c>webhookUrl</c> goes first if it is on this machine;
    /// others are never asked for.
    /// </summary>
    public Option<Uri> Address { get; set; } = None;

    /// <summary>Whether a further try keeps the timestamp and nonce of the first. Not documented; off.</summary>
    public bool RepeatsStamp { get; set; }

    /// <summary>How many wait to be acknowledged, also those that are not due yet.</summary>
    public int Waiting => turns.Take(_ => queue.Waiting.Count);

    /// <summary>Adds faults to the script: each webhook that is caused from now on uses up the next one.</summary>
    public void Next(params IEnumerable<WebhookFault> faults) => turns.Take(_ =>
    {
        foreach (var fault in faults)
            queue.Next(fault);
        return unit;
    });

    /// <summary>Tries each webhook that is due once, in their order, and tells how that went.</summary>
    /// <remarks>One that has nowhere to go stays.</remarks>
    public async Task<Seq<WebhookDelivery>> Deliver(CancellationToken cancellation = default)
    {
        var deliveries = new List<WebhookDelivery>();
        foreach (var it in turns.Take(queue.TakeDue))
        {
            if (AddressOf(it.Body).Case is Uri address)
                deliveries.Add(await Try(it, address, cancellation).ConfigureAwait(false));
            else
                PutBack(it, Duration.Zero);
        }

        return toSeq(deliveries.ToArray());
    }

    /// <summary>What would go out now, as it would go out, to be looked at or tampered with. Nothing is sent.</summary>
    public Seq<WebhookRequest> Peek() => turns.Take(now => queue.Waiting
        .Filter(it => it.DueAt <= now)
        .Map(it => Signed(it.Body.Json, StampOf(it, now)))
        .Strict());

    /// <summary>Any text, signed with the key of this moment as if it were sent at an instant.</summary>
    public WebhookRequest Sign(string body, Instant sentAt) => turns.Take(_ => Signed(body, NewStamp(sentAt)));

    async Task<WebhookDelivery> Try(WaitingWebhook it, Uri address, CancellationToken cancellation)
    {
        var (tried, request) = turns.Take(now =>
        {
            var stamp = StampOf(it, now);
            return (it with { Tries = it.Tries + 1, Stamp = stamp }, Signed(it.Body.Json, stamp));
        });
        var (status, acknowledged) = await sender.Send(request, address, cancellation).ConfigureAwait(false);
        if (!acknowledged)
            PutBack(tried, retryInterval);
        return new WebhookDelivery(
            it.Body.TradeNo, it.Body.BizStatus, tried.Tries, request, status, acknowledged);
    }

    void PutBack(WaitingWebhook it, Duration wait) => turns.Take(now =>
    {
        queue.TryAgain(it, now + wait);
        return unit;
    });

    Option<Uri> AddressOf(WebhookBody body) => body.Address.Filter(it => it.IsLoopback) || Address;

    (string Timestamp, string Nonce) StampOf(WaitingWebhook it, Instant now) =>
        RepeatsStamp ? it.Stamp.IfNone(() => NewStamp(now)) : NewStamp(now);

    (string Timestamp, string Nonce) NewStamp(Instant at) =>
        (at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), tokens.LettersAndDigits(NonceLength));

    WebhookRequest Signed(string body, (string Timestamp, string Nonce) stamp)
    {
        var key = keys.Current;
        return new WebhookRequest(
            key.Certificate.Serial, stamp.Timestamp, stamp.Nonce, key.Sign(stamp.Timestamp, stamp.Nonce, body), body);
    }
}
