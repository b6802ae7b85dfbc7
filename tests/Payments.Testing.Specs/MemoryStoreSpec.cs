using Payments.Application.Ports;
using Payments.Testing.Laws;

namespace Payments.Testing.Specs;

public sealed class MemoryStoreSpec
{
    public static TheoryData<string> SessionStore => [.. SessionStoreLaws.All.Map(law => law.Name)];

    public static TheoryData<string> SessionLists => [.. SessionListLaws.All.Map(law => law.Name)];

    public static TheoryData<string> Outbox => [.. OutboxLaws.All.Map(law => law.Name)];

    public static TheoryData<string> ApiKeys => [.. ApiKeyLaws.All.Map(law => law.Name)];

    public static TheoryData<string> WebhookNonces => [.. WebhookNonceLaws.All.Map(law => law.Name)];

    public static TheoryData<string> Idempotency => [.. IdempotencyLaws.All.Map(law => law.Name)];

    public static TheoryData<string> MerchantEndpoints => [.. MerchantEndpointLaws.All.Map(law => law.Name)];

    [Theory, MemberData(nameof(SessionStore))]
    public Task Obeys_every_law_of_a_session_store(string law) =>
        SessionStoreLaws.All.Named(law).Check(Stores.Of(new MemoryStore()), CancellationToken.None);

    [Theory, MemberData(nameof(SessionLists))]
    public Task Obeys_every_law_of_session_lists(string law) =>
        SessionListLaws.All.Named(law).Check(ListedStores.Of(new MemoryStore()), CancellationToken.None);

    [Theory, MemberData(nameof(Outbox))]
    public Task Obeys_every_law_of_an_outbox(string law) =>
        OutboxLaws.All.Named(law).Check(Stores.Of(new MemoryStore()), CancellationToken.None);

    [Theory, MemberData(nameof(ApiKeys))]
    public Task Obeys_every_law_of_api_keys(string law) =>
        ApiKeyLaws.All.Named(law).Check(new MemoryStore(), CancellationToken.None);

    [Theory, MemberData(nameof(MerchantEndpoints))]
    public Task Obeys_every_law_of_merchant_endpoints(string law) =>
        MerchantEndpointLaws.All.Named(law).Check(new MemoryStore(), CancellationToken.None);

    [Theory, MemberData(nameof(WebhookNonces))]
    public Task Obeys_every_law_of_webhook_nonces(string law) =>
        WebhookNonceLaws.All.Named(law).Check(new MemoryStore(), CancellationToken.None);

    [Theory, MemberData(nameof(Idempotency))]
    public Task Obeys_every_law_of_idempotency(string law) =>
        IdempotencyLaws.All.Named(law).Check(new MemoryStore(), CancellationToken.None);
}
