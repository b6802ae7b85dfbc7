namespace Payments.BinancePay.Specs.Outbound.World;

/// <summary>Replies in the form of the reference, with parts that a spec may change.</summary>
static class Wire
{
    public const string Token = "4d77d0ec555b4f608b268c122e8b6996";
    public const string Checkout = $"https://pay.binance.com/en/checkout/{Token}";
    public const string Deeplink = "bnc://app.binance.com/payment/secpay?tempToken=zMHCDA6mqNhTr2UW30K0eqimz3mvG1Lz";
    public const string Qr = "https://public.bnbstatic.com/static/payment/20240408/"
        + "6f9c5a0e-6a34-4d0b-9a39-111111111111.jpg";
    public const string Universal = $"https://app.binance.com/payment/secpay?linkToken={Token}&_dp="
        + "Ym5jOi8vYXBwLmJpbmFuY2UuY29tL3BheW1lbnQvc2VjcGF5P3RlbXBUb2tlbj16TUhDREE2bXFOaFRyMlVXMzBLMGVxaW16M212RzFMeg";

    public static string Success(string data) =>
        $$"""{"status":"SUCCESS","code":"000000","data":{{data}},"errorMessage":""}""";

    public static string Failure(string code) =>
        $$"""{"status":"FAIL","code":"{{code}}","errorMessage":"xq7sentinelmessage"}""";

    /// <summary>"Create order", reply, section 2.6; the prepay id is above the UInt64 maximum.</summary>
    public static string Created(
        string totalFee = "\"1.5\"",
        string currency = "\"USDT\"",
        string end = "1782909000000",
        string checkout = Checkout) =>
        Success($$"""
            {"prepayId":"29383937493038367292","terminalType":"WEB","expireTime":{{end}},
            "qrcodeLink":"{{Qr}}","qrContent":"https://app.binance.com/qr/dplk","checkoutUrl":"{{checkout}}",
            "deeplink":"{{Deeplink}}","universalUrl":"{{Universal}}","totalFee":{{totalFee}},"currency":{{currency}},
            "fiatCurrency":"USD","fiatAmount":"1.5"}
            """);

    /// <summary>"Query order v2", section 4.</summary>
    public static string Order(
        string status,
        string amount = "\"1.50000000\"",
        string currency = "\"USDT\"",
        string transaction = "\"M_R_282737362839373\"",
        string at = "1782907205123",
        string? number = null) =>
        Success($$"""
            {"merchantId":98765987,"prepayId":29383937493038367292,"merchantTradeNo":"{{number ?? Shop.Number.Text}}",
            "status":"{{status}}","transactionId":{{transaction}},"currency":{{currency}},"orderAmount":{{amount}},
            "transactTime":{{at}},"createTime":1782907200000,
            "paymentInfo":{"payerId":1,"paymentInstructions":[{"currency":"USDT","amount":1.5,"price":1}] } }
            """);
}
