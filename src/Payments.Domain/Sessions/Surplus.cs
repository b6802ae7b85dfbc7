namespace Payments.Domain.Sessions;

/// <summary>Money that arrived and was not credited, and why. It is the merchant's to give back.</summary>
public sealed record Surplus(Receipt Receipt, Anomaly Anomaly);
