using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

using Payments.Application;
using Payments.Application.Ports;

namespace Payments.Http;

/// <summary>Finds out who asks: the holder of the key in <c>Authorization</c>.</summary>
/// <remarks>
/// The key is sent bare, without Bearer before it (docs.juicyway.com, "Authentication"); some editions of the pages
/// show it after Bearer, and where that is configured both are taken. Of two headers nobody could say which is meant.
/// </remarks>
sealed class KeyCheck(IApiKeys keys, PaymentHttpSettings settings)
{
    // Ours have 48 characters; whatever is longer is no key of ours, and is not worth hashing.
    const int MaxKeyLength = 256;

    // The name of a scheme has no case (RFC 9110, section 11.1).
    const string Bearer = "Bearer ";

    public async Task<Asker> Look(HttpContext http)
    {
        if (Key(http.Request.Headers.Authorization).Case is not string key)
            return new Asker.Stranger(Errors.KeyMissing);
        if (key.Length > MaxKeyLength)
            return new Asker.Stranger(Errors.KeyUnknown);

        var hash = ApiKeyHash.Of(key);
        var found = await keys.Find(hash, http.RequestAborted).ConfigureAwait(false);
        return found.Match<Asker>(
            Right: it => it.Match<Asker>(
                Some: holder => new Asker.Known(hash, holder),
                None: () => new Asker.Stranger(IsAfterBearer(key) ? Errors.KeyAfterBearer : Errors.KeyUnknown)),
            Left: fault => new Asker.Unread(Errors.Of(new NotHandled.StoreFailed(fault))));
    }

    Option<string> Key(StringValues sent) =>
        sent.Count != 1 || sent[0] is not { } text ? None
        : Optional(settings.TakesBearer && IsAfterBearer(text) ? text[Bearer.Length..].Trim(' ') : text)
            .Filter(it => !string.IsNullOrWhiteSpace(it));

    static bool IsAfterBearer(string text) => text.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);
}
