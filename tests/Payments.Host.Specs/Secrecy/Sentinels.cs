using System.Text;

namespace Payments.Host.Specs.Secrecy;

/// <summary>A word for each thing that somebody may tell us in confidence, found again in whatever form it comes out.</summary>
static class Sentinels
{
    public const string ApiKey = "test_zq01apikeyofamerchant";
    public const string LiveApiKey = "live_zq02apikeyofamerchant";
    public const string StrangersKey = "zq03keyofastranger";
    public const string IdempotencyKey = "zq04idempotency";
    public const string UserAgent = "zq05useragent";
    public const string ProviderKey = "zq06providerkey";
    public const string ProviderSecret = "zq07providersecret";
    public const string Path = "zq08path";
    public const string Query = "zq09query";
    public const string WebhookBody = "zq10webhookbody";
    public const string WebhookHeader = "zq11webhookheader";
    public const string EndpointPath = "zq12endpointpath";
    public const string EndpointQuery = "zq13endpointquery";
    public const string Thrown = "zq14exception";
    public const string Answered = "zq15answered";

    /// <summary>The standard base64 of it is what signs; both are looked for.</summary>
    public const string SigningKey = "zq16signingkeyofanendpoint";

    /// <summary>A request in which every text that is free says a word of its own.</summary>
    public const string Request = """
        {
          "amount": 10001, "currency": "USD", "description": "zq20description of it", "direction": "incoming",
          "reference": "zq21reference-@@",
          "customer": {
            "first_name": "Zq22first", "last_name": "Zq23last", "email": "zq24local@zq25domain.example",
            "phone_number": "+2348036199713", "ip_address": "203.0.113.197", "type": "individual",
            "billing_address": {
              "line1": "zq26line one", "line2": "zq27line two", "city": "Zq28city", "state": "Zq29state", "country": "NG",
              "zip_code": "zq30zip"
            }
          },
          "order": { "identifier": "zq31order", "items": [ { "name": "zq32item", "type": "digital" } ] },
          "metadata": { "zq33metadataname": "zq34metadatavalue", "deep": [ { "zq35deepname": "zq36deepvalue" } ] },
          "payment_method": { "zq37methodname": "zq38methodvalue" }
        }
        """;

    /// <summary>What of the request is to be looked for.</summary>
    public static IReadOnlyList<string> OfRequest { get; } =
    [
        "zq20description", "zq21reference", "zq22first", "zq23last", "zq24local", "zq25domain", "8036199713", "203.0.113.197",
        "zq26line", "zq27line", "zq28city", "zq29state", "zq30zip", "zq31order", "zq32item", "zq33metadataname",
        "zq34metadatavalue", "zq35deepname", "zq36deepvalue", "zq37methodname", "zq38methodvalue",
    ];

    public static IReadOnlyList<string> All { get; } =
    [
        .. OfRequest, ApiKey, LiveApiKey, StrangersKey, IdempotencyKey, UserAgent, ProviderKey, ProviderSecret, Path, Query,
        WebhookBody, WebhookHeader, EndpointPath, EndpointQuery, Thrown, Answered, SigningKey,
    ];

    public static string RequestOf(int number) => Request.Replace("@@", $"{number}", StringComparison.Ordinal);

    /// <summary>Those of the words that a text holds: as they are, escaped, in hexadecimal digits or in base64.</summary>
    public static IEnumerable<string> In(string text, params IEnumerable<string> more) =>
        All.Concat(more).Where(word => Forms(word).Any(it => text.Contains(it, StringComparison.OrdinalIgnoreCase)));

    static IEnumerable<string> Forms(string word)
    {
        var bytes = Encoding.UTF8.GetBytes(word);
        yield return word;
        yield return Uri.EscapeDataString(word);
        yield return Convert.ToHexString(bytes);
        // Three bytes are four characters, so where a word begins decides how it looks; its edges mix with others.
        foreach (var before in Enumerable.Range(0, 3))
        {
            var encoded = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var inner = encoded[4..(encoded.Length - 4)];
            yield return inner;
            yield return inner.Replace('+', '-').Replace('/', '_');
        }
    }
}
