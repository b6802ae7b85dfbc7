using Payments.Application.Ports;

namespace Payments.Sqlite.Specs;

/// <summary>A place for one store's file, gone with all that is in it at the end of the test.</summary>
sealed class TempFile : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("payments-sqlite-");

    public string Path => System.IO.Path.Combine(folder.FullName, "payments.db");

    public SqliteStore Open() =>
        SqliteStore.Open(Path).Match(Right: it => it, Left: why => throw new InvalidOperationException($"{why}"));

    /// <summary>The fault with which the file cannot be opened.</summary>
    public StoreFault Fault() =>
        SqliteStore.Open(Path).Match(
            Left: it => it,
            Right: it =>
            {
                it.Dispose();
                throw new InvalidOperationException("It could be opened.");
            });

    public void Dispose() => folder.Delete(recursive: true);
}
