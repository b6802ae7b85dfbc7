namespace Payments.Application.Ports;

/// <summary>A key that is being replaced: the merchant may still check with it before <c>Until</c>.</summary>
public sealed record RetiringSecret(WebhookSecret Secret, Instant Until);

/// <summary>One place where a business listens, and the keys that sign what is sent there.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Url">Where.</param>
/// <param name="Secret">The key that signs.</param>
/// <param name="Previous">The key before it, which signs as well while the merchant changes over.</param>
public sealed record MerchantEndpoint(
    EndpointId Id, EndpointUrl Url, WebhookSecret Secret, Option<RetiringSecret> Previous)
{
    /// <summary>The keys that sign at a time, the current one first.</summary>
    public Seq<WebhookSecret> SecretsAt(Instant now) =>
        Secret.Cons(Previous.Filter(it => now < it.Until).Map(it => it.Secret).ToSeq());

    /// <summary>Signed with another key from now on, and with the present one as well until then.</summary>
    public MerchantEndpoint Rotated(WebhookSecret next, Instant previousUntil) =>
        this with { Secret = next, Previous = new RetiringSecret(Secret, previousUntil) };
}
