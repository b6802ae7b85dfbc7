namespace Payments.Testing.BinancePay;

/// <summary>One of the requests that the fake answers. All of them are POST, as in the merchant API.</summary>
public sealed record BinancePayRoute
{
    /// <summary>"Create order v3".</summary>
    public static readonly BinancePayRoute CreateOrder = new("/binancepay/openapi/v3/order");

    /// <summary>"Query order v2".</summary>
    public static readonly BinancePayRoute QueryOrder = new("/binancepay/openapi/v2/order/query");

    /// <summary>"Close order".</summary>
    public static readonly BinancePayRoute CloseOrder = new("/binancepay/openapi/order/close");

    /// <summary>"Query certificates".</summary>
    public static readonly BinancePayRoute Certificates = new("/binancepay/openapi/certificates");

    BinancePayRoute(string path) => Path = path;

    public static Seq<BinancePayRoute> All { get; } = Seq(CreateOrder, QueryOrder, CloseOrder, Certificates).Strict();

    public string Path { get; }

    public override string ToString() => Path;

    internal static Option<BinancePayRoute> At(string? path) => All.Find(it => it.Path == path);
}
