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

        var replies = await EachOn(server, opened.Payment, other);
        var unknown = await EachOn(server, "99999999-0000-4000-8000-000000000000", other);

        Assert.All(replies, it => Assert.Equal((404, "payment_not_found"), (it.Status, it.Code)));
        Assert.Equal(unknown.Select(it => it.Text), replies.Select(it => it.Text));
        Assert.Equal(stored, server.Store.Appends);
    }

    [Fact]
    public async Task Who_sends_Bearer_is_told_that_it_is_not_taken()
    {
        var refused = await shared.Server.Open(key: $"Bearer {Keys.Test}");

        Assert.Contains("without Bearer", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bearer", (await shared.Server.Open(key: Keys.Unknown)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bearer " + Keys.Test)]
    [InlineData("bearer " + Keys.Test)]
    [InlineData("BEARER   " + Keys.Test)]
    [InlineData(Keys.Test)]
    public async Task Where_it_is_configured_a_key_may_stand_after_Bearer(string sent)
    {
        await using var server = await TakingBearer();

        Assert.Equal(201, (await server.Open(key: sent)).Status);
    }

    [Theory]
    [InlineData("Bearer " + Keys.Unknown, "api_key_unknown")]
    [InlineData("Bearer Bearer " + Keys.Test, "api_key_unknown")]
    [InlineData("Bearer" + Keys.Test, "api_key_unknown")]
    [InlineData("Basic " + Keys.Test, "api_key_unknown")]
    [InlineData("Bearer", "api_key_unknown")]
    [InlineData("", "api_key_missing")]
    public async Task And_nothing_else_is_taken_for_a_key(string sent, string code)
    {
        await using var server = await TakingBearer();
        var refused = await server.Open(key: sent);

        Assert.Equal((401, code, 0), (refused.Status, refused.Code, server.Store.Appends));
    }

    // One with Bearer and one without: of two nobody could say which is meant, also where they say the same.
    [Theory, InlineData(true), InlineData(false)]
    public async Task Two_headers_are_none_whatever_is_configured(bool takesBearer)
    {
        await using var server = takesBearer ? await TakingBearer() : await Server.Start();
        var both = RawConnection.Head("GET /payments", $"Authorization: Bearer {Keys.Test}");

        var refused = await RawConnection.Ask(server, both);

        Assert.Equal((401, "api_key_missing"), (refused!.Status, refused.Code));
    }

    [Fact]
    public async Task Nothing_is_served_by_an_app_that_forgot_to_ask_for_keys()
    {
        await using var server = await Server.Start(it => it, asksForKeys: false);

        var replies = await EachOn(server, "99999999-0000-4000-8000-000000000000", Keys.Test);

        Assert.All(replies, it => Assert.Equal((500, "internal_error"), (it.Status, it.Code)));
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

        var replies = (await EachOn(server, known.Payment, key)).Append(await server.Open(key: key)).ToArray();

        Assert.All(replies, it => Assert.Equal(
            (401, code, "ApiKey"), (it.Status, it.Code, it.Header("WWW-Authenticate"))));
        Assert.All(replies, it => Assert.DoesNotContain("sk_", it.Text, StringComparison.Ordinal));
        Assert.Equal(stored, server.Store.Appends);
    }

    static Task<Server> TakingBearer() =>
        Server.Start(it => it, Server.Unlimited with { TakesBearer = true });

    static async Task<Reply[]> EachOn(Server server, string payment, string? key) =>
    [
        await server.Read(payment, key),
        await server.Capture(payment, key),
        await server.Cancel(payment, key),
        await server.Send(HttpMethod.Get, $"/payment-sessions/{payment}/events", key),
        await server.Send(HttpMethod.Get, $"/payments/{payment}", key),
    ];
}
