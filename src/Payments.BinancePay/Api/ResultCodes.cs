using System.Collections.Frozen;

using Payments.Application.Ports;

namespace Payments.BinancePay.Api;

/// <summary>What a result code says to each of our three questions about an order.</summary>
sealed record ResultCode(string Code, string Name, OpenAnswer OnCreate, QueryAnswer OnQuery, CloseAnswer OnClose);

/// <summary>Every documented result code ("Result codes" of the merchant API) and what it means to us.</summary>
/// <remarks>
/// <para>
/// Refused means that this very request did nothing and never will. It says nothing about an earlier one of the same
/// order number: whoever asked queries the order before believing that there is none. So a wrong key may be a refusal:
/// the query that follows is turned down as well, which answers nothing, and all is asked again.
/// </para>
/// <para>
/// A code is in doubt when an order may exist in spite of it, when the same request may be taken a moment later, or
/// when the page knows it from other endpoints only. No code turns a query into more than "not found".
/// </para>
/// </remarks>
static class ResultCodes
{
    static readonly OpenAnswer OpenInDoubt = new OpenAnswer.Unknown();
    static readonly QueryAnswer QueryInDoubt = new QueryAnswer.Unknown();
    static readonly CloseAnswer CloseInDoubt = new CloseAnswer.Unknown();

    static readonly FrozenDictionary<string, ResultCode> ByCode = new[]
    {
        // The server is in trouble, and may have acted before it was.
        InDoubt("50001", "SERVER_ERROR"),
        InDoubt("400000", "UNKNOWN_ERROR"),
        InDoubt("100001001", "SYSTEM_ABNORMALITY"),

        // The clocks differ or the way was long: the same request, signed again, may be taken.
        InDoubt("400003", "INVALID_TIMESTAMP"),

        // Turned down before anybody looked at the order.
        Refused("400001", "INVALID_REQUEST"),
        Refused("400002", "INVALID_SIGNATURE"),
        Refused("400004", "INVALID_API_KEY_OR_IP"),
        Refused("400005", "BAD_API_KEY_FMT"),
        Refused("400006", "BAD_HTTP_METHOD"),
        Refused("400007", "MEDIA_TYPE_NOT_SUPPORTED"),
        Refused("400008", "INVALID_REQUEST_BODY"),
        Refused("400100", "MANDATORY_PARAM_EMPTY_OR_MALFORMED"),
        Refused("400101", "INVALID_PARAM_WRONG_LENGTH"),
        Refused("400102", "INVALID_PARAM_WRONG_VALUE"),
        Refused("400103", "INVALID_PARAM_ILLEGAL_CHAR"),
        Refused("400104", "INVALID_REQUEST_TOO_LARGE"),
        Refused("400203", "INVALID_ACCOUNT_STATUS"),
        Refused("400206", "SUB_MERCHANT_INVALID"),
        Refused("400606", "MERCHANT_ACCESS_FORBIDDEN"),

        // Malformed or used before. Ours are never malformed, so an order of this number may exist: as long as a query
        // does not find it, nobody may call it refused.
        Refused("400201", "INVALID_MERCHANT_TRADE_NO") with { OnCreate = OpenInDoubt },

        // About an order that is there or not. No answer to the wish for a new one.
        Refused("400202", "ORDER_NOT_FOUND") with { OnCreate = OpenInDoubt, OnQuery = new QueryAnswer.NotFound() },
        Refused("400204", "INVALID_ORDER_STATUS") with { OnCreate = OpenInDoubt },

        // Of refunds, sub-merchants, direct debits, and of ids that we never send.
        InDoubt("400205", "SUB_MERCHANT_EXISTS"),
        InDoubt("400301", "INVALID_PREPAY_ID"),
        InDoubt("400302", "TOO_MANY_REFUND_ATTEMPTS"),
        InDoubt("400303", "INVALID_REFUND_AMOUNT"),
        InDoubt("400304", "ACCOUNT_REMAINING_AMOUNT_NOT_ENOUGH"),
        InDoubt("406207", "DIRECT_DEBIT_CONTRACT_NOT_FOUND"),
        InDoubt("406212", "DIRECT_DEBIT_CONTRACT_NOT_SIGNED"),
    }.ToFrozenDictionary(it => it.Code, StringComparer.Ordinal);

    public static Option<ResultCode> Find(string code) => Optional(ByCode.GetValueOrDefault(code));

    /// <summary>What a code means that nobody has documented: nothing.</summary>
    public static ResultCode Undocumented(string code) => InDoubt(code, "undocumented");

    static ResultCode Refused(string code, string name) =>
        new(code, name, new OpenAnswer.Refused(code), QueryInDoubt, new CloseAnswer.Refused(code));

    static ResultCode InDoubt(string code, string name) => new(code, name, OpenInDoubt, QueryInDoubt, CloseInDoubt);
}
