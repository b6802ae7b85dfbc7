namespace Payments.Json.Client;

/// <summary>How many payments there were of each status (docs.juicyway.com, "Payment statistics").</summary>
/// <remarks>The published sample does not add up to its own total, so nothing is concluded from the sum.</remarks>
public sealed record RemoteStatistics(long Captured, long Failed, long Pending, long Settled, long Total);
