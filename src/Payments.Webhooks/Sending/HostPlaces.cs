using System.Collections.Concurrent;

namespace Payments.Webhooks.Sending;

/// <summary>How much may be under way to one host: a slow one must not hold what others need.</summary>
/// <remarks>Nobody waits for a place. A host is forgotten when nothing is under way to it.</remarks>
sealed class HostPlaces(int most)
{
    readonly ConcurrentDictionary<string, int> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes a place if there is one; whoever has taken it leaves it.</summary>
    public bool TryTake(string host)
    {
        while (true)
        {
            if (!taken.TryGetValue(host, out var count))
            {
                if (taken.TryAdd(host, 1))
                    return true;
            }
            else if (count >= most)
                return false;
            else if (taken.TryUpdate(host, count + 1, count))
                return true;
        }
    }

    public void Leave(string host)
    {
        while (taken.TryGetValue(host, out var count))
        {
            var isLeft = count == 1
                ? taken.TryRemove(KeyValuePair.Create(host, count))
                : taken.TryUpdate(host, count - 1, count);
            if (isLeft)
                return;
        }
    }
}
