using Microsoft.Extensions.Logging;

using Payments.Application;
using Payments.Application.Ports;

namespace Payments.Http;

/// <summary>Ends the claim on a request: its answer is kept, or its key given back.</summary>
sealed class RequestEnding(IIdempotency requests, SessionLoop loop, TimeProvider time, ILogger<RequestEnding> log)
{
    // The client waits as well, so a store that is away for longer is given up. A lease is many times as long.
    static readonly IReadOnlyList<Duration> Waits =
        [Duration.FromMilliseconds(50), Duration.FromMilliseconds(200), Duration.FromMilliseconds(800)];

    /// <summary>Keeps the answer. Where the store does not take it, a repeat is served once the lease has ended.</summary>
    public async Task Complete(RequestClaim claim, StoredAnswer answer)
    {
        for (var tries = 0; ; tries++)
        {
            var kept = await requests.Complete(claim, loop.Now, answer, CancellationToken.None).ConfigureAwait(false);
            if (kept.Case is not StoreFault fault)
                return;

            if (!fault.IsPassing || tries == Waits.Count)
            {
                log.LogError(
                    LogEvents.AnswerNotKept,
                    "The answer about {Payment} could not be kept, so that a repeat will be served again: {Fault}",
                    claim.Payment, fault.GetType().Name);
                return;
            }

            await Task.Delay(Waits[tries].ToTimeSpan(), time, CancellationToken.None).ConfigureAwait(false);
        }
    }

    // Nothing can be done about a key that cannot be given back: its lease ends, and a repeat goes on with the work.
    public Task Release(RequestClaim claim) => requests.Release(claim, loop.Now, CancellationToken.None);
}
