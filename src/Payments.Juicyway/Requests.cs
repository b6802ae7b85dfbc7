using Payments.Application;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Juicyway;

/// <summary>What is asked of Juicyway for an order.</summary>
static class Requests
{
    /// <summary>
    /// The session's request, under the number of the order: letters and digits only, as the strictest edition wants.
    /// </summary>
    public static PaymentRequest Under(OrderNumber number, PaymentRequest request) =>
        PaymentRequest.Create(
                request.Amount.MinorUnits,
                request.Amount.Currency,
                request.Customer,
                request.Description,
                Reference.Create(number.Text),
                request.Order,
                request.Metadata)
            .IfFail(why => throw new InvalidOperationException(
                $"Parts of a lawful request are lawful: {string.Join(", ", why.Map(it => it.Code))}"));
}
