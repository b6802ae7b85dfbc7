namespace Payments.Testing.BinancePay;

/// <summary>How an order stands, in the words of "Query order v2".</summary>
public sealed record FakeOrderStatus
{
    public static readonly FakeOrderStatus Initial = new("INITIAL");

    /// <summary>The customer has begun to pay: no longer to be closed, not yet paid.</summary>
    public static readonly FakeOrderStatus Pending = new("PENDING");

    public static readonly FakeOrderStatus Paid = new("PAID");

    /// <summary>Closed by the merchant.</summary>
    public static readonly FakeOrderStatus Canceled = new("CANCELED");

    public static readonly FakeOrderStatus Expired = new("EXPIRED");

    /// <summary>The payment failed, and no other will be taken.</summary>
    public static readonly FakeOrderStatus Error = new("ERROR");

    public static readonly FakeOrderStatus Refunding = new("REFUNDING");

    /// <summary>A part was given back.</summary>
    public static readonly FakeOrderStatus Refunded = new("REFUNDED");

    public static readonly FakeOrderStatus FullRefunded = new("FULL_REFUNDED");

    FakeOrderStatus(string word) => Word = word;

    public string Word { get; }

    /// <summary>Whether a customer can still pay.</summary>
    public bool IsPayable => this == Initial || this == Pending;

    public bool IsRefundable => this == Paid || this == Refunding || this == Refunded;

    public override string ToString() => Word;
}
