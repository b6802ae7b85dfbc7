namespace Payments.Http.Specs;

/// <summary>Who may ask, and for what.</summary>
public sealed class KeySpec(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData(null, "api_key_missing")]
    [InlineData("", "api_key_missing")]
    [InlineData("   ", "api_key_missing")]
    [InlineData(Keys.Unknown, "api_key_unknown")]
    [InlineData("Bearer " + Keys.Test, "api_key_unknown")]
    [InlineData("\"" + Keys.Test + "\"", "api_key_unknown")]
    [InlineData(Keys.Test + "," + Keys.Test, "api_key_unknown")]
    [InlineData("sk_test_é日本", "api_key_unknown")]
    public async Task Without_a_key_of_ours_nothing_is_answered(string? key, string code) =>
        await AssertUnauthorized(code, key);

    [Theory, InlineData(257), InlineData(20_000)]
    public async Task A_huge_key_is_no_key_of_ours(int length) =>
        await AssertUnauthorized("api_key_unknown", new string('k', length));

    [Theory, InlineData(Keys.OfAnother), InlineData(Keys.Live)]
    public async Task Of_another_business_or_mode_nothing_can_be_seen_or_touched(string other)
    {
        var server = shared.Server;
        var opened = await server.Open();
        var stored = server.Store.Appends;

        var replies = await EachOn(opened.Payment, other);
        var unknown = await EachOn("99999999-0000-4000-8000-000000000000", other);

        Assert.All(replies, it => Assert.Equal((404, "payment_not_found"), (it.Status, it.Code)));
        Assert.Equal(unknown.Select(it => it.Text), replies.Select(it => it.Text));
        Assert.Equal(stored, server.Store.Appends);
    }

    [Fact]
    public async Task A_key_may_stand_between_spaces()
    {
        var opened = await shared.Server.Open(key: $"  {Keys.Test} ");

        Assert.Equal(201, opened.Status);
    }

    async Task AssertUnauthorized(string code, string? key)
    {
        var server = shared.Server;
        var known = await server.Open();
        var stored = server.Store.Appends;

        var replies = (await EachOn(known.Payment, key)).Append(await server.Open(key: key)).ToArray();

        Assert.All(replies, it => Assert.Equal(
            (401, code, "ApiKey"), (it.Status, it.Code, it.Header("WWW-Authenticate"))));
        Assert.All(replies, it => Assert.DoesNotContain("sk_", it.Text, StringComparison.Ordinal));
        Assert.Equal(stored, server.Store.Appends);
    }

    async Task<Reply[]> EachOn(string payment, string? key) =>
    [
        await shared.Server.Read(payment, key),
        await shared.Server.Capture(payment, key),
        await shared.Server.Cancel(payment, key),
        await shared.Server.Send(HttpMethod.Get, $"/payment-sessions/{payment}/events", key),
        await shared.Server.Send(HttpMethod.Get, $"/payments/{payment}", key),
    ];
}
