using Microsoft.AspNetCore.Http;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Json;

namespace Payments.Http;

/// <summary>Who asks: the holder of the key in <c>Authorization</c>.</summary>
/// <remarks>The key is sent bare, without Bearer before it (docs.juicyway.com, "Authentication").</remarks>
sealed class KeyCheck(IApiKeys keys)
{
    // Ours have 48 characters; whatever is longer is no key of ours, and is not worth hashing.
    const int MaxKeyLength = 256;

    public async Task<Either<ErrorReply, KeyHolder>> Holder(HttpContext http)
    {
        var sent = http.Request.Headers.Authorization;
        if (sent.Count != 1 || string.IsNullOrWhiteSpace(sent[0]))
            return Errors.KeyMissing;
        if (sent[0]!.Length > MaxKeyLength)
            return Errors.KeyUnknown;

        var found = await keys.Find(ApiKeyHash.Of(sent[0]!), http.RequestAborted).ConfigureAwait(false);
        return found.Match(
            Right: it => it.Match<Either<ErrorReply, KeyHolder>>(
                Some: holder => holder,
                None: () => Errors.KeyUnknown),
            Left: fault => Errors.Of(new NotHandled.StoreFailed(fault)));
    }
}
