using Payments.Application.Ports;

using static Payments.Testing.Laws.Probe;
using static Payments.Testing.Samples;

namespace Payments.Testing.Laws;

/// <summary>What <see cref="IWebhookNonces"/> promises.</summary>
public static class WebhookNonceLaws
{
    // More than any adapter clears away at once.
    const int Many = 200;

    static readonly Instant Later = Noon + Duration.FromHours(1);
    static readonly Instant End = Noon + Duration.FromHours(24);
    static readonly WebhookNonce Nonce = new("provider", "certificate", "nonce");

    public static Seq<Law<IWebhookNonces>> All { get; } = Seq(
        new Law<IWebhookNonces>("A nonce that nobody remembered is not known", NeverSeen),
        new Law<IWebhookNonces>("A nonce is known until the end that was given, and not from then on", KnownUntil),
        new Law<IWebhookNonces>("A nonce is one of its provider and its certificate, compared exactly", Apart),
        new Law<IWebhookNonces>("A nonce that is remembered again is kept until the later end", LaterEnd),
        new Law<IWebhookNonces>("However many nonces have ended, those that have not stay known", EndedOnes)).Strict();

    static async Task NeverSeen(IWebhookNonces nonces, CancellationToken cancellation)
    {
        await Remember(nonces, Nonce with { Nonce = "another" }, End, cancellation);
        MustBe(false, await IsKnown(nonces, Nonce, Noon, cancellation), "A nonce that nobody remembered");
    }

    static async Task KnownUntil(IWebhookNonces nonces, CancellationToken cancellation)
    {
        await Remember(nonces, Nonce, End, cancellation);
        MustBe(true, await IsKnown(nonces, Nonce, Noon, cancellation), "At once");
        MustBe(true, await IsKnown(nonces, Nonce, End - Duration.Epsilon, cancellation), "Just before the end");
        MustBe(false, await IsKnown(nonces, Nonce, End, cancellation), "At the end");
    }

    static async Task Apart(IWebhookNonces nonces, CancellationToken cancellation)
    {
        await Remember(nonces, Nonce, End, cancellation);
        var others = Seq(
            Nonce with { Provider = "another" },
            Nonce with { Certificate = "another" },
            Nonce with { Nonce = "NONCE" },
            Nonce with { Certificate = Nonce.Nonce, Nonce = Nonce.Certificate });
        foreach (var other in others)
            MustBe(false, await IsKnown(nonces, other, Noon, cancellation), $"{other}");
    }

    static async Task LaterEnd(IWebhookNonces nonces, CancellationToken cancellation)
    {
        var later = End + Duration.FromSeconds(1);
        await Remember(nonces, Nonce, End, cancellation);
        await Remember(nonces, Nonce, later, cancellation);
        await Remember(nonces, Nonce, End, cancellation);
        MustBe(true, await IsKnown(nonces, Nonce, End, cancellation), "At the earlier end");
        MustBe(false, await IsKnown(nonces, Nonce, later, cancellation), "At the later end");
    }

    static async Task EndedOnes(IWebhookNonces nonces, CancellationToken cancellation)
    {
        for (var number = 0; number < Many; number++)
            await Remember(nonces, Nonce with { Nonce = $"{number}" }, Noon + Duration.FromSeconds(1), cancellation);

        await Remember(nonces, Nonce, End, cancellation);
        for (var number = 0; number < Many; number++)
            Answer(await nonces.Remember(Nonce with { Nonce = $"late {number}" }, Later, End, cancellation));

        MustBe(true, await IsKnown(nonces, Nonce, Later, cancellation), "One that has not ended");
        var late = Nonce with { Nonce = "late 0" };
        MustBe(true, await IsKnown(nonces, late, Later, cancellation), "One that came while others were forgotten");
    }

    static async Task<bool> IsKnown(
        IWebhookNonces nonces, WebhookNonce nonce, Instant now, CancellationToken cancellation) =>
        Answer(await nonces.IsKnown(nonce, now, cancellation));

    static async Task Remember(
        IWebhookNonces nonces, WebhookNonce nonce, Instant until, CancellationToken cancellation) =>
        Answer(await nonces.Remember(nonce, Noon, until, cancellation));
}
