using Payments.Domain.Values;

namespace Payments.Json;

/// <summary>Whether real money moves, on the wire and in the store.</summary>
static class ModeWord
{
    public static string Of(Mode mode) => mode.Match(test: () => "test", live: () => "live");
}
