using Payments.Application.Ports;
using Payments.Sqlite;

namespace Payments.Crash.Specs.Outside;

/// <summary>A store, opened by the spec itself: before there is a host, and when all of them are gone.</summary>
sealed record OpenedStore(
    ISessionStore Sessions,
    ISessionLists Lists,
    IApiKeys Keys,
    IMerchantEndpoints Endpoints,
    IAsyncDisposable Opened) : IAsyncDisposable
{
    public static OpenedStore Of<T>(T store)
        where T : ISessionStore, ISessionLists, IApiKeys, IMerchantEndpoints, IAsyncDisposable =>
        new(store, store, store, store, store);

    public ValueTask DisposeAsync() => Opened.DisposeAsync();
}

/// <summary>A kind of store, as hosts are told of it.</summary>
/// <param name="Name">In theories and in docs/crash.md.</param>
/// <param name="Switches">What a host that serves from a folder is told besides.</param>
/// <param name="Open">The same store without a host.</param>
sealed record TestedStore(string Name, Func<string, string> Switches, Func<string, OpenedStore> Open)
{
    static readonly TestedStore Sqlite = new(
        "sqlite",
        _ => "",
        folder => OpenedStore.Of(Answered(SqliteStore.Open(SqliteFile(folder)))));

    static readonly TestedStore[] All = [Sqlite];

    public static IEnumerable<string> Names => All.Select(it => it.Name);

    public static string SqliteFile(string folder) => Path.Combine(folder, "payments.db");

    public static TestedStore Called(string name) => All.Single(it => it.Name == name);

    /// <summary>What a store answers that nobody disturbs.</summary>
    public static T Answered<T>(Either<StoreFault, T> answer) =>
        answer.Match(Right: it => it, Left: why => throw new InvalidOperationException($"{why}"));
}
