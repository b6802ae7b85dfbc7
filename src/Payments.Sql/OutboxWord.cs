namespace Payments.Sql;

/// <summary>The words of the outbox table.</summary>
public static class OutboxWord
{
    public const string Provider = "provider";

    public const string Merchant = "merchant";

    /// <summary>Behind an earlier provider effect of its session.</summary>
    public const string Waiting = "waiting";

    /// <summary>To be taken by anyone, once it is due and under no lease.</summary>
    public const string Ready = "ready";

    public const string Parked = "parked";

    public const string Done = "done";
}
