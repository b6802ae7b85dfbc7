namespace Payments.Specs;

/// <summary>Shorter versions of a script that went wrong.</summary>
static class Shrinking
{
    /// <summary>The script without a stretch of it, the longest stretches first.</summary>
    public static IEnumerable<T[]> Shorter<T>(T[] script)
    {
        for (var length = script.Length; length > 0; length /= 2)
        {
            for (var from = 0; from + length <= script.Length; from += length)
                yield return script.Take(from).Concat(script.Skip(from + length)).ToArray();
        }
    }
}
