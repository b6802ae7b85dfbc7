namespace Payments.Domain.Sessions;

/// <summary>The one word that everyone uses of a session. The last three are final (S1).</summary>
public sealed record PaymentStatus
{
    public static readonly PaymentStatus Pending = new("pending");
    public static readonly PaymentStatus Paid = new("paid");
    public static readonly PaymentStatus Cancelled = new("cancelled");
    public static readonly PaymentStatus Expired = new("expired");

    PaymentStatus(string word) => Word = word;

    public static Seq<PaymentStatus> All { get; } = Seq(Pending, Paid, Cancelled, Expired).Strict();

    public string Word { get; }

    public bool IsFinal => this != Pending;

    public override string ToString() => Word;
}
