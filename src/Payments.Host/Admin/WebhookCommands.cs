using System.Net;

using Payments.Application.Ports;
using Payments.Host.Serve;
using Payments.Webhooks;

namespace Payments.Host.Admin;

/// <summary>Where a business hears of its payments: <c>webhooks add</c>, <c>list</c> and so on.</summary>
static class WebhookCommands
{
    // Long enough for a merchant to change over on a working day.
    static readonly Duration DefaultOverlap = Duration.FromHours(24);
    static readonly Duration MaxOverlap = Duration.FromDays(30);

    public static Seq<AdminCommand> All { get; } = Seq(
        Command("add", ["url", "receivers"], Add) with { MayMakeFile = true },
        Command("list", [], given => Of(given, List)),
        Command("rotate", ["endpoint", "overlap"], Rotate) with { Flags = ["force"] },
        Command("remove", ["endpoint"], Remove),
        Command("redeliver", [], given => Of(given, Redeliver))).Strict();

    static AdminCommand Command(
        string word, string[] switches, Func<Switches, Either<string, AdminWork>> prepare) =>
        new(["webhooks", word], ["business", "mode", .. switches], prepare);

    static Either<string, AdminWork> Of(
        Switches given, Func<OpenedStore, KeyHolder, Instant, Task<Either<StoreFault, Reply>>> work) =>
        Given.Holder(given).Map<AdminWork>(whose => (store, now) => work(store, whose, now));

    static Either<string, AdminWork> Add(Switches given) =>
        HostSettings.PrivacyOf(given.FindOrVariable("receivers")).Bind(isPrivate =>
            Url(given, isPrivate).Bind(url => Of(given, (store, whose, now) => Add(store, whose, url, now))));

    static async Task<Either<StoreFault, Reply>> Add(
        OpenedStore store, KeyHolder whose, EndpointUrl url, Instant now)
    {
        var endpoint = new MerchantEndpoint(
            EndpointId.From(Guid.CreateVersion7()), url, WebhookSecret.Generate(), None);
        var added = await store.Endpoints.Add(whose, endpoint, now, CancellationToken.None);
        if (added.Case is not EndpointAdded answer)
            return (StoreFault)added.Case;

        return await answer.Match<Task<Either<StoreFault, Reply>>>(
            added: async _ => Added(store, endpoint, await store.Outbox.Unpark(whose, now, CancellationToken.None)),
            urlTaken: async it => (await store.Outbox.Unpark(whose, now, CancellationToken.None))
                .Map(waiting => Reply.Done($"It is there already, as endpoint {it.By}.\n{Waiting(waiting)}")),
            tooMany: _ => Cannot(
                $"There are {IMerchantEndpoints.MaxPerHolder} endpoints already, and no room for more; remove one."));
    }

    // The secret is kept already, and this is the only time that it is shown.
    static Either<StoreFault, Reply> Added(
        OpenedStore store, MerchantEndpoint endpoint, Either<StoreFault, int> unparked) =>
        unparked.Match(
            Right: waiting => Reply.Done($"{Shown(endpoint)}\n{Waiting(waiting)}"),
            Left: fault => Reply.HalfDone(
                Shown(endpoint),
                $"What waited for it is not sent yet: {store.Why(fault)}; repeat the command."));

    static async Task<Either<StoreFault, Reply>> List(
        OpenedStore store, KeyHolder whose, Instant now)
    {
        var listed = await store.Endpoints.List(whose, CancellationToken.None);
        return listed.Map(all => Reply.Done(
            all.IsEmpty ? "There are no endpoints." : Table.Of(Header + all.Map(it => Row(it, now)))));
    }

    static Either<string, AdminWork> Rotate(Switches given) =>
        Given.Endpoint(given).Bind(id =>
            Overlap(given.Find("overlap")).Bind(overlap =>
                Of(given, (store, whose, now) =>
                    Rotate(store, whose, id, now, overlap, given.Find("force") is not null))));

