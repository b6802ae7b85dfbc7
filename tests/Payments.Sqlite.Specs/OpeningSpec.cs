using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing;

namespace Payments.Sqlite.Specs;

/// <summary>What is ours is opened; what is not is told so, and left exactly as it is.</summary>
public sealed class OpeningSpec : IDisposable
{
    const string BeforeLists =
        "DROP INDEX sessions_listed; DROP INDEX sessions_lapsing; ALTER TABLE sessions DROP COLUMN lapses_at";

    const string Latest = "5";

    // Undoes the step that brought names of keys, endpoints, and how long a notice is tried.
    const string WithoutMerchants =
        """
        DROP INDEX outbox_parked; DROP TABLE merchant_endpoints;
        ALTER TABLE outbox DROP COLUMN since;
        ALTER TABLE outbox DROP COLUMN parked_business; ALTER TABLE outbox DROP COLUMN parked_mode;
        ALTER TABLE api_keys DROP COLUMN name; ALTER TABLE api_keys DROP COLUMN revoked_at;
        """;

    readonly TempFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public void A_new_file_is_marked_as_ours_and_kept_safe()
    {
        file.Open().Dispose();
        Assert.Equal(
            ("1346459987", Latest, "wal", "ok"),
            (file.Ask("PRAGMA application_id"), file.Ask("PRAGMA user_version"), file.Ask("PRAGMA journal_mode"),
                file.Ask("PRAGMA integrity_check")));
    }

    [Fact]
    public void A_file_of_no_bytes_becomes_ours()
    {
        File.WriteAllBytes(file.Path, []);
        file.Open().Dispose();
        Assert.Equal(Latest, file.Ask("PRAGMA user_version"));
    }

    [Fact]
    public void A_creation_that_was_cut_short_is_finished()
    {
        file.Run("PRAGMA journal_mode = WAL");
        file.Open().Dispose();
        Assert.Equal(Latest, file.Ask("PRAGMA user_version"));
    }

    [Fact]
    public async Task A_file_from_before_webhooks_is_brought_up_to_date_and_keeps_what_it_holds()
    {
        var session = new SampleSession(1);
        await using (var before = file.Open())
            await before.Append(session.Open(), CancellationToken.None);
        file.Run(
            $"{WithoutMerchants} DROP TABLE idempotency; {BeforeLists}; DROP TABLE webhook_nonces; "
            + "PRAGMA user_version = 1");

        await using var store = file.Open();
        var nonce = new WebhookNonce("provider", "certificate", "nonce");
        await store.Remember(nonce, Samples.Noon, Samples.Noon + Duration.FromHours(1), CancellationToken.None);

        Assert.True((await store.IsKnown(nonce, Samples.Noon, CancellationToken.None)).Value());
        Assert.True((await store.Load(session.Key, CancellationToken.None)).Value().IsSome);
        Assert.Equal(Latest, file.Ask("PRAGMA user_version"));
    }

    [Fact]
    public async Task A_file_from_before_lists_tells_which_of_its_sessions_lapse()
    {
        var (waits, asked) = (new SampleSession(1), new SampleSession(2));
        var row = SessionRow.Of(PaymentDecider.Begin(new PaymentEvent.SessionOpened(waits.Terms)), Samples.Noon);
        await using (var before = file.Open())
        {
            await before.Append(waits.Open() with { Row = row }, CancellationToken.None);
            var opening = row with { Reference = asked.Reference, LapsesAt = None };
            await before.Append(asked.Open(asked.OpenOrder(1)) with { Row = opening }, CancellationToken.None);
        }

        file.Run(
            $"{WithoutMerchants} DROP TABLE idempotency; {BeforeLists}; PRAGMA user_version = 2");
        await using var store = file.Open();
        var holder = new KeyHolder(waits.Business, waits.Mode);
        var deadline = waits.Terms.Deadline;
        var early = await store.Count(holder, Samples.Noon, deadline - Duration.Epsilon, CancellationToken.None);
        var late = await store.Count(holder, Samples.Noon, deadline, CancellationToken.None);

        Assert.Equal(new StatusCounts(2, 0, 0, 0), early.Value());
        Assert.Equal(new StatusCounts(1, 0, 0, 1), late.Value());
    }

