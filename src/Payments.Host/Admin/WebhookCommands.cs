using Payments.Application.Ports;
using Payments.Sqlite;

namespace Payments.Host.Admin;

/// <summary>Where a business hears of its payments: <c>webhooks add</c>, <c>list</c> and so on.</summary>
static class WebhookCommands
{
    // Long enough for a merchant to change over on a working day.
    static readonly Duration DefaultOverlap = Duration.FromHours(24);
    static readonly Duration MaxOverlap = Duration.FromDays(30);

    public static Seq<AdminCommand> All { get; } = Seq(
        Command("add", ["url", "receivers"], Add),
        Command("list", [], given => Of(given, List)),
        Command("rotate", ["endpoint", "overlap"], Rotate),
        Command("remove", ["endpoint"], Remove),
        Command("redeliver", [], given => Of(given, Redeliver))).Strict();

    static AdminCommand Command(
        string word, string[] switches, Func<Switches, Either<string, AdminWork>> prepare) =>
        new(["webhooks", word], ["business", "mode", .. switches], prepare);

    static Either<string, AdminWork> Of(
        Switches given, Func<SqliteStore, KeyHolder, Instant, Task<Either<StoreFault, Reply>>> work) =>
        Given.Holder(given).Map<AdminWork>(whose => (store, now) => work(store, whose, now));

    static Either<string, AdminWork> Add(Switches given) =>
        HostSettings.PrivacyOf(given.FindOrVariable("receivers")).Bind(isPrivate =>
            Url(given, isPrivate).Bind(url => Of(given, (store, whose, now) => Add(store, whose, url, now))));

    static async Task<Either<StoreFault, Reply>> Add(
        SqliteStore store, KeyHolder whose, EndpointUrl url, Instant now)
    {
        var endpoint = new MerchantEndpoint(
            EndpointId.From(Guid.CreateVersion7()), url, WebhookSecret.Generate(), None);
        var added = await store.Add(whose, endpoint, now, CancellationToken.None);
        if (added.Case is not EndpointAdded answer)
            return (StoreFault)added.Case;

        return await answer.Match<Task<Either<StoreFault, Reply>>>(
            added: async _ => (await store.Unpark(whose, now, CancellationToken.None))
                .Map(waiting => Reply.Done(Shown(endpoint, waiting))),
            urlTaken: it => Cannot($"It is there already, as endpoint {it.By}."),
            tooMany: _ => Cannot(
                $"There are {IMerchantEndpoints.MaxPerHolder} endpoints already, and no room for more; remove one."));
    }

    static async Task<Either<StoreFault, Reply>> List(
        SqliteStore store, KeyHolder whose, Instant now)
    {
        var listed = await store.List(whose, CancellationToken.None);
        return listed.Map(all => Reply.Done(
            all.IsEmpty ? "There are no endpoints." : Table.Of(Header + all.Map(it => Row(it, now)))));
    }

    static Either<string, AdminWork> Rotate(Switches given) =>
        Given.Endpoint(given).Bind(id =>
            Overlap(given.Find("overlap")).Bind(overlap =>
                Of(given, (store, whose, now) => Rotate(store, whose, id, now + overlap))));

    static async Task<Either<StoreFault, Reply>> Rotate(
        SqliteStore store, KeyHolder whose, EndpointId id, Instant until)
    {
        var next = WebhookSecret.Generate();
        var rotated = await store.Rotate(whose, id, next, until, CancellationToken.None);
        return rotated.Map(isThere => If(
            isThere, id, $"secret    {next.Text}\nThe one before it signs as well until {Table.Time(until)}."));
    }

    static Either<string, AdminWork> Remove(Switches given) =>
        Given.Endpoint(given).Bind(id => Of(given, async (store, whose, _) =>
        {
            var removed = await store.Remove(whose, id, CancellationToken.None);
            return removed.Map(isThere => If(isThere, id, $"Nothing is sent to endpoint {id} any more."));
        }));

    static async Task<Either<StoreFault, Reply>> Redeliver(
        SqliteStore store, KeyHolder whose, Instant now)
    {
        var unparked = await store.Unpark(whose, now, CancellationToken.None);
        return unparked.Map(it => Reply.Done(Waiting(it)));
    }

    static Either<string, EndpointUrl> Url(Switches given, bool isPrivate) =>
        Given.Needed(given, "url").Bind(said =>
            Given.Read(said, EndpointUrl.Create, "an https address without user and fragment").Bind(url =>
                url.IsEncrypted || isPrivate
                    ? Right<string, EndpointUrl>(url)
                    : $"{said.Source} is an https address; plain http is for tests, with --receivers any."));

    static Either<string, Duration> Overlap(Said? said) =>
        said is null ? DefaultOverlap
        : Switches.DurationOf(said.Text).Case is Duration it && it >= Duration.Zero && it <= MaxOverlap ? it
        : $"{said.Source} is an ISO 8601 duration such as PT24H, from 0 to 30 days.";

    static Reply If(bool isThere, EndpointId id, string done) =>
        isThere ? Reply.Done(done) : Reply.Cannot($"The business has no endpoint {id} in this mode.");

    static Task<Either<StoreFault, Reply>> Cannot(string why) =>
        Task.FromResult<Either<StoreFault, Reply>>(Reply.Cannot(why));

    static string Shown(MerchantEndpoint endpoint, int waiting) =>
        $"endpoint  {endpoint.Id}\nsecret    {endpoint.Secret.Text}\n{Waiting(waiting)}";

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