    // Before the present secret there may be one that the merchant still checks with; a third would end it.
    static async Task<Either<StoreFault, Reply>> Rotate(
        OpenedStore store, KeyHolder whose, EndpointId id, Instant now, Duration overlap, bool isForced)
    {
        var listed = await store.Endpoints.List(whose, CancellationToken.None);
        if (listed.Case is not Seq<MerchantEndpoint> all)
            return (StoreFault)listed.Case;

        var retiring = all.Find(it => it.Id == id).Bind(it => it.Previous).Filter(it => now < it.Until);
        return retiring.Case is RetiringSecret old && !isForced
            ? Reply.Cannot(StillSigns(old.Until))
            : await Rotate(store, whose, id, now + overlap);
    }

    static string StillSigns(Instant until) =>
        $"Until {Table.Time(until)} the secret before the present one signs as well, "
        + "and the merchant may still check with it; rotate after that, or end it now with --force.";

    static async Task<Either<StoreFault, Reply>> Rotate(
        OpenedStore store, KeyHolder whose, EndpointId id, Instant until)
    {
        var next = WebhookSecret.Generate();
        var rotated = await store.Endpoints.Rotate(whose, id, next, until, CancellationToken.None);
        return rotated.Map(isThere => If(
            isThere, id, $"secret    {next.Text}\nThe one before it signs as well until {Table.Time(until)}."));
    }

    static Either<string, AdminWork> Remove(Switches given) =>
        Given.Endpoint(given).Bind(id => Of(given, async (store, whose, _) =>
        {
            var removed = await store.Endpoints.Remove(whose, id, CancellationToken.None);
            return removed.Map(isThere => If(isThere, id, $"Nothing is sent to endpoint {id} any more."));
        }));

    static async Task<Either<StoreFault, Reply>> Redeliver(
        OpenedStore store, KeyHolder whose, Instant now)
    {
        var unparked = await store.Outbox.Unpark(whose, now, CancellationToken.None);
        return unparked.Map(it => Reply.Done(Waiting(it)));
    }

    static Either<string, EndpointUrl> Url(Switches given, bool isPrivate) =>
        Given.Needed(given, "url").Bind(said =>
            Given.Read(said, EndpointUrl.Create, "an https address without user and fragment").Bind(url =>
                isPrivate || IsPublic(url) ? Right<string, EndpointUrl>(url)
                : url.IsEncrypted
                    ? $"{said.Source} is of the public internet; other hosts are for tests, with --receivers any."
                : $"{said.Source} is an https address; plain http is for tests, with --receivers any."));

    // What every host refuses to send to, unless it is told otherwise. What a name leads to is seen only then.
    static bool IsPublic(EndpointUrl url) =>
        url.IsEncrypted
        && !url.Address.IsLoopback
        && (!IPAddress.TryParse(url.Address.IdnHost, out var literal) || PublicInternet.Includes(literal));

    static Either<string, Duration> Overlap(Said? said) =>
        said is null ? DefaultOverlap
        : Switches.DurationOf(said.Text).Case is Duration it && it >= Duration.Zero && it <= MaxOverlap ? it
        : $"{said.Source} is an ISO 8601 duration such as PT24H, from 0 to 30 days.";

    static Reply If(bool isThere, EndpointId id, string done) =>
        isThere ? Reply.Done(done) : Reply.Cannot($"The business has no endpoint {id} in this mode.");

    static Task<Either<StoreFault, Reply>> Cannot(string why) =>
        Task.FromResult<Either<StoreFault, Reply>>(Reply.Cannot(why));

    static string Shown(MerchantEndpoint endpoint) =>
        $"endpoint  {endpoint.Id}\nsecret    {endpoint.Secret.Text}"
        + (IsPublic(endpoint.Url) ? "" : "\nOnly a host that serves with --receivers any sends to this address.");

    static string Waiting(int notices) =>
        notices == 1 ? "1 notice that waited is sent now." : $"{notices} notices that waited are sent now.";

    static Seq<string[]> Header => Seq1<string[]>(["id", "url", "secrets"]);

    static string[] Row(MerchantEndpoint it, Instant now) =>
        [
            $"{it.Id}",
            it.Url.Text,
            it.Previous.Filter(old => now < old.Until).Match(
                Some: old => $"2 until {Table.Time(old.Until)}",
                None: () => "1"),
        ];
}
