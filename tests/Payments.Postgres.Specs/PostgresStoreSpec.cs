using Payments.Postgres.Specs.Server;
using Payments.Testing;
using Payments.Testing.Laws;

namespace Payments.Postgres.Specs;

/// <summary>Every law of every port: by one store, and by two nodes that are asked in turn.</summary>
public sealed class PostgresStoreSpec : IDisposable
{
    readonly TempSchema schema = new();

    public static TheoryData<string, int> SessionStore => OnNodes(SessionStoreLaws.All);

    public static TheoryData<string, int> SessionLists => OnNodes(SessionListLaws.All);

    public static TheoryData<string, int> Outbox => OnNodes(OutboxLaws.All);

    public static TheoryData<string, int> ApiKeys => OnNodes(ApiKeyLaws.All);

    public static TheoryData<string, int> WebhookNonces => OnNodes(WebhookNonceLaws.All);

    public static TheoryData<string, int> Idempotency => OnNodes(IdempotencyLaws.All);

    public static TheoryData<string, int> MerchantEndpoints => OnNodes(MerchantEndpointLaws.All);

    public static TheoryData<string> Reopened => [.. ReopeningLaws.All.Map(law => law.Name)];

    public void Dispose() => schema.Dispose();

    [PostgresTheory, MemberData(nameof(SessionStore))]
    public Task Obeys_every_law_of_a_session_store(string law, int nodes) =>
        Obeys(nodes, store => SessionStoreLaws.All.Named(law).Check(Stores.Of(store), CancellationToken.None));

    [PostgresTheory, MemberData(nameof(SessionLists))]
    public Task Obeys_every_law_of_session_lists(string law, int nodes) =>
        Obeys(nodes, store => SessionListLaws.All.Named(law).Check(ListedStores.Of(store), CancellationToken.None));

    [PostgresTheory, MemberData(nameof(Outbox))]
    public Task Obeys_every_law_of_an_outbox(string law, int nodes) =>
        Obeys(nodes, store => OutboxLaws.All.Named(law).Check(Stores.Of(store), CancellationToken.None));

    [PostgresTheory, MemberData(nameof(ApiKeys))]
    public Task Obeys_every_law_of_api_keys(string law, int nodes) =>
        Obeys(nodes, store => ApiKeyLaws.All.Named(law).Check(store, CancellationToken.None));

    [PostgresTheory, MemberData(nameof(WebhookNonces))]
    public Task Obeys_every_law_of_webhook_nonces(string law, int nodes) =>
        Obeys(nodes, store => WebhookNonceLaws.All.Named(law).Check(store, CancellationToken.None));

    [PostgresTheory, MemberData(nameof(Idempotency))]
    public Task Obeys_every_law_of_idempotency(string law, int nodes) =>
        Obeys(nodes, store => IdempotencyLaws.All.Named(law).Check(store, CancellationToken.None));

    [PostgresTheory, MemberData(nameof(MerchantEndpoints))]
    public Task Obeys_every_law_of_merchant_endpoints(string law, int nodes) =>
        Obeys(nodes, store => MerchantEndpointLaws.All.Named(law).Check(store, CancellationToken.None));

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

    async Task Obeys(int nodes, Func<InTurn, Task> law)
    {
        var stores = Enumerable.Range(0, nodes).Select(_ => schema.Open()).ToArray();
        await law(new InTurn(stores));
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    static TheoryData<string, int> OnNodes<T>(Seq<Law<T>> laws)
    {
        var theory = new TheoryData<string, int>();
        foreach (var law in laws)
        {
            theory.Add(law.Name, 1);
            theory.Add(law.Name, 2);
        }

        return theory;
    }
}
