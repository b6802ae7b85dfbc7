namespace Payments.Testing.BinancePay;

/// <summary>The webhooks that wait to be delivered, in the order in which they go out.</summary>
/// <remarks>Whoever uses it holds the fake's lock.</remarks>
sealed class WebhookQueue
{
    /// <summary>The first try and six more ("Acknowledgement").</summary>
    public const int MaxTries = 7;

    // Room for one that falls behind between two that follow each other.
    const long Step = 2;

    readonly Queue<WebhookFault> script = new();
    readonly SortedSet<WaitingWebhook> waiting = new(Comparer<WaitingWebhook>.Create((it, other) =>
        (it.Place, it.Number).CompareTo((other.Place, other.Number))));

    long number;

    public Seq<WaitingWebhook> Waiting => toSeq(waiting.ToArray());

    public void Next(WebhookFault fault) => script.Enqueue(fault);

    public void Tell(WebhookBody body, Instant now)
    {
        if (script.TryDequeue(out var fault))
        {
            _ = fault.Match(
                drop: _ => unit,
                duplicate: it => Add(body, now, copies: 1 + it.Copies),
                holdBack: it => Add(body, now + it.By),
                fallBehind: _ => Add(body, now, behind: Step + 1));
        }
        else
        {
            Add(body, now);
        }
    }

    /// <summary>Takes out what is due. What was not acknowledged is put back by <see cref="TryAgain"/>.</summary>
    public Seq<WaitingWebhook> TakeDue(Instant now)
    {
        var due = Waiting.Filter(it => it.DueAt <= now).Strict();
        waiting.ExceptWith(due);
        return due;
    }

    public void TryAgain(WaitingWebhook it, Instant dueAt)
    {
        if (it.Tries < MaxTries)
            waiting.Add(it with { DueAt = dueAt });
    }

    Unit Add(WebhookBody body, Instant dueAt, int copies = 1, long behind = 0)
    {
        for (var copy = 0; copy < copies; copy++)
        {
            number++;
            waiting.Add(new WaitingWebhook(number, number * Step + behind, body, dueAt, Tries: 0, Stamp: None));
        }

        return unit;
    }
}
