using Payments.Application.Ports;
using Payments.Testing;

namespace Payments.Sqlite.Specs;

/// <summary>How much a new node finds that is left to do.</summary>
public sealed class CountFreeSpec : IDisposable
{
    static readonly Instant LeaseEnd = Samples.Noon + Duration.FromSeconds(30);

    readonly TempFile file = new();
    readonly SampleSession session = new(1);

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Nothing_is_left_in_a_new_file()
    {
        await using var store = file.Open();
        Assert.Equal(0, await Free(store, Instant.MaxValue.Minus(Duration.FromDays(1))));
    }

    [Fact]
    public async Task An_effect_counts_from_the_end_of_its_lease_until_it_is_done()
    {
        await using var store = file.Open();
        var claim = await Opened(store);

        Assert.Equal(0, await Free(store, LeaseEnd - Duration.Epsilon));
        Assert.Equal(1, await Free(store, LeaseEnd));

        Assert.True((await store.Complete(claim, Samples.Noon, CancellationToken.None)).Value());
        Assert.Equal(0, await Free(store, LeaseEnd));
    }

    [Fact]
    public async Task An_effect_that_was_put_off_counts_from_when_it_is_due()
    {
        await using var store = file.Open();
        var claim = await Opened(store);
        await store.PutOff(claim, Samples.Noon, LeaseEnd, CancellationToken.None);

        Assert.Equal(0, await Free(store, LeaseEnd - Duration.Epsilon));
        Assert.Equal(1, await Free(store, LeaseEnd));
    }

    [Fact]
    public async Task A_notice_counts_and_an_effect_that_is_parked_does_not()
    {
        await using var store = file.Open();
        var claim = await Opened(store, SampleSession.Notify(1));
        Assert.Equal(2, await Free(store, LeaseEnd));

        await store.Park(claim, Samples.Noon, CancellationToken.None);
        Assert.Equal(1, await Free(store, LeaseEnd));
    }

    async Task<Claim> Opened(SqliteStore store, params IEnumerable<Domain.Sessions.Effect> more)
    {
        var append = session.Open(more.Prepend(session.OpenOrder(1)));
        var stored = Assert.IsType<Appended.Stored>((await store.Append(append, CancellationToken.None)).Value());
        return Assert.Single(stored.Claimed).Claim;
    }

    static async Task<int> Free(SqliteStore store, Instant at) =>
        (await store.CountFree(at, CancellationToken.None)).Value();
}
