using System.Text.Json;
using System.Text.Unicode;

namespace Payments.BinancePay;

/// <summary>Taking JSON apart that came over the network: an answer for every sequence of bytes.</summary>
/// <remarks>
/// None for what is no JSON, is nested too deep, says a thing twice, or is no text where text is read.
/// </remarks>
static class StrictJson
{
    // The deepest documented message has four levels; this is room for what we do not follow.
    static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>What is read of it. Nothing of the document may be kept but clones and texts.</summary>
    public static Option<T> Read<T>(ReadOnlyMemory<byte> utf8, Func<JsonElement, Option<T>> read)
    {
        // The parser looks at the bytes of a text only when it is asked for it.
        if (!Utf8.IsValid(utf8.Span))
            return None;

        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            return read(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The second is what it throws for half of a surrogate pair, and for members of what has none.
            return None;
        }
    }
}
