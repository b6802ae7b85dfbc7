using System.Globalization;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Values;
using Payments.Testing;

namespace Payments.Sqlite.Specs;

/// <summary>What is kept of requests outlives the process, and takes no more room than those of a day.</summary>
public sealed class IdempotencySpec : IDisposable
{
    static readonly Instant End = Samples.Noon + Duration.FromHours(24);

    readonly TempFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task What_has_ended_is_cleared_away_a_few_at_a_time_while_others_come()
    {
        await using var store = file.Open();
        for (var number = 0; number < 40; number++)
            await Reserve(store, number, Samples.Noon);
        Assert.Equal(40, Kept());

        await Reserve(store, 40, End);
        Assert.Equal(40 - 16 + 1, Kept());

        await Reserve(store, 41, End);
        await Reserve(store, 42, End);
        Assert.Equal(3, Kept());
    }

    [Fact]
    public async Task What_has_ended_is_cleared_away_by_the_work_of_a_node_that_nobody_asks()
    {
        await using var store = file.Open();
        for (var number = 0; number < 20; number++)
            await Reserve(store, number, Samples.Noon);

        await Claim(store, End - Duration.Epsilon);
        Assert.Equal(20, Kept());
        await Claim(store, End);
        Assert.Equal(20 - 16, Kept());
        await Claim(store, End);
        Assert.Equal(0, Kept());
    }

    [Fact]
    public async Task An_answer_and_a_reservation_outlive_the_process()
    {
        var answer = new StoredAnswer(202, "application/json", None, "{}"u8.ToArray());
        await using (var before = file.Open())
        {
            var claim = Assert.IsType<Reserved.Granted>(await Reserve(before, 1, Samples.Noon)).Claim;
            await Reserve(before, 2, Samples.Noon);
            Assert.True((await before.Complete(claim, Samples.Noon, answer, CancellationToken.None)).Value());
        }

        await using var store = file.Open();
        Assert.Equal(new Reserved.Answered(answer), await Reserve(store, 1, Samples.Noon));
        Assert.Equal(new Reserved.InFlight(), await Reserve(store, 2, Samples.Noon));
    }

    static Task Claim(SqliteStore store, Instant now) =>
        store.Claim(new Lane.Merchant(), SampleSession.LeaseAt(now), 1, CancellationToken.None);

    int Kept() => int.Parse(file.Ask("SELECT count(*) FROM idempotency"), CultureInfo.InvariantCulture);

    static async Task<Reserved> Reserve(SqliteStore store, int number, Instant now)
    {
        var wanted = new Reservation(
            new IdempotencyKey(Samples.Business(1), Mode.Test, $"key {number}"),
            RequestFingerprint.Of("POST", "/payment-sessions", []),
            Samples.Payment(number),
            SampleSession.LeaseAt(now),
            now + Duration.FromHours(24));
        return (await store.Reserve(wanted, CancellationToken.None)).Value();
    }
}
