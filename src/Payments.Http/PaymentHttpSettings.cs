using Payments.Domain.Values;

namespace Payments.Http;

/// <summary>What an app may set about the routes.</summary>
public sealed record PaymentHttpSettings
{
    /// <summary>Our page where a customer can pay, if there is one: <c>links.url</c> until the order is open.</summary>
    public Func<PaymentId, Option<string>> HostedPage { get; init; } = _ => None;

    /// <summary>Makes the ids of customers. Version 4: nobody learns from it when a customer came.</summary>
    public Func<Guid> NewId { get; init; } = Guid.NewGuid;
}
