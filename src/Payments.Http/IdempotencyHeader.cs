using System.Buffers;
using System.Text;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

using Payments.Json;

namespace Payments.Http;

/// <summary>Reading <c>Idempotency-Key</c> (draft-ietf-httpapi-idempotency-key-header, section 2).</summary>
/// <remarks>
/// The draft wants a string of RFC 9651, in quotes. Most programs send a bare UUID, so a token without quotes is taken,
/// too; one and the same text is one key, however it was written. The draft defines no parameters, and we take none.
/// </remarks>
static class IdempotencyHeader
{
    public const string Name = "Idempotency-Key";

    /// <summary>Of a key without its quotes and escapes. Four random UUIDs are shorter.</summary>
    public const int MaxLength = 255;

    // What may stand in a token of RFC 9651, section 3.3.4, here also as its first character.
    static readonly SearchValues<char> InToken = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-.^_`|~:/");

    public static Either<ErrorReply, string> Read(IHeaderDictionary headers) =>
        Text(headers[Name]).Filter(it => it.Length is > 0 and <= MaxLength).ToEither(Errors.IdempotencyKeyMalformed);

    // Of two, nobody could say which is meant.
    static Option<string> Text(StringValues sent) =>
        sent.Count != 1 || sent[0]?.Trim(' ') is not { Length: > 0 } item ? None
        : item[0] == '"' ? Unquoted(item)
        : item.AsSpan().ContainsAnyExcept(InToken) ? None
        : item;

    // RFC 9651, section 4.2.5: visible ASCII and spaces; only a quote and a backslash can be escaped, and must be.
    static Option<string> Unquoted(string item)
    {
        var text = new StringBuilder(item.Length);
        for (var at = 1; at < item.Length; at++)
        {
            if (item[at] == '"')
                return at == item.Length - 1 ? text.ToString() : None;
            if (item[at] == '\\' && (++at == item.Length || item[at] is not ('"' or '\\')))
                return None;
            if (item[at] is < ' ' or > '~')
                return None;
            text.Append(item[at]);
        }

        return None;
    }
}
