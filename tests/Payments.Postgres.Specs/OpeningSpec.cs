using Payments.Application.Ports;
using Payments.Postgres.Specs.Server;
using Payments.Sqlite.Specs;
using Payments.Testing;

namespace Payments.Postgres.Specs;

/// <summary>What is ours is opened; what is not is told so, and left exactly as it is.</summary>
public sealed class OpeningSpec : IDisposable
{
    const string Tables = "SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace";

    static readonly StoreFault Unreadable = new StoreFault.Unreadable();
    static readonly StoreFault Unreachable = new StoreFault.Unreachable();

    TempSchema Schema { get; } = new();

    public void Dispose() => Schema.Dispose();

    [PostgresFact]
    public async Task Eight_nodes_that_start_at_once_make_one_schema()
    {
        var nodes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Schema.TryOpen())));
        Assert.All(nodes, it => Assert.True(it.IsRight));
        Assert.Equal("1", Schema.Ask("SELECT string_agg(version::text, ',') FROM payments_migrations"));
        foreach (var node in nodes)
            await node.Value().DisposeAsync();
    }

    [PostgresFact]
    public void An_empty_schema_becomes_ours()
    {
        Schema.Run($"CREATE SCHEMA {Schema.Name}");
        Schema.Open().Dispose();
        Assert.Equal("1", Schema.Ask("SELECT max(version) FROM payments_migrations"));
    }

    [PostgresFact]
    public async Task Whether_there_is_anything_of_ours_is_told_without_changing_it()
    {
        var settings = Schema.Settings(SharedServer.Connection);
        Assert.True((await PostgresStore.IsBlank(settings, CancellationToken.None)).Value());
        Assert.Equal("", Schema.Ask($"SELECT to_regnamespace('{Schema.Name}')::text"));

        Schema.Run($"CREATE SCHEMA {Schema.Name}");
        Assert.True((await PostgresStore.IsBlank(settings, CancellationToken.None)).Value());
        Assert.Equal("0", Schema.Ask(Tables));

        Schema.Open().Dispose();
        Assert.False((await PostgresStore.IsBlank(settings, CancellationToken.None)).Value());

        Schema.Run("INSERT INTO payments_migrations VALUES (99, now())");
        Assert.Equal(Unreadable, await PostgresStore.IsBlank(settings, CancellationToken.None).Fault());
    }

    [PostgresFact]
    public async Task A_newer_schema_is_refused_and_left_as_it_is()
    {
        Schema.Open().Dispose();
        Schema.Run("INSERT INTO payments_migrations VALUES (99, now())");
        var before = Schema.Ask(Tables);
        Assert.Equal(Unreadable, await Schema.TryOpen().Fault());
        Assert.Equal((before, "99"), (Schema.Ask(Tables), Schema.Ask("SELECT max(version) FROM payments_migrations")));
    }

    [PostgresFact]
    public async Task A_schema_of_somebody_else_is_refused_and_left_as_it_is()
    {
        Schema.Run($"CREATE SCHEMA {Schema.Name}; CREATE TABLE {Schema.Name}.theirs (id integer)");
        Assert.Equal(Unreadable, await Schema.TryOpen().Fault());
        Assert.Equal("1", Schema.Ask(Tables));
    }

    [PostgresFact]
    public async Task A_migration_that_was_cut_short_left_nothing()
    {
        Schema.Run($"CREATE SCHEMA {Schema.Name}");
        Schema.Run("BEGIN; CREATE TABLE payments_migrations (version integer); ROLLBACK");
        await using var store = Schema.Open();
        Assert.True((await store.Append(new SampleSession(1).Open(), CancellationToken.None)).IsRight);
    }

    [PostgresFact]
    public async Task A_server_that_takes_nothing_in_is_out_of_reach() =>
        Assert.Equal(
            Unreachable, await Schema.TryOpen("Options=-c default_transaction_read_only=on").Fault());

    [PostgresTheory]
    [InlineData("Host=127.0.0.1;Port=1")]
    [InlineData("Database=nowhere_to_be_found")]
    [InlineData("Username=nobody_that_we_know")]
    public async Task Where_nobody_answers_or_lets_us_in_it_is_out_of_reach(string with) =>
        Assert.Equal(Unreachable, await Schema.TryOpen(with).Fault());

    [OwnServerFact]
    public async Task A_role_that_may_only_read_and_write_serves_a_schema_that_is_up_to_date()
    {
        Schema.Run($"CREATE ROLE {Schema.Name} LOGIN; CREATE SCHEMA {Schema.Name}");
        Assert.Equal(Unreachable, await Schema.TryOpen($"Username={Schema.Name}").Fault());

        Schema.Open().Dispose();
        Schema.Run(
            $"GRANT USAGE ON SCHEMA {Schema.Name} TO {Schema.Name}; "
            + $"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {Schema.Name} TO {Schema.Name}");
        await using var store = (await Schema.TryOpen($"Username={Schema.Name}")).Value();
        var append = new SampleSession(1).Open(SampleSession.Notify(1));
        Assert.IsType<Appended.Stored>((await store.Append(append, CancellationToken.None)).Value());
    }

    [OwnServerFact]
    public async Task A_schema_that_was_made_for_a_role_becomes_its_own()
    {
        Schema.Run($"CREATE ROLE {Schema.Name} LOGIN; CREATE SCHEMA {Schema.Name} AUTHORIZATION {Schema.Name}");
        Assert.True((await Schema.TryOpen($"Username={Schema.Name}")).IsRight);
    }

    [OwnServerFact]
    public async Task A_database_that_could_change_our_texts_is_refused()
    {
        using var other = Schema.Connect();
        var name = $"ascii_{Environment.ProcessId}";
        using var make = new Npgsql.NpgsqlCommand(
            $"CREATE DATABASE {name} ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0", other);
        make.ExecuteNonQuery();
        Assert.Equal(Unreadable, await Schema.TryOpen($"Database={name}").Fault());
    }

    [PostgresFact]
    public async Task What_a_connection_needs_is_said_by_us_and_the_rest_by_whoever_runs_the_node()
    {
        await using var store = (await Schema.TryOpen("Application Name=till;Options=-c work_mem=3MB")).Value();
        Schema.Run("CREATE TABLE seen (setting text)");
        Schema.Run(
            """
            CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                INSERT INTO seen SELECT concat_ws(' ', current_setting('application_name'), current_setting('work_mem'),
                    current_setting('synchronous_commit'), current_setting('lock_timeout'),
                    current_setting('statement_timeout'), current_setting('transaction_isolation'));
                RETURN new; END $$;
            CREATE TRIGGER looking AFTER INSERT ON api_keys FOR EACH ROW EXECUTE FUNCTION look()
            """);
        await store.Add(
            ApiKeyHash.Of("key"), new KeyHolder(Samples.Business(1), Domain.Values.Mode.Test), None, Samples.Noon,
            CancellationToken.None);
        Assert.Equal("till 3MB on 5s 10s read committed", Schema.Ask("SELECT setting FROM seen"));
    }
}
