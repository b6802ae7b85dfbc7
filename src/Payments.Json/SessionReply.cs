using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Json;

/// <summary>A session as the replies of initialize, capture and read show it.</summary>
/// <param name="ExpiresAt">The first instant that is too late, as long as it matters.</param>
/// <param name="Links">The four links of a checkout that can be paid.</param>
/// <param name="HostedPage">
/// The address of a page where the customer chooses how to pay; a bearer secret, too. Only without
/// <paramref name="Links"/>.
/// </param>
/// <param name="Message">For people, whatever it says.</param>
/// <param name="Payment">What is to be paid.</param>
/// <param name="Status">How far the session is.</param>
public sealed record SessionReply(
    Option<Instant> ExpiresAt,
    Option<CheckoutLinks> Links,
    Option<string> HostedPage,
    string Message,
    PaymentReply Payment,
    StatusWord Status)
{
    public static SessionReply Of(PaymentTerms terms, ClientView view, Option<string> hostedPage = default) =>
        new(
            view.ExpiresAt,
            view.Links,
            view.Links.IsSome ? None : hostedPage,
            view.Message,
            PaymentReply.Of(terms, view),
            StatusWord.Of(view.Status));

    /// <summary>Without links and customer: replies end up in logs.</summary>
    public override string ToString() => $"{Payment}, {Message}";
}
