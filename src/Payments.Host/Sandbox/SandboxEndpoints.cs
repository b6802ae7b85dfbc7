using Payments.Domain.Values;

namespace Payments.Host.Sandbox;

/// <summary>The addresses under which a person plays the customer of a test session.</summary>
/// <remarks>
/// They need no key: a customer has none, and only test orders exist in the sandbox. Map them only where test sessions
/// are served.
/// <list type="bullet">
/// <item><c>GET /sandbox/payment-sessions/{payment_id}</c> shows the latest order of the session.</item>
/// <item><c>POST /sandbox/payment-sessions/{payment_id}/pay</c> pays it; <c>{"amount": 100}</c>, in minor units,
/// pays that much instead of the quote.</item>
/// <item><c>POST /sandbox/payment-sessions/{payment_id}/close</c> closes it at the provider.</item>
/// <item><c>POST /sandbox/payment-sessions/{payment_id}/refund</c> gives a payment back at the provider.</item>
/// </list>
/// Each answers the order (200); 404 if the session has none; 409 if it stands otherwise; 400, 413 or 422 for a body
/// that is not JSON, too large or wrong; 503 while the sandbox's file cannot be used.
/// </remarks>
public static class SandboxEndpoints
{
    /// <summary>
    /// Maps the sandbox's addresses. <paramref name="changed"/> is told of each session whose order changed.
    /// </summary>
    /// <remarks>
    /// It stands for the provider's webhook: it is told after the order has changed, is waited for, but not for long,
    /// and when it fails, the order has changed all the same.
    /// </remarks>
    public static IEndpointRouteBuilder MapSandbox(
        this IEndpointRouteBuilder endpoints, SandboxProvider sandbox, Func<PaymentId, CancellationToken, Task> changed)
    {
        var desk = new SandboxDesk(sandbox, changed);
        endpoints.MapGet("/sandbox/payment-sessions/{payment_id}", Answering(desk.Show));
        endpoints.MapPost("/sandbox/payment-sessions/{payment_id}/pay", Answering(desk.Pay));
        endpoints.MapPost("/sandbox/payment-sessions/{payment_id}/close", Answering(desk.Close));
        endpoints.MapPost("/sandbox/payment-sessions/{payment_id}/refund", Answering(desk.Refund));
        return endpoints;
    }

    static RequestDelegate Answering(Func<HttpContext, Task<SandboxReply>> handle) =>
        async context =>
        {
            try
            {
                var reply = await handle(context).ConfigureAwait(false);
                await reply.WriteTo(context.Response, context.RequestAborted).ConfigureAwait(false);
            }
            catch (Exception) when (context.RequestAborted.IsCancellationRequested)
            {
                // Nobody is left to be answered.
            }
        };
}
