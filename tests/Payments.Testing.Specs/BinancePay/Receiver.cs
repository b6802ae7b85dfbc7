using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

using Payments.Testing.BinancePay;

namespace Payments.Testing.Specs.BinancePay;

/// <summary>A merchant's server that hears webhooks and answers what it was told to.</summary>
sealed class Receiver : IAsyncDisposable
{
    public const string Success = """{"returnCode":"SUCCESS","returnMessage":null}""";

    readonly WebApplication app;

    Receiver()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(it => it.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(Hear);
    }

    public ConcurrentQueue<Heard> Webhooks { get; } = new();

    public Func<HttpContext, Task> Reply { get; set; } = Replying(200, Success);

    public Uri Address => new(app.Urls.Single());

    public static async Task<Receiver> Start()
    {
        var receiver = new Receiver();
        await receiver.app.StartAsync();
        return receiver;
    }

    public static Func<HttpContext, Task> Replying(int status, string body) => http =>
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsync(body);
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    async Task Hear(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        Webhooks.Enqueue(new Heard(
            http.Request.Headers["BinancePay-Certificate-SN"].ToString(),
            http.Request.Headers["BinancePay-Timestamp"].ToString(),
            http.Request.Headers["BinancePay-Nonce"].ToString(),
            http.Request.Headers["BinancePay-Signature"].ToString(),
            Encoding.UTF8.GetString(body.ToArray()),
            http.Request.Path));
        await Reply(http);
    }
}

/// <summary>A webhook as it was heard, and the check of "Verification", written by hand.</summary>
sealed record Heard(string Serial, string Timestamp, string Nonce, string Signature, string Body, string Path)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    public JsonElement Data => JsonSerializer.Deserialize<JsonElement>(Json.GetProperty("data").GetString()!);

    public string BizStatus => Json.GetProperty("bizStatus").GetString()!;

    public string TradeNo => Data.GetProperty("merchantTradeNo").GetString()!;

    public bool IsSignedBy(PublishedCertificate certificate)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(certificate.PublicKey);
        return Serial == certificate.Serial && rsa.VerifyData(
            Encoding.UTF8.GetBytes($"{Timestamp}\n{Nonce}\n{Body}\n"),
            Convert.FromBase64String(Signature),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1);
    }
}
