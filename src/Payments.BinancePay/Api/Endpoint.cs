namespace Payments.BinancePay.Api;

/// <summary>One thing that the merchant API does, and whether doing it twice is the same as once.</summary>
sealed record Endpoint(string Name, string Path, bool IsRepeatable)
{
    /// <summary>Never repeated: the second time its number is a duplicate, and the links are lost.</summary>
    public static readonly Endpoint CreateOrder = new("create order", "/binancepay/openapi/v3/order", false);

    public static readonly Endpoint QueryOrder = new("query order", "/binancepay/openapi/v2/order/query", true);

    public static readonly Endpoint CloseOrder = new("close order", "/binancepay/openapi/order/close", true);

    public static readonly Endpoint Certificates = new("query certificates", "/binancepay/openapi/certificates", true);

    public override string ToString() => Name;
}
