using System.Text;
using System.Text.Json.Nodes;

using Payments.Application;
using Payments.Domain.Sessions;
using Payments.Testing;

namespace Payments.BinancePay.Specs.Webhooks.Running;

/// <summary>Bodies of webhooks, made from the documented one ("Order notification").</summary>
public static class Body
{
    /// <summary>The documented sample, byte for byte.</summary>
    public const string Golden =
        """
        {
          "bizType": "PAY",
          "bizId": 29383937493038367292,
          "bizIdStr": "29383937493038367292",
          "bizStatus": "PAY_SUCCESS",
          "data": "{\"merchantTradeNo\":\"9825382937292\",\"productType\":\"Food\",\"productName\":\"Ice Cream\",\"transactTime\":1619508939664,\"tradeType\":\"WEB\",\"totalFee\":0.88000000,\"currency\":\"USDT\",\"openUserId\":\"example\",\"transactionId\":\"M_R_example\",\"commission\":0}"
        }
        """;

    public static OrderNumber Order(int session, int attempt = 1) =>
        new(Samples.Payment(session), new Attempt(attempt));

    /// <summary>One and a half USDT arrived for a session's order.</summary>
    public static byte[] Paid(int session, int attempt = 1, string transaction = "M_R_1") =>
        Told("PAY", "PAY_SUCCESS", Data(session, attempt, transaction));

    /// <summary>The same, with raw JSON in the place of one member of data, or without it.</summary>
    public static byte[] PaidWith(int session, string member, string? json) =>
        Told("PAY", "PAY_SUCCESS", With(Data(session), member, json));

    public static byte[] Told(string type, string status, string data) =>
        Encoding.UTF8.GetBytes(
            $$"""
            {"bizType":"{{type}}","bizId":29383937493038367292,"bizStatus":"{{status}}","data":{{Quoted(data)}}}
            """);

    public static string Data(int session, int attempt = 1, string transaction = "M_R_1") =>
        $$"""
        {
          "merchantTradeNo":"{{Order(session, attempt)}}",
          "transactTime":{{Samples.Noon.ToUnixTimeMilliseconds()}},
          "tradeType":"WEB",
          "totalFee":1.50000000,
          "currency":"USDT",
          "transactionId":"{{transaction}}"}
        """;

    /// <summary>The member's value is the last thing before a comma or the end, and holds neither.</summary>
    public static string With(string data, string member, string? json)
    {
        var start = data.IndexOf($"\"{member}\":", StringComparison.Ordinal);
        var end = data.IndexOfAny([',', '}'], start);
        return json is not null ? $"{data[..start]}\"{member}\":{json}{data[end..]}"
            : data[end] == ',' ? data[..start] + data[(end + 1)..]
            : data[..data.LastIndexOf(',', start)] + data[end..];
    }

    static string Quoted(string text) => JsonValue.Create(text)!.ToJsonString();
}
