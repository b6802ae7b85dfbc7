namespace Payments.Application;

/// <summary>The numbers of the shell, and the two things the core may not do: make ids, and roll dice.</summary>
public sealed record ShellSettings
{
    /// <summary>How this node signs its leases; different for each running process.</summary>
    public required string Node { get; init; }

    /// <summary>How long a session may be paid: 12 hours, as in the published reply.</summary>
    public Duration Lifetime { get; init; } = Duration.FromHours(12);

    /// <summary>How long a node keeps an effect to itself. Longer than any request of the provider can act.</summary>
    public Duration Lease { get; init; } = Duration.FromSeconds(30);

    /// <summary>How long a capture waits for its links before it says that they are still being prepared.</summary>
    public Duration CapturePatience { get; init; } = Duration.FromSeconds(10);

    /// <summary>How often a waiting capture looks whether another node has the links.</summary>
    public Duration CaptureLook { get; init; } = Duration.FromMilliseconds(100);

    /// <summary>When a capture that is still being prepared may be asked again.</summary>
    public Duration RetryAfter { get; init; } = Duration.FromSeconds(2);

    /// <summary>
    /// How often the provider is asked about an order that awaits payment, in case its webhook was lost.
    /// </summary>
    public Duration AskEvery { get; init; } = Duration.FromSeconds(60);

    /// <summary>The first wait before an effect is tried again; doubled each time.</summary>
    public Duration FirstWait { get; init; } = Duration.FromSeconds(1);

    /// <summary>The longest wait before an effect is tried again. There is no last try (S15).</summary>
    public Duration LongestWait { get; init; } = Duration.FromMinutes(5);

    /// <summary>The longest wait before a merchant is told again.</summary>
    public Duration LongestNoticeWait { get; init; } = Duration.FromHours(1);

    /// <summary>
    /// How long a merchant is told again and again: 48 hours, as published (docs.juicyway.com, "Webhooks"). After that
    /// the notice is parked.
    /// </summary>
    public Duration NoticePatience { get; init; } = Duration.FromHours(48);

    /// <summary>How often a decision is made again because somebody else appended first.</summary>
    public int MaxTries { get; init; } = 32;

    /// <summary>Makes ids: version 7, so that they sort by time (RFC 9562, section 5.7).</summary>
    public Func<Guid> NewId { get; init; } = Guid.CreateVersion7;

    /// <summary>A random number from 0 to below its argument, to keep nodes from acting in step.</summary>
    public Func<int, int> Roll { get; init; } = Random.Shared.Next;
}
