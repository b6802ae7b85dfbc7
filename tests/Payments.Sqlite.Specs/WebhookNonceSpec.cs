using System.Globalization;

using Payments.Application.Ports;
using Payments.Testing;

namespace Payments.Sqlite.Specs;

/// <summary>What is remembered of webhooks takes no more room than the webhooks of one window.</summary>
public sealed class WebhookNonceSpec : IDisposable
{
    static readonly Instant End = Samples.Noon + Duration.FromHours(24);

    readonly TempFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task What_has_ended_is_cleared_away_a_few_at_a_time_while_others_come()
    {
        await using var store = file.Open();
        for (var number = 0; number < 40; number++)
            await Remember(store, $"{number}", Samples.Noon, End);
        Assert.Equal(40, Kept());

        await Remember(store, "next", End, End + Duration.FromHours(24));
        Assert.Equal(40 - 16 + 1, Kept());

        await Remember(store, "one more", End, End + Duration.FromHours(24));
        await Remember(store, "the last", End, End + Duration.FromHours(24));
        Assert.Equal(3, Kept());
    }

    [Fact]
    public async Task What_is_remembered_outlives_the_process()
    {
        await using (var before = file.Open())
            await Remember(before, "one", Samples.Noon, End);

        await using var store = file.Open();
        Assert.True((await store.IsKnown(Nonce("one"), Samples.Noon, CancellationToken.None)).Value());
    }

    int Kept() => int.Parse(file.Ask("SELECT count(*) FROM webhook_nonces"), CultureInfo.InvariantCulture);

    static async Task Remember(SqliteStore store, string nonce, Instant now, Instant until) =>
        Assert.Equal(unit, (await store.Remember(Nonce(nonce), now, until, CancellationToken.None)).Value());

    static WebhookNonce Nonce(string text) => new("provider", "certificate", text);
}
