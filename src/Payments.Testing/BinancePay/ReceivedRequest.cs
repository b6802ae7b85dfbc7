namespace Payments.Testing.BinancePay;

/// <summary>A request that reached a route of the fake, whatever became of it.</summary>
/// <remarks>Its body can hold personal data, so it is not printed.</remarks>
public sealed record ReceivedRequest(
    BinancePayRoute Route, Instant ArrivedAt, string Timestamp, string Nonce, string Body)
{
    public override string ToString() => $"{Route} at {ArrivedAt}";
}
