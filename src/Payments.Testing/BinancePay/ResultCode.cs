using Microsoft.AspNetCore.Http;

namespace Payments.Testing.BinancePay;

/// <summary>What became of a request: the codes of "Common rules" and of each route's own page.</summary>
/// <param name="HttpStatus">
/// The documentation names none. This is what one connector (C#, 2025) has seen, and 400 for all others.
/// </param>
sealed record ResultCode(string Code, string Name, int HttpStatus = StatusCodes.Status400BadRequest)
{
    public static readonly ResultCode UnknownError = new("400000", "UNKNOWN_ERROR", 500);
    public static readonly ResultCode InvalidRequest = new("400001", "INVALID_REQUEST");
    public static readonly ResultCode InvalidSignature = new("400002", "INVALID_SIGNATURE", 406);
    public static readonly ResultCode InvalidTimestamp = new("400003", "INVALID_TIMESTAMP", 406);
    public static readonly ResultCode InvalidApiKey = new("400004", "INVALID_API_KEY_OR_IP", 401);
    public static readonly ResultCode InvalidBody = new("400008", "INVALID_REQUEST_BODY");
    public static readonly ResultCode Missing = new("400100", "MANDATORY_PARAM_EMPTY_OR_MALFORMED");
    public static readonly ResultCode WrongLength = new("400101", "INVALID_PARAM_WRONG_LENGTH");
    public static readonly ResultCode WrongValue = new("400102", "INVALID_PARAM_WRONG_VALUE");
    public static readonly ResultCode IllegalCharacter = new("400103", "INVALID_PARAM_ILLEGAL_CHAR");
    public static readonly ResultCode TooLarge = new("400104", "INVALID_REQUEST_TOO_LARGE", 413);
    public static readonly ResultCode InvalidTradeNo = new("400201", "INVALID_MERCHANT_TRADE_NO");
    public static readonly ResultCode OrderNotFound = new("400202", "ORDER_NOT_FOUND");
    public static readonly ResultCode InvalidAccountStatus = new("400203", "INVALID_ACCOUNT_STATUS", 403);
    public static readonly ResultCode InvalidOrderStatus = new("400204", "INVALID_ORDER_STATUS");
    public static readonly ResultCode AccessForbidden = new("400606", "MERCHANT_ACCESS_FORBIDDEN", 403);

    static readonly Seq<ResultCode> Known = Seq(
        UnknownError, InvalidRequest, InvalidSignature, InvalidTimestamp, InvalidApiKey, InvalidBody, Missing,
        WrongLength, WrongValue, IllegalCharacter, TooLarge, InvalidTradeNo, OrderNotFound, InvalidAccountStatus,
        InvalidOrderStatus, AccessForbidden).Strict();

    /// <summary>The code that a script asks for, whether or not it is one of ours.</summary>
    public static ResultCode Of(string code) =>
        Known.Find(it => it.Code == code).IfNone(() => new ResultCode(code, "SCRIPTED"));
}