    [Fact]
    public async Task A_file_from_before_merchants_listened_keeps_what_was_parked_for_them()
    {
        var session = new SampleSession(1);
        var (now, lease) = (session.OpenedAt + Duration.FromHours(1), SampleSession.LeaseAt(session.OpenedAt));
        await using (var before = file.Open())
        {
            await before.Append(
                session.Open(SampleSession.Notify(1), SampleSession.Notify(2)), CancellationToken.None);
            var taken = await before.Claim(new Lane.Merchant(), lease, 1, CancellationToken.None);
            await before.Park(taken.Value()[0].Claim, lease.Now, CancellationToken.None);
        }

        file.Run($"{WithoutMerchants} PRAGMA user_version = 4");

        await using var after = file.Open();
        var whose = new KeyHolder(session.Business, session.Mode);
        Assert.Equal(1, (await after.Unpark(whose, now, CancellationToken.None)).Value());
        var claimed = await after.Claim(new Lane.Merchant(), SampleSession.LeaseAt(now), 9, CancellationToken.None);
        Assert.Equal([session.OpenedAt, now], claimed.Value().Select(it => it.Since).ToArray());
    }

    [Fact]
    public async Task What_an_older_host_writes_into_a_file_of_today_is_read_as_it_means_it()
    {
        var (closed, waits) = (new SampleSession(1), new SampleSession(2));
        await using var store = file.Open();
        await store.Append(closed.Open(SampleSession.Notify(1)), CancellationToken.None);
        await store.Append(waits.Open(), CancellationToken.None);
        file.Run(
            $"UPDATE sessions SET lapses_at = created_at, status = 'paid' WHERE payment = '{closed.Payment}'; "
            + "UPDATE outbox SET since = ''");
        var (holder, late) = (new KeyHolder(closed.Business, closed.Mode), Instant.FromUtc(9000, 1, 1, 0, 0));

        var claimed = await store.Claim(
            new Lane.Merchant(), SampleSession.LeaseAt(closed.OpenedAt), 1, CancellationToken.None);
        var counted = await store.Count(holder, Samples.Noon, late, CancellationToken.None);

        Assert.Equal(closed.OpenedAt, claimed.Value().Single().Since);
        Assert.Equal(new StatusCounts(1, 1, 0, 0), counted.Value());
        Assert.Equal([closed.Payment], await Listed(PaymentStatus.Paid, None));
        Assert.Equal([closed.Payment], await Listed(PaymentStatus.Paid, closed.Reference));
        Assert.DoesNotContain(closed.Payment, await Listed(PaymentStatus.Expired, None));

        file.Run("UPDATE outbox SET state = 'parked', lease_until = NULL");
        Assert.Equal(1, (await store.Unpark(holder, late, CancellationToken.None)).Value());

        async Task<PaymentId[]> Listed(PaymentStatus status, Option<Reference> reference)
        {
            var filter = new ListFilter(Seq1(status), reference, None, None);
            var page = new ListPage(None, None, 9);
            var found = await store.List(holder, filter, page, late, CancellationToken.None);
            return found.Value().Map(it => it.Opened.Terms.Id).ToArray();
        }
    }

    [Fact]
    public void Whether_a_file_is_of_before_is_told_without_changing_it()
    {
        Assert.False(SqliteStore.IsOlder(file.Path).Value());
        file.Open().Dispose();
        Assert.False(SqliteStore.IsOlder(file.Path).Value());

        file.Run($"{WithoutMerchants} PRAGMA user_version = 4");
        Assert.True(SqliteStore.IsOlder(file.Path).Value());
        Assert.Equal("4", file.Ask("PRAGMA user_version"));
    }

