using System.Buffers;
using System.Text.Json;

using Payments.Domain.Values;
using Payments.Json.Writing;

namespace Payments.Json;

/// <summary>What <c>/health/live</c> and <c>/health/ready</c> say, to anyone: nothing of anyone's payments.</summary>
public static class HealthReplyJson
{
    public static void WriteLive(IBufferWriter<byte> output) =>
        Written.To(output, "live", static (json, it) => json.Text("status"u8, it));

    /// <summary>Ready is who has a store that answers; a provider may be absent, and its mode then waits.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="storeName">How the store is called; none to leave it out.</param>
    /// <param name="storeFault">Why the store does not answer, in a word; none if it does.</param>
    /// <param name="hasProvider">Whether somebody takes payments of a mode.</param>
    public static void WriteReady(
        IBufferWriter<byte> output,
        Option<string> storeName,
        Option<string> storeFault,
        Func<Mode, bool> hasProvider) =>
        Written.To(output, (storeName, storeFault, hasProvider), static (json, it) => json
            .Object("dependencies"u8, it, static (to, them) => to
                .Object("providers"u8, them.hasProvider, WriteProviders)
                .Text("store"u8, them.storeFault.IfNone("up"))
                .TextIfAny("store_name"u8, them.storeName))
            .Text("status"u8, it.storeFault.IsNone ? "ready" : "not_ready"));

    static Utf8JsonWriter WriteProviders(Utf8JsonWriter json, Func<Mode, bool> hasProvider) =>
        json.Text("live"u8, Word(hasProvider(Mode.Live))).Text("test"u8, Word(hasProvider(Mode.Test)));

    static string Word(bool isThere) => isThere ? "configured" : "not_configured";
}
