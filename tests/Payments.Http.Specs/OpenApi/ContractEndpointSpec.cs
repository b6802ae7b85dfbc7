using System.Security.Cryptography;

using Payments.Http.OpenApi;

namespace Payments.Http.Specs.OpenApi;

/// <summary>How the contract is served.</summary>
public sealed class ContractEndpointSpec(SharedServer shared) : IClassFixture<SharedServer>
{
    static readonly string Tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(PaymentContract.Document.Span))}\"";

    [Fact]
    public async Task It_is_served_byte_for_byte_and_asks_for_no_key()
    {
        using var response = await shared.Server.Client.GetAsync(PaymentContract.Path);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("application/json", $"{response.Content.Headers.ContentType}");
        Assert.Equal(PaymentContract.Document.ToArray(), await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(Tag, $"{response.Headers.ETag}");
    }

    [Fact]
    public async Task Asking_for_the_head_tells_the_same_without_the_body()
    {
        var head = await shared.Server.Send(HttpMethod.Head, PaymentContract.Path, key: null);

        Assert.Equal((200, ""), (head.Status, head.Text));
        Assert.Equal($"{PaymentContract.Document.Length}", head.Header("Content-Length"));
        Assert.Equal(Tag, head.Header("ETag"));
    }

    [Theory]
    [InlineData("the tag", 304)]
    [InlineData("W/ the tag", 304)]
    [InlineData("\"another\", the tag", 304)]
    [InlineData("*", 304)]
    [InlineData("\"another\"", 200)]
    [InlineData("no tag at all", 200)]
    [InlineData("\u0001", 200)]
    public async Task Who_has_it_already_is_not_sent_it_again(string known, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, PaymentContract.Path);
        request.Headers.TryAddWithoutValidation(
            "If-None-Match",
            known.Replace("the tag", Tag, StringComparison.Ordinal).Replace("W/ ", "W/", StringComparison.Ordinal));

        using var response = await shared.Server.Client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(Tag, $"{response.Headers.ETag}");
        Assert.Equal(status == 200, (await response.Content.ReadAsByteArrayAsync()).Length > 0);
    }

    [Fact]
    public async Task It_takes_no_other_method()
    {
        var posted = await shared.Server.Send(HttpMethod.Post, PaymentContract.Path);

        Assert.Equal((405, "method_not_allowed"), (posted.Status, posted.Code));
    }
}
