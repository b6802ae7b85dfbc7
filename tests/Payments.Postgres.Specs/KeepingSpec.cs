using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Values;
using Payments.Postgres.Specs.Server;
using Payments.Sqlite.Specs;
using Payments.Testing;

namespace Payments.Postgres.Specs;

/// <summary>What is remembered for a while takes no more room than that while.</summary>
public sealed class KeepingSpec : StoreSpec
{
    static readonly Instant End = Samples.Noon + Duration.FromHours(24);
    static readonly CancellationToken Never = CancellationToken.None;

    [PostgresFact]
    public Task Requests_that_have_ended_are_cleared_away_a_few_at_a_time_while_others_come() =>
        ClearedAway("idempotency", async (number, now) => Assert.IsType<Reserved.Granted>(
            (await Store.Reserve(Wanted(number, now), Never)).Value()));

    [PostgresFact]
    public async Task Requests_that_have_ended_are_cleared_away_by_the_work_of_a_node_that_nobody_asks()
    {
        for (var number = 0; number < 20; number++)
            await Store.Reserve(Wanted(number, Samples.Noon), Never);

        Assert.Equal("20", await LeftAfterClaim(End - Duration.Epsilon));
        Assert.Equal("4", await LeftAfterClaim(End));
        Assert.Equal("0", await LeftAfterClaim(End));
    }

    [PostgresFact]
    public Task Nonces_that_have_ended_are_cleared_away_a_few_at_a_time_while_others_come() =>
        ClearedAway("webhook_nonces", async (number, now) => (await Store.Remember(
            new WebhookNonce("provider", "certificate", $"{number}"), now, now + Duration.FromHours(24), Never)).Value());

    [PostgresFact]
    public async Task A_new_node_counts_what_is_left_to_do()
    {
        var session = new SampleSession(1);
        var leaseEnd = SampleSession.LeaseAt(Samples.Noon).Until;
        await Store.Append(session.Open(session.OpenOrder(1), SampleSession.Notify(1)), Never);
        Assert.Equal(1, (await Store.CountFree(leaseEnd - Duration.Epsilon, Never)).Value());
        Assert.Equal(2, (await Store.CountFree(leaseEnd, Never)).Value());
    }

    async Task ClearedAway(string table, Func<int, Instant, Task> keep)
    {
        for (var number = 0; number < 40; number++)
            await keep(number, Samples.Noon);
        await keep(40, End);
        Assert.Equal($"{40 - 16 + 1}", Schema.Ask($"SELECT count(*) FROM {table}"));

        await keep(41, End);
        await keep(42, End);
        Assert.Equal("3", Schema.Ask($"SELECT count(*) FROM {table}"));
    }

    async Task<string> LeftAfterClaim(Instant now)
    {
        (await Store.Claim(new Lane.Merchant(), SampleSession.LeaseAt(now), 1, Never)).Value();
        return Schema.Ask("SELECT count(*) FROM idempotency");
    }

    static Reservation Wanted(int number, Instant now) =>
        new(new IdempotencyKey(Samples.Business(1), Mode.Test, $"key {number}"),
            RequestFingerprint.Of("POST", "/payment-sessions", []),
            Samples.Payment(number),
            SampleSession.LeaseAt(now),
            now + Duration.FromHours(24));
}
