using System.Buffers;
using System.Text.Json;

namespace Payments.BinancePay.Api;

/// <summary>Reading what every reply is wrapped in: an answer for every sequence of bytes.</summary>
/// <remarks>
/// <c>status</c> and <c>code</c> decide, and have to agree. A refusal may come without a status of its own, or with
/// <c>ERROR</c> ("Deviating bodies" of the reference); a success may not.
/// </remarks>
static class Envelope
{
    const string Success = "SUCCESS";
    const string SuccessCode = "000000";

    // The longest that is documented has nine; a stranger's must not fill a log.
    const int MaxCodeLength = 16;

    static readonly SearchValues<char> CodeCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    static readonly ApiReply NotUnderstood = new ApiReply.Unknown();

    public static ApiReply Read(ReadOnlyMemory<byte> body) =>
        StrictJson.Read(body, it => Some(Understood(it))).IfNone(NotUnderstood);

    static ApiReply Understood(JsonElement reply) =>
        reply.Text("code").Filter(IsCode).Match(
            Some: code => (IsSuccess(reply), code == SuccessCode) switch
            {
                (true, true) => new ApiReply.Done(reply.Member("data")),
                (false, false) => new ApiReply.TurnedDown(code),
                _ => NotUnderstood,
            },
            None: () => NotUnderstood);

    static bool IsSuccess(JsonElement reply) =>
        reply.Text("status").Match(Some: it => it == Success, None: () => false);

    static bool IsCode(string text) =>
        text.Length is >= 1 and <= MaxCodeLength && !text.AsSpan().ContainsAnyExcept(CodeCharacters);
}
