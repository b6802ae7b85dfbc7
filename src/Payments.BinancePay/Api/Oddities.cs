using System.Collections.Concurrent;

using Microsoft.Extensions.Logging;

namespace Payments.BinancePay.Api;

/// <summary>Says once of each word that Binance Pay uses it although no page of theirs explains it.</summary>
/// <remarks>Remembers a bounded number; what comes after that is not said.</remarks>
sealed class Oddities(ILogger log)
{
    // There are some thirty documented codes. More new ones than that are noise, and noise must not fill memory.
    const int MaxWords = 100;

    const int MaxLength = 32;

    readonly ConcurrentDictionary<(string Kind, string Word), byte> seen = new();

    public void Note(string kind, string word)
    {
        var shown = Shown(word);
        if (seen.Count < MaxWords && seen.TryAdd((kind, shown), 0))
            log.LogWarning(
                LogEvents.Undocumented, "Binance Pay uses a {Kind} that is not documented: {Word}", kind, shown);
    }

    // It came over the network: a line break would forge a line of the log.
    static string Shown(string word) =>
        string.Concat(word.Take(MaxLength).Select(it => char.IsAsciiLetterOrDigit(it) || it == '_' ? it : '?'));
}
