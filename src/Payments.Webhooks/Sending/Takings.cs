using System.Collections.Concurrent;

using Payments.Application.Ports;

namespace Payments.Webhooks.Sending;

/// <summary>Which endpoints have taken a message that others of their business have not taken yet.</summary>
/// <remarks>It spares repeats and is no promise: what is forgotten is sent once more, under the same id.</remarks>
sealed class Takings
{
    // A few hundred bytes each. Messages that are given up stay here until all are forgotten at once.
    const int MaxMessages = 10_000;

    readonly ConcurrentDictionary<string, Seq<EndpointId>> byMessage = new(StringComparer.Ordinal);

    public Seq<EndpointId> Of(string message) =>
        byMessage.TryGetValue(message, out var taken) ? taken : Seq<EndpointId>();

    public void Remember(string message, Seq<EndpointId> taken)
    {
        if (taken.IsEmpty)
            return;

        if (byMessage.Count >= MaxMessages)
            byMessage.Clear();
        byMessage[message] = taken.Strict();
    }

    public void Forget(string message) => byMessage.TryRemove(message, out _);
}
