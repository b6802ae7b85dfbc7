using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

using Payments.Domain.Values;

using static Payments.Testing.BinancePay.FieldRule;
using static Payments.Testing.BinancePay.ResultCode;

namespace Payments.Testing.BinancePay;

/// <summary>What "Create order v3" says of its request. Of the rules that are broken, the first is answered.</summary>
/// <remarks>
/// Where the page is silent the rule is the stricter reading: a number is a JSON number, and an amount is given in one
/// currency only. Members that it does not name are ignored. Lengths of the last members are those of v1.
/// </remarks>
static class CreateOrderRules
{
    const int MaxTradeNo = 32;
    const int MaxDecimals = 8;
    const decimal Least = 0.00000001m;

    // No page names a greatest amount for v3. This one is beyond all trade, and far from where arithmetic ends.
    const decimal Most = 1_000_000_000_000m;

    const int MaxLink = 256;
    const int MaxSupportPayCurrency = 1024;
    const int MaxUniversalUrlAttach = 120;
    const int MaxPassThroughInfo = 512;

    const string MiniProgram = "MINI_PROGRAM";

    static readonly FrozenSet<string> TerminalTypes =
        FrozenSet.Create("APP", "WEB", "WAP", MiniProgram, "PAYMENT_LINK", "OTHERS");

    static readonly FrozenSet<string> OsTypes = FrozenSet.Create("IOS", "ANDROID");

    public static Option<ResultCode> FaultOf(JsonElement body, Instant now, Duration longestLife) =>
        First(
            Environment(body),
            TradeNo(body),
            Amounts(body),
            GoodsRules.FaultOf(body),
            Description(body),
            Tail(body),
            ExpireTime(body, now, longestLife));

    static Option<ResultCode> Environment(JsonElement body)
    {
        var env = body.Member("env");
        return First(
            RequiredWord(env, "terminalType", TerminalTypes),
            OptionalWord(env, "osType", OsTypes),
            env.Text("terminalType") == MiniProgram ? Required(body, "appId") : Kept);
    }

    static Option<ResultCode> TradeNo(JsonElement body) =>
        First(
            Required(body, "merchantTradeNo"),
            body.Text("merchantTradeNo").Exists(it => it.Length <= MaxTradeNo && it.All(char.IsAsciiLetterOrDigit))
                ? Kept
                : InvalidTradeNo);

    static Option<ResultCode> Amounts(JsonElement body) =>
        body.Has("currency") && body.Has("fiatCurrency") ? WrongValue
        : body.Has("fiatCurrency") ? Amount(body, "fiatAmount", "fiatCurrency", isCrypto: false)
        : Amount(body, "orderAmount", "currency", isCrypto: true);

    static Option<ResultCode> Amount(JsonElement body, string amount, string currency, bool isCrypto) =>
        First(
            Required(body, currency),
            body.Text(currency).Exists(it => IsPayable(it, isCrypto)) ? Kept : WrongValue,
            body.Member(amount).ValueKind == JsonValueKind.Number ? Kept : Missing,
            body.Number(amount).Exists(IsLawful) ? Kept : WrongValue);

    static bool IsLawful(decimal amount) => amount is >= Least and <= Most && amount.Scale <= MaxDecimals;

    static bool IsPayable(string code, bool isCrypto) =>
        Currency.Create(code).Match(Succ: it => it.IsPayable && it.IsCrypto == isCrypto, Fail: _ => false);

    static Option<ResultCode> Description(JsonElement body) =>
        First(
            Required(body, "description"),
            Plain(body, "description"));

    /// <summary>Text that people read: some signs are forbidden in it.</summary>
    public static Option<ResultCode> Plain(JsonElement holder, string name) =>
        holder.Text(name).Exists(it => it.EnumerateRunes().Any(IsForbidden)) ? IllegalCharacter : Kept;

    // Backslash, quotation mark and emoji: the blocks of pictures, and what joins and colours them.
    static bool IsForbidden(Rune it) =>
        it.Value is '\\' or '"' or 0x200D or 0x20E3 or 0xFE0F
            or (>= 0x2600 and <= 0x27BF) or (>= 0x2B00 and <= 0x2BFF) or (>= 0x1F000 and <= 0x1FAFF);

    static Option<ResultCode> Tail(JsonElement body) =>
        First(
            OptionalLink(body, "returnUrl", MaxLink),
            OptionalLink(body, "cancelUrl", MaxLink),
            OptionalLink(body, "webhookUrl", MaxLink),
            Optional(body, "supportPayCurrency", MaxSupportPayCurrency),
            Optional(body, "universalUrlAttach", MaxUniversalUrlAttach),
            Optional(body, "passThroughInfo", MaxPassThroughInfo));

    static Option<ResultCode> ExpireTime(JsonElement body, Instant now, Duration longestLife) =>
        !body.Has("orderExpireTime") ? Kept
        : body.Milliseconds("orderExpireTime").Exists(it => it > now && it - now <= longestLife) ? Kept
        : WrongValue;
}