    [Fact]
    public void A_text_file_is_unreadable_and_left_alone()
    {
        File.WriteAllText(file.Path, string.Concat(Enumerable.Repeat("These are our accounts. ", 1000)));
        LeftAlone(new StoreFault.Unreadable());
    }

    [Fact]
    public void Another_program_s_database_is_unreadable_and_left_alone()
    {
        file.Run("CREATE TABLE accounts (name TEXT); INSERT INTO accounts VALUES ('ours')");
        LeftAlone(new StoreFault.Unreadable());
    }

    [Fact]
    public void Another_program_s_database_in_write_ahead_mode_is_unreadable_and_left_alone()
    {
        file.Run("PRAGMA journal_mode = WAL; PRAGMA application_id = 77; CREATE TABLE accounts (name TEXT)");
        LeftAlone(new StoreFault.Unreadable());
    }

    [Fact]
    public void A_newer_schema_is_unreadable_and_left_alone()
    {
        file.Open().Dispose();
        file.Run("PRAGMA user_version = 6; CREATE TABLE refunds (name TEXT)");
        LeftAlone(new StoreFault.Unreadable());
    }

    [Fact]
    public void A_file_with_a_broken_first_page_is_unreadable_and_left_alone()
    {
        file.Open().Dispose();
        Overwrite(100, 4000);
        LeftAlone(new StoreFault.Unreadable());
    }

    [Fact]
    public void A_file_with_a_broken_header_is_unreadable_and_left_alone()
    {
        file.Open().Dispose();
        Overwrite(0, 60);
        LeftAlone(new StoreFault.Unreadable());
    }

    [Fact]
    public async Task A_file_whose_rows_are_broken_opens_and_says_so_when_they_are_read()
    {
        var session = new SampleSession(1);
        await using (var store = file.Open())
            await store.Append(session.Open(), CancellationToken.None);

        // All pages but the first, which holds the schema.
        Overwrite(4096, (int)new FileInfo(file.Path).Length - 4096);
        await using var broken = file.Open();
        Assert.Equal(new StoreFault.Unreadable(), await broken.Load(session.Key, CancellationToken.None).Fault());
        var append = session.Append(1, Samples.Noon);
        Assert.Equal(new StoreFault.Unreadable(), await broken.Append(append, CancellationToken.None).Fault());
    }

    [Fact]
    public void A_folder_that_is_not_there_is_unreachable() =>
        Assert.Equal(
            new StoreFault.Unreachable(), SqliteStore.Open(Path.Combine(file.Path, "nowhere", "payments.db")).Fault());

    [Fact]
    public void A_folder_in_the_place_of_the_file_is_unreachable()
    {
        Directory.CreateDirectory(file.Path);
        Assert.Equal<StoreFault>(new StoreFault.Unreachable(), file.Fault());
    }

    [Fact]
    public async Task Of_many_who_open_a_new_file_at_once_all_get_the_same_store()
    {
        var stores = await Task.WhenAll(Enumerable.Range(1, 8).Select(_ => Task.Run(file.Open)));
        for (var number = 0; number < stores.Length; number++)
            await stores[number].Append(new SampleSession(number).Open(), CancellationToken.None);

        var last = await stores[0].Load(new SampleSession(stores.Length - 1).Key, CancellationToken.None);
        foreach (var store in stores)
            await store.DisposeAsync();
        Assert.True(last.Exists(it => it.IsSome));
    }

    void LeftAlone(StoreFault expected)
    {
        var before = file.Bytes();
        Assert.Equal(expected, file.Fault());
        Assert.Equal(before, file.Bytes());
    }

    void Overwrite(long from, int length)
    {
        using var stream = File.OpenWrite(file.Path);
        stream.Position = from;
        stream.Write(Enumerable.Repeat((byte)0xA5, length).ToArray());
    }
}
