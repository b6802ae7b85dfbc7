using Payments.Testing;
using Payments.Testing.Laws;

namespace Payments.Sqlite.Specs;

public sealed class SqliteStoreSpec : IDisposable
{
    readonly TempFile file = new();

    public static TheoryData<string> SessionStore => [.. SessionStoreLaws.All.Map(law => law.Name)];

    public static TheoryData<string> SessionLists => [.. SessionListLaws.All.Map(law => law.Name)];

    public static TheoryData<string> Outbox => [.. OutboxLaws.All.Map(law => law.Name)];

    public static TheoryData<string> ApiKeys => [.. ApiKeyLaws.All.Map(law => law.Name)];

    public static TheoryData<string> WebhookNonces => [.. WebhookNonceLaws.All.Map(law => law.Name)];

    public static TheoryData<string> Idempotency => [.. IdempotencyLaws.All.Map(law => law.Name)];

    public static TheoryData<string> MerchantEndpoints => [.. MerchantEndpointLaws.All.Map(law => law.Name)];

    public static TheoryData<string> Reopened => [.. ReopeningLaws.All.Map(law => law.Name)];

    public void Dispose() => file.Dispose();

    [Theory, MemberData(nameof(SessionStore))]
    public async Task Obeys_every_law_of_a_session_store(string law)
    {
        await using var store = file.Open();
        await SessionStoreLaws.All.Named(law).Check(Stores.Of(store), CancellationToken.None);
    }

    [Theory, MemberData(nameof(SessionLists))]
    public async Task Obeys_every_law_of_session_lists(string law)
    {
        await using var store = file.Open();
        await SessionListLaws.All.Named(law).Check(ListedStores.Of(store), CancellationToken.None);
    }

    [Theory, MemberData(nameof(Outbox))]
    public async Task Obeys_every_law_of_an_outbox(string law)
    {
        await using var store = file.Open();
        await OutboxLaws.All.Named(law).Check(Stores.Of(store), CancellationToken.None);
    }

    [Theory, MemberData(nameof(ApiKeys))]
    public async Task Obeys_every_law_of_api_keys(string law)
    {
        await using var store = file.Open();
        await ApiKeyLaws.All.Named(law).Check(store, CancellationToken.None);
    }

    [Theory, MemberData(nameof(WebhookNonces))]
    public async Task Obeys_every_law_of_webhook_nonces(string law)
    {
        await using var store = file.Open();
        await WebhookNonceLaws.All.Named(law).Check(store, CancellationToken.None);
    }

    [Theory, MemberData(nameof(Idempotency))]
    public async Task Obeys_every_law_of_idempotency(string law)
    {
        await using var store = file.Open();
        await IdempotencyLaws.All.Named(law).Check(store, CancellationToken.None);
    }

    [Theory, MemberData(nameof(MerchantEndpoints))]
    public async Task Obeys_every_law_of_merchant_endpoints(string law)
    {
        await using var store = file.Open();
        await MerchantEndpointLaws.All.Named(law).Check(store, CancellationToken.None);
    }

    [Theory, MemberData(nameof(Reopened))]
    public async Task Obeys_every_law_of_a_store_that_outlives_its_process(string law)
    {
        var open = Option<SqliteStore>.None;
        await ReopeningLaws.All.Named(law).Check(
            _ =>
            {
                open.Iter(it => it.Dispose());
                open = file.Open();
                return Task.FromResult(open.Map(Stores.Of).IfNone(() => throw new InvalidOperationException()));
            },
            CancellationToken.None);
        open.Iter(it => it.Dispose());
    }
}
