using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Application;

/// <summary>Where a session is found. No look-up goes without business and mode, so nobody sees another's.</summary>
public sealed record SessionKey(BusinessId Business, Mode Mode, PaymentId Payment)
{
    public static SessionKey Of(PaymentTerms terms) => new(terms.Business, terms.Mode, terms.Id);

    public override string ToString() => $"{Mode} {Payment}";
}
