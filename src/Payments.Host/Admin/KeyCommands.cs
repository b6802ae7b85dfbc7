using Payments.Application.Ports;
using Payments.Domain.Values;
using Payments.Host.Serve;

namespace Payments.Host.Admin;

/// <summary>Who may use the API: <c>keys create</c>, <c>list</c> and <c>revoke</c>.</summary>
static class KeyCommands
{
    // Of more, a message would not be read to its end; keys list shows all.
    const int MaxNamed = 5;

    // 48 bits: nobody has enough keys for two of them to begin alike, and if so, more digits can be given.
    const int IdDigits = 12;

    public static Seq<AdminCommand> All { get; } = Seq(
        new AdminCommand(["keys", "create"], ["mode", "business", "name"], Create) { MayMakeFile = true },
        new AdminCommand(["keys", "list"], [], _ => (AdminWork)List),
        new AdminCommand(["keys", "revoke"], ["key"], Revoke)).Strict();

    static Either<string, AdminWork> Create(Switches given) =>
        Given.Mode(given).Bind(mode =>
            Choice(given).Bind(choose =>
                Name(given).Map<AdminWork>(name => (store, now) => Create(store, mode, choose, name, now))));

    static async Task<Either<StoreFault, Reply>> Create(
        OpenedStore store, Mode mode, Choose choose, Option<KeyName> name, Instant now)
    {
        var known = await Businesses.Of(store.Keys, mode);
        return known.Case is not Seq<BusinessId> businesses ? (StoreFault)known.Case
            : choose(businesses).Case is BusinessId business
                ? await Create(store, new KeyHolder(business, mode), name, now)
            : Reply.Cannot(SayWhich(businesses, mode));
    }

    static async Task<Either<StoreFault, Reply>> Create(
        OpenedStore store, KeyHolder holder, Option<KeyName> name, Instant now)
    {
        var key = KeyFile.NewKey(holder.Mode);
        var added = await store.Keys.Add(ApiKeyHash.Of(key), holder, name, now, CancellationToken.None);
        return added.Map(_ => Reply.Done(
            $"""
            key       {key}
            id        {IdOf(ApiKeyHash.Of(key))}
            business  {holder.Business}
            mode      {holder.Mode}
            The key is shown this once: only its hash is kept.
            """));
    }

    static async Task<Either<StoreFault, Reply>> List(OpenedStore store, Instant now)
    {
        var listed = await Businesses.Keys(store.Keys);
        return listed.Map(keys => Reply.Done(
            keys.IsEmpty ? "There are no keys." : Table.Of(Header + keys.Map(Row))));
    }

    static Either<string, AdminWork> Revoke(Switches given) =>
        Given.Needed(given, "key").Bind<AdminWork>(said =>
            said.Text.Length >= IdDigits && said.Text.All(char.IsAsciiHexDigitLower)
                ? (AdminWork)((store, now) => Revoke(store, said.Text, now))
                : $"{said.Source} is an id of the list: {IdDigits} or more of the hexadecimal digits.");

    static async Task<Either<StoreFault, Reply>> Revoke(OpenedStore store, string id, Instant now)
    {
        var listed = await Businesses.Keys(store.Keys);
        if (listed.Case is not Seq<KeptKey> keys)
            return (StoreFault)listed.Case;

        var meant = keys.Filter(it => it.Hash.Hex.StartsWith(id, StringComparison.Ordinal)).Strict();
        if (meant.Count != 1)
            return Reply.Cannot(
                meant.IsEmpty ? $"There is no key {id}." : $"Several keys begin with {id}: give more digits.");

        var revoked = await store.Keys.Revoke(meant.Head.Hash, now, CancellationToken.None);
        return revoked.Map(_ => Reply.Done($"The key {id} opens nothing any more."));
    }

    // For which of the businesses that are known; none if nobody but the operator can say.
    delegate Option<BusinessId> Choose(Seq<BusinessId> known);

    // A business that was made by mistake has no payments and no endpoints, and every reference is free in it.
    static Either<string, Choose> Choice(Switches given) =>
        given.Find("business") switch
        {
            null => (Choose)(known => known.Count > 1 ? None : known.HeadOrNone().IfNone(Businesses.New)),
            { Text: "new" } => (Choose)(_ => Businesses.New()),
            _ => Given.Business(given).Map<Choose>(it => _ => it),
        };

    static string SayWhich(Seq<BusinessId> known, Mode mode)
    {
        var more = known.Count > MaxNamed ? $" and {known.Count - MaxNamed} more" : "";
        return $"{known.Count} businesses have {mode} keys: {string.Join(", ", known.Take(MaxNamed))}{more}; "
            + "say which with --business, or --business new for another.";
    }

    static Either<string, Option<KeyName>> Name(Switches given) =>
        given.Find("name") is { } said
            ? Given.Read(said, KeyName.Create, $"1 to {KeyName.MaxLength} ASCII characters").Map(Some)
            : Option<KeyName>.None;

    static Seq<string[]> Header => Seq1<string[]>(["id", "business", "mode", "added", "revoked", "name"]);

    static string[] Row(KeptKey key) =>
        [
            IdOf(key.Hash),
            $"{key.Holder.Business}",
            $"{key.Holder.Mode}",
            Table.Time(key.AddedAt),
            key.RevokedAt.Map(Table.Time).IfNone("-"),
            key.Name.Map(it => it.Text).IfNone("-"),
        ];

    static string IdOf(ApiKeyHash hash) => hash.Hex[..IdDigits];
}
