using System.Collections.Frozen;
using System.Text.Json;

using static Payments.Testing.BinancePay.ResultCode;

namespace Payments.Testing.BinancePay;

/// <summary>What one member of a request has to keep to: nothing, or the code of what is wrong.</summary>
static class FieldRule
{
    public static readonly Option<ResultCode> Kept = None;

    public static Option<ResultCode> First(params ReadOnlySpan<Option<ResultCode>> faults)
    {
        foreach (var fault in faults)
        {
            if (fault.IsSome)
                return fault;
        }

        return Kept;
    }

    public static Option<ResultCode> Required(JsonElement body, string name, int maxLength = int.MaxValue) =>
        body.Text(name).Match(
            Some: it => it.Length == 0 ? Missing : AtMost(it, maxLength),
            None: () => Missing);

    public static Option<ResultCode> Optional(JsonElement body, string name, int maxLength = int.MaxValue) =>
        !body.Has(name) ? Kept
        : body.Text(name).Match(Some: it => AtMost(it, maxLength), None: () => Missing);

    public static Option<ResultCode> RequiredWord(JsonElement body, string name, FrozenSet<string> words) =>
        First(
            Required(body, name),
            OneOf(body, name, words));

    public static Option<ResultCode> OptionalWord(JsonElement body, string name, FrozenSet<string> words) =>
        body.Has(name) ? RequiredWord(body, name, words) : Kept;

    public static Option<ResultCode> OptionalLink(JsonElement body, string name, int maxLength) =>
        First(
            Optional(body, name, maxLength),
            body.Text(name).Match(Some: it => it.Length == 0 || IsWeb(it) ? Kept : WrongValue, None: () => Kept));

    static Option<ResultCode> OneOf(JsonElement body, string name, FrozenSet<string> words) =>
        body.Text(name).Match(Some: it => words.Contains(it) ? Kept : WrongValue, None: () => Kept);

    static Option<ResultCode> AtMost(string text, int maxLength) => text.Length > maxLength ? WrongLength : Kept;

    static bool IsWeb(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var link)
        && (link.Scheme == Uri.UriSchemeHttp || link.Scheme == Uri.UriSchemeHttps);
}
