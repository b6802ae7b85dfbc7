using Payments.Application.Ports;
using Payments.Domain.Values;

using static Payments.Testing.Laws.Probe;
using static Payments.Testing.Samples;

namespace Payments.Testing.Laws;

/// <summary>What <see cref="IMerchantEndpoints"/> promises.</summary>
public static class MerchantEndpointLaws
{
    static readonly KeyHolder Holder = new(Business(1), Mode.Live);
    static readonly KeyHolder InTest = Holder with { Mode = Mode.Test };
    static readonly KeyHolder Stranger = Holder with { Business = Business(2) };
    static readonly Instant Tomorrow = Noon + Duration.FromHours(24);

    public static Seq<Law<IMerchantEndpoints>> All { get; } = Seq(
        new Law<IMerchantEndpoints>("Endpoints come back as they were added, in the order of their ids", ComeBack),
        new Law<IMerchantEndpoints>("An endpoint is its business's, in its mode, and nobody else's", Apart),
        new Law<IMerchantEndpoints>("An address is added once, however it is spelt", AddedOnce),
        new Law<IMerchantEndpoints>("There is room for so many and no more, until one is removed", Room),
        new Law<IMerchantEndpoints>("Of many added at once no more are kept than there is room for", RoomAtOnce),
        new Law<IMerchantEndpoints>("A secret that is rotated stays beside the new one until its end", Rotated),
        new Law<IMerchantEndpoints>("A secret before the previous one is forgotten", RotatedTwice),
        new Law<IMerchantEndpoints>("A removed endpoint is gone, and its address is free", Removed)).Strict();

    static async Task ComeBack(IMerchantEndpoints endpoints, CancellationToken cancellation)
    {
        var retiring = Endpoint(1).Rotated(Secret(9), Tomorrow);
        await Add(endpoints, Holder, Endpoint(2), cancellation);
        await Add(endpoints, Holder, retiring, cancellation);
        MustBe(await List(endpoints, Holder, cancellation), "Listed", retiring, Endpoint(2));
    }

    static async Task Apart(IMerchantEndpoints endpoints, CancellationToken cancellation)
    {
        await Add(endpoints, Holder, Endpoint(1), cancellation);
        foreach (var other in Seq(InTest, Stranger))
        {
            var id = Endpoint(1).Id;
            MustBe(await List(endpoints, other, cancellation), "Listed");
            Must(!Answer(await endpoints.Rotate(other, id, Secret(9), Tomorrow, cancellation)), "It could be rotated");
            Must(!Answer(await endpoints.Remove(other, id, cancellation)), "It could be removed");
            await Add(endpoints, other, Endpoint(1), cancellation);
        }

        Must(Answer(await endpoints.Remove(Stranger, Endpoint(1).Id, cancellation)), "It could not be removed");
        MustBe(await List(endpoints, Holder, cancellation), "Listed after it", Endpoint(1));
        MustBe(await List(endpoints, InTest, cancellation), "Listed in the other mode", Endpoint(1));
    }

    static async Task AddedOnce(IMerchantEndpoints endpoints, CancellationToken cancellation)
    {
        await Add(endpoints, Holder, Endpoint(1), cancellation);
        var again = Endpoint(2) with { Url = Url("HTTPS://Shop.Example:443/hooks/1") };
        MustBe(
            new EndpointAdded.UrlTaken(Endpoint(1).Id),
            Answer(await endpoints.Add(Holder, again, Noon, cancellation)),
            "Adding it again");
        MustBe(await List(endpoints, Holder, cancellation), "Listed", Endpoint(1));
    }

    static async Task Room(IMerchantEndpoints endpoints, CancellationToken cancellation)
    {
        var extra = Endpoint(IMerchantEndpoints.MaxPerHolder + 1);
        for (var number = 1; number <= IMerchantEndpoints.MaxPerHolder; number++)
            await Add(endpoints, Holder, Endpoint(number), cancellation);

        MustBe(new EndpointAdded.TooMany(), Answer(await endpoints.Add(Holder, extra, Noon, cancellation)), "Another");
        MustBe(
            new EndpointAdded.UrlTaken(Endpoint(1).Id),
            Answer(await endpoints.Add(Holder, Endpoint(1), Noon, cancellation)),
            "The first again");
        await endpoints.Remove(Holder, Endpoint(1).Id, cancellation);
        await Add(endpoints, Holder, extra, cancellation);
    }

