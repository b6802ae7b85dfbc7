using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

using static Payments.Testing.BinancePay.ResultCode;

namespace Payments.Testing.BinancePay;

/// <summary>The merchant API without its wire: a request that arrived, and the reply to it.</summary>
/// <remarks>Whoever uses it holds the fake's lock, and has told the timetable the time.</remarks>
sealed class MerchantApi(
    FakeBinancePaySettings settings, MerchantCredentials credentials, OrderBook book, OrderDesk desk, PlatformKeys keys)
{
    const int NonceLength = 32;

    static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16 };

    /// <summary>Does what the request asks at an instant, which may be later than its arrival.</summary>
    public ApiReply Act(ApiRequest request, Instant at) =>
        !request.IsCall
            ? ApiReply.SystemAbnormality
            : FaultOf(request, settings.EnforcesWindowWhenActing ? at : request.ArrivedAt)
                .Match(Some: Refused, None: () => Served(request, at));

    public ApiReply Refused(ResultCode why) =>
        ApiReply.Failure(why, settings.FailsWithHttpStatus ? why.HttpStatus : 200);

    Option<ResultCode> FaultOf(ApiRequest request, Instant at) =>
        request.LacksHeaders ? InvalidRequest
        : request.ApiKey != credentials.ApiKey ? InvalidApiKey
        : request.Body.Length > ApiRequest.MaxBodyBytes ? TooLarge
        : !credentials.Signed(request) ? InvalidSignature
        : !IsWithinWindow(request.Timestamp, at) ? InvalidTimestamp
        : !IsNonce(request.Nonce) ? InvalidRequest
        : None;

    bool IsWithinWindow(string timestamp, Instant at) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && Math.Abs((decimal)milliseconds - at.ToUnixTimeMilliseconds())
            < (decimal)settings.TimestampWindow.BclCompatibleTicks / NodaConstants.TicksPerMillisecond;

    static bool IsNonce(string nonce) => nonce.Length == NonceLength && nonce.All(char.IsAsciiLetterOrDigit);

    ApiReply Served(ApiRequest request, Instant at)
    {
        if (!Utf8.IsValid(request.Body.Span))
            return Refused(InvalidBody);
        try
        {
            using var document = JsonDocument.Parse(request.Body, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Served(request.Route, document.RootElement, at)
                : Refused(InvalidBody);
        }
        catch (JsonException)
        {
            return Refused(InvalidBody);
        }
    }

    ApiReply Served(BinancePayRoute route, JsonElement body, Instant at) =>
        route == BinancePayRoute.CreateOrder ? Create(body, at)
        : route == BinancePayRoute.QueryOrder ? Found(body, Query)
        : route == BinancePayRoute.CloseOrder ? Found(body, order => Close(order, at))
        : ApiReply.Success(keys.WriteTo);

    ApiReply Create(JsonElement body, Instant at)
    {
        var fault = CreateOrderRules.FaultOf(body, at, settings.LongestOrderLife);
        if (fault.Case is ResultCode why)
            return Refused(why);

        var asked = NewOrder.Read(body, at, settings.DefaultOrderLife);
        return book.Knows(asked.TradeNo) ? Refused(InvalidTradeNo)
            : desk.AmountOf(asked) <= 0 ? Refused(WrongValue)
            : OrderReplies.Created(desk.Open(asked, at));
    }

    ApiReply Query(KeptOrder order) => OrderReplies.Queried(order);

    ApiReply Close(KeptOrder order, Instant at) =>
        desk.Close(order, at) ? ApiReply.Success(it => it.WriteBooleanValue(true)) : Refused(InvalidOrderStatus);

    // "Both given: prepayId wins" ("Query order v2").
    ApiReply Found(JsonElement body, Func<KeptOrder, ApiReply> answer) =>
        (body.Text("prepayId").Case, body.Text("merchantTradeNo").Case) switch
        {
            (string id, _) => book.FindPrepaid(id).Match(Some: answer, None: () => Refused(OrderNotFound)),
            (_, string number) => book.Find(number).Match(Some: answer, None: () => Refused(OrderNotFound)),
            _ => Refused(Missing),
        };
}
