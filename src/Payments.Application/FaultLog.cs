using Microsoft.Extensions.Logging;

using Payments.Application.Ports;

namespace Payments.Application;

/// <summary>Says once when a store stops answering, and once when it answers again.</summary>
sealed class FaultLog(ILogger log, string work)
{
    Option<StoreFault> last;

    /// <summary>The same answer, heard.</summary>
    public Either<StoreFault, T> Heard<T>(Either<StoreFault, T> answer)
    {
        var fault = answer.Match(Right: _ => None, Left: Some);
        if (fault == last)
            return answer;

        last = fault;
        fault.Match(
            Some: it => log.LogError(LogEvents.StoreSilent, "{Work} stands still: the store is {Fault}", work, it.Name),
            None: () => log.LogWarning(LogEvents.StoreAnswers, "{Work} goes on: the store answers again", work));
        return answer;
    }
}