    static async Task RoomAtOnce(IMerchantEndpoints endpoints, CancellationToken cancellation)
    {
        const int Many = 3 * IMerchantEndpoints.MaxPerHolder;
        var added = await Together(Many, number => endpoints.Add(Holder, Endpoint(number), Noon, cancellation));
        MustBe(IMerchantEndpoints.MaxPerHolder, added.Count(it => Answer(it) is EndpointAdded.Added), "Added");
        MustBe(IMerchantEndpoints.MaxPerHolder, (await List(endpoints, Holder, cancellation)).Count, "Listed");
    }

    static async Task Rotated(IMerchantEndpoints endpoints, CancellationToken cancellation)
    {
        await Add(endpoints, Holder, Endpoint(1), cancellation);
        await Add(endpoints, Holder, Endpoint(2), cancellation);
        await Rotate(endpoints, Secret(9), Tomorrow, cancellation);
        var listed = await List(endpoints, Holder, cancellation);
        MustBe(listed, "Listed", Endpoint(1).Rotated(Secret(9), Tomorrow), Endpoint(2));
        MustBe(listed[0].SecretsAt(Tomorrow - Duration.Epsilon), "Before the end", Secret(9), Endpoint(1).Secret);
        MustBe(listed[0].SecretsAt(Tomorrow), "At the end", Secret(9));
    }

    static async Task RotatedTwice(IMerchantEndpoints endpoints, CancellationToken cancellation)
    {
        await Add(endpoints, Holder, Endpoint(1), cancellation);
        await Rotate(endpoints, Secret(8), Tomorrow + Duration.FromHours(1), cancellation);
        await Rotate(endpoints, Secret(9), Tomorrow, cancellation);
        var expected = Endpoint(1) with { Secret = Secret(9), Previous = new RetiringSecret(Secret(8), Tomorrow) };
        MustBe(await List(endpoints, Holder, cancellation), "Listed", expected);
    }

    static async Task Removed(IMerchantEndpoints endpoints, CancellationToken cancellation)
    {
        await Add(endpoints, Holder, Endpoint(1), cancellation);
        await Add(endpoints, Holder, Endpoint(2), cancellation);
        Must(Answer(await endpoints.Remove(Holder, Endpoint(1).Id, cancellation)), "It could not be removed");
        Must(!Answer(await endpoints.Remove(Holder, Endpoint(1).Id, cancellation)), "It could be removed twice");
        MustBe(await List(endpoints, Holder, cancellation), "Listed", Endpoint(2));
        await Add(endpoints, Holder, Endpoint(1), cancellation);
    }

    static MerchantEndpoint Endpoint(int number) =>
        new(EndpointId.From(Payment(number).Value), Url($"https://shop.example/hooks/{number}"), Secret(number), None);

    static EndpointUrl Url(string text) => Lawful(EndpointUrl.Create(text));

    static WebhookSecret Secret(int number) =>
        Lawful(WebhookSecret.Create(
            $"whsec_{Convert.ToBase64String(Enumerable.Repeat((byte)number, WebhookSecret.MinBytes).ToArray())}"));

    static async Task Add(
        IMerchantEndpoints endpoints, KeyHolder whose, MerchantEndpoint endpoint, CancellationToken cancellation) =>
        MustBe(
            new EndpointAdded.Added(), Answer(await endpoints.Add(whose, endpoint, Noon, cancellation)), "Adding one");

    static async Task Rotate(
        IMerchantEndpoints endpoints, WebhookSecret next, Instant until, CancellationToken cancellation) =>
        Must(Answer(await endpoints.Rotate(Holder, Endpoint(1).Id, next, until, cancellation)), "It was not rotated");

    static async Task<Seq<MerchantEndpoint>> List(
        IMerchantEndpoints endpoints, KeyHolder whose, CancellationToken cancellation) =>
        Answer(await endpoints.List(whose, cancellation));
}
