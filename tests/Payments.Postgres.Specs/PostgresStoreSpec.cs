using Payments.Postgres.Specs.Server;
using Payments.Testing;
using Payments.Testing.Laws;

namespace Payments.Postgres.Specs;

public sealed class PostgresStoreSpec() : LawSpec(nodes: 1);

/// <summary>Two nodes that are asked in turn keep each law as one does.</summary>
public sealed class TwoNodesSpec() : LawSpec(nodes: 2);

/// <summary>Every law of every port.</summary>
public abstract class LawSpec(int nodes) : IDisposable
{
    readonly TempSchema schema = new();

    public static TheoryData<string> SessionStore => [.. SessionStoreLaws.All.Map(law => law.Name)];

    public static TheoryData<string> SessionLists => [.. SessionListLaws.All.Map(law => law.Name)];

    public static TheoryData<string> Outbox => [.. OutboxLaws.All.Map(law => law.Name)];

    public static TheoryData<string> ApiKeys => [.. ApiKeyLaws.All.Map(law => law.Name)];

    public static TheoryData<string> WebhookNonces => [.. WebhookNonceLaws.All.Map(law => law.Name)];

    public static TheoryData<string> Idempotency => [.. IdempotencyLaws.All.Map(law => law.Name)];

    public static TheoryData<string> MerchantEndpoints => [.. MerchantEndpointLaws.All.Map(law => law.Name)];

    public static TheoryData<string> Reopened => [.. ReopeningLaws.All.Map(law => law.Name)];

    public void Dispose()
    {
        schema.Dispose();
        GC.SuppressFinalize(this);
    }

    [PostgresTheory, MemberData(nameof(SessionStore))]
    public Task Obeys_every_law_of_a_session_store(string law) =>
        Obeys(store => SessionStoreLaws.All.Named(law).Check(Stores.Of(store), CancellationToken.None));

    [PostgresTheory, MemberData(nameof(SessionLists))]
    public Task Obeys_every_law_of_session_lists(string law) =>
        Obeys(store => SessionListLaws.All.Named(law).Check(ListedStores.Of(store), CancellationToken.None));

    [PostgresTheory, MemberData(nameof(Outbox))]
    public Task Obeys_every_law_of_an_outbox(string law) =>
        Obeys(store => OutboxLaws.All.Named(law).Check(Stores.Of(store), CancellationToken.None));

    [PostgresTheory, MemberData(nameof(ApiKeys))]
    public Task Obeys_every_law_of_api_keys(string law) =>
        Obeys(store => ApiKeyLaws.All.Named(law).Check(store, CancellationToken.None));

    [PostgresTheory, MemberData(nameof(WebhookNonces))]
    public Task Obeys_every_law_of_webhook_nonces(string law) =>
        Obeys(store => WebhookNonceLaws.All.Named(law).Check(store, CancellationToken.None));

    [PostgresTheory, MemberData(nameof(Idempotency))]
    public Task Obeys_every_law_of_idempotency(string law) =>
        Obeys(store => IdempotencyLaws.All.Named(law).Check(store, CancellationToken.None));

    [PostgresTheory, MemberData(nameof(MerchantEndpoints))]
    public Task Obeys_every_law_of_merchant_endpoints(string law) =>
        Obeys(store => MerchantEndpointLaws.All.Named(law).Check(store, CancellationToken.None));

    [PostgresTheory, MemberData(nameof(Reopened))]
    public async Task Obeys_every_law_of_a_store_that_outlives_its_process(string law)
    {
        var open = Option<PostgresStore>.None;
        await ReopeningLaws.All.Named(law).Check(
            _ =>
            {
                open.Iter(it => it.Dispose());
                open = schema.Open();
                return Task.FromResult(open.Map(Stores.Of).IfNone(() => throw new InvalidOperationException()));
            },
            CancellationToken.None);
        open.Iter(it => it.Dispose());
    }

    async Task Obeys(Func<InTurn, Task> law)
    {
        var stores = Enumerable.Range(0, nodes).Select(_ => schema.Open()).ToArray();
        await law(new InTurn(stores));
        foreach (var store in stores)
            await store.DisposeAsync();
    }
}
