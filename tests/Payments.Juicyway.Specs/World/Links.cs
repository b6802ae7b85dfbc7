using System.Text.Json.Nodes;

namespace Payments.Juicyway.Specs.World;

/// <summary>The four links of the published reply.</summary>
static class Links
{
    public const string Token = "4d77d0ec555b4f608b268c122e8b6996";
    public const string Temporary = "zMHCDA6mqNhTr2UW30K0eqimz3mvG1Lz";

    const string DeepPath = "Ym5jOi8vYXBwLmJpbmFuY2UuY29tL3BheW1lbnQvc2VjcGF5P3RlbXBUb2tlbj16TUhDREE2bXFOaFRyMlVXMzBL"
        + "MGVxaW16M212RzFMeg";

    public static JsonObject Json(bool deepPath = true) =>
        new()
        {
            ["checkout_url"] = $"https://pay.binance.com/en/checkout/{Token}",
            ["deeplink"] = $"bnc://app.binance.com/payment/secpay?tempToken={Temporary}",
            ["payment_url"] = $"https://app.binance.com/payment/secpay?linkToken={Token}{(deepPath ? $"&_dp={DeepPath}" : "")}",
            ["qr_url"] = "https://public.bnbstatic.com/static/payment/20240408/1dc47f7c-84d7-46ce-b5e5-632414d65e3d.jpg",
        };
}
