using Payments.Domain.Sessions;

namespace Payments.Application.Ports;

/// <summary>Somebody with whom a customer can pay an order.</summary>
/// <remarks>
/// No method throws for what a provider can answer or a network can do to it: that is an <c>Unknown</c>. A request
/// never acts after <see cref="RequestValidity"/> has passed since it was sent, whatever happens to it on its way, and
/// never after the <c>notAfter</c> it was given, which is the end of the lease it is made under: what could still act
/// then is not sent, and is an <c>Unknown</c>. Asking twice for an order of the same number never opens two.
/// </remarks>
public interface IPaymentProvider
{
    /// <summary>What it is called where its calls are counted: one word, and always the same.</summary>
    string Name => "other";

    /// <summary>The longest that an order may stay open.</summary>
    Duration LongestOrderLife { get; }

    /// <summary>How long after it was sent a request may still act.</summary>
    Duration RequestValidity { get; }

    /// <summary>Asks for an order over the session's amount that can be paid until the deadline.</summary>
    Task<OpenAnswer> Open(
        OrderNumber number,
        PaymentTerms terms,
        Instant deadline,
        Instant notAfter,
        CancellationToken cancellation);

    /// <summary>Asks how the order stands.</summary>
    Task<QueryAnswer> Query(OrderNumber number, CancellationToken cancellation);

    /// <summary>Asks for the order to be closed. Only a later query tells whether it was.</summary>
    Task<CloseAnswer> Close(OrderNumber number, Instant notAfter, CancellationToken cancellation);
}

/// <summary>Which provider serves a mode: test is always the sandbox, live is the configured one or none.</summary>
public interface IPaymentProviders
{
    Option<IPaymentProvider> For(Payments.Domain.Values.Mode mode);
}
