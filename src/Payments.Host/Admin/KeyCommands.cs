using Payments.Application.Ports;
using Payments.Domain.Values;
using Payments.Host.Serve;
using Payments.Sqlite;

namespace Payments.Host.Admin;

/// <summary>Who may use the API: <c>keys create</c>, <c>list</c> and <c>revoke</c>.</summary>
static class KeyCommands
{
    const int Page = 100;

    // 48 bits: nobody has enough keys for two of them to begin alike, and if so, more digits can be given.
    const int IdDigits = 12;

    public static Seq<AdminCommand> All { get; } = Seq(
        new AdminCommand(["keys", "create"], ["mode", "business", "name"], Create),
        new AdminCommand(["keys", "list"], [], _ => (AdminWork)List),
        new AdminCommand(["keys", "revoke"], ["key"], Revoke)).Strict();

    static Either<string, AdminWork> Create(Switches given) =>
        Given.Mode(given).Bind(mode =>
            BusinessOrNew(given).Bind(business =>
                Name(given).Map<AdminWork>(name =>
                    (store, now) => Create(store, new KeyHolder(business, mode), name, now))));

    static async Task<Either<StoreFault, Reply>> Create(
        SqliteStore store, KeyHolder holder, Option<KeyName> name, Instant now)
    {
        var key = KeyFile.NewKey(holder.Mode);
        var added = await store.Add(ApiKeyHash.Of(key), holder, name, now, CancellationToken.None);
        return added.Map(_ => Reply.Done(
            $"""
            key       {key}
            id        {IdOf(ApiKeyHash.Of(key))}
            business  {holder.Business}
            mode      {holder.Mode}
            The key is shown this once: only its hash is kept.
            """));
    }

    static async Task<Either<StoreFault, Reply>> List(SqliteStore store, Instant now)
    {
        var listed = await Every(store);
        return listed.Map(keys => Reply.Done(
            keys.IsEmpty ? "There are no keys." : Table.Of(Header + keys.Map(Row))));
    }

    static Either<string, AdminWork> Revoke(Switches given) =>
        Given.Needed(given, "key").Bind<AdminWork>(said =>
            said.Text.Length >= IdDigits && said.Text.All(char.IsAsciiHexDigitLower)
                ? (AdminWork)((store, now) => Revoke(store, said.Text, now))
                : $"{said.Source} is an id of the list: {IdDigits} or more of the hexadecimal digits.");

    static async Task<Either<StoreFault, Reply>> Revoke(SqliteStore store, string id, Instant now)
    {
        var listed = await Every(store);
        if (listed.Case is not Seq<KeptKey> keys)
            return (StoreFault)listed.Case;

        var meant = keys.Filter(it => it.Hash.Hex.StartsWith(id, StringComparison.Ordinal)).Strict();
        if (meant.Count != 1)
            return Reply.Cannot(
                meant.IsEmpty ? $"There is no key {id}." : $"Several keys begin with {id}: give more digits.");

        var revoked = await store.Revoke(meant.Head.Hash, now, CancellationToken.None);
        return revoked.Map(_ => Reply.Done($"The key {id} opens nothing any more."));
    }

    static async Task<Either<StoreFault, Seq<KeptKey>>> Every(SqliteStore store)
    {
        for (var all = Seq<KeptKey>(); ;)
        {
            var after = all.LastOrNone().Map(it => it.Hash);
            var listed = await store.List(after, Page, CancellationToken.None);
            if (listed.Case is not Seq<KeptKey> page)
                return listed;
            all += page;
            if (page.Count < Page)
                return all.Strict();
        }
    }

    static Either<string, BusinessId> BusinessOrNew(Switches given) =>
        given.Find("business") is null ? BusinessId.From(Guid.NewGuid()) : Given.Business(given);

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
