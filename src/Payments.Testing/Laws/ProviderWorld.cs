using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;

namespace Payments.Testing.Laws;

/// <summary>A provider under test, and the hands of those on its other side.</summary>
/// <param name="Provider">Fresh: nothing was ever asked of it.</param>
/// <param name="Terms">Of a session that it takes, and whose first order no law has opened.</param>
/// <param name="Now">What its clock says.</param>
/// <param name="Pass">Lets time pass.</param>
/// <param name="Pay">Pays the order in full.</param>
/// <param name="Orders">How many orders that number has had, whatever became of them.</param>
public sealed record ProviderWorld(
    IPaymentProvider Provider,
    PaymentTerms Terms,
    Func<Instant> Now,
    Action<Duration> Pass,
    Func<OrderNumber, Task> Pay,
    Func<OrderNumber, Task<int>> Orders);
