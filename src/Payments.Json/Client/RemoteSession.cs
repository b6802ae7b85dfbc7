using Payments.Domain.Values;

namespace Payments.Json.Client;

/// <summary>A session as a reply tells of it. A flat reply is its payment alone.</summary>
/// <param name="Payment">What is to be paid.</param>
/// <param name="Status">How far the session is; in every known reply the word of its payment.</param>
/// <param name="ExpiresAt">The first instant that is too late. Data, and never a constant.</param>
/// <param name="Links">The four links of a checkout that can be paid.</param>
/// <param name="HostedPage">A page where the customer chooses how to pay; a bearer secret, too.</param>
/// <param name="Message">For people, whatever it says.</param>
/// <param name="IsFlat">The reply is the payment alone: whether there are links or an end is not told.</param>
public sealed record RemoteSession(
    RemotePayment Payment,
    StatusWord Status,
    Option<Instant> ExpiresAt,
    Option<CheckoutLinks> Links,
    Option<string> HostedPage,
    Option<string> Message,
    bool IsFlat)
{
    /// <summary>Without links: replies end up in logs.</summary>
    public override string ToString() => Payment.ToString();
}
