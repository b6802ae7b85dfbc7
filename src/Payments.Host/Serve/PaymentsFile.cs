using Payments.Application.Ports;
using Payments.Sqlite;

namespace Payments.Host.Serve;

/// <summary>The data file of a host that has its store to itself, on one machine.</summary>
static class PaymentsFile
{
    const string FileName = "payments.db";
    const string Kind = "data file";

    /// <summary>Opens it, or makes it; or says in one sentence why not.</summary>
    public static Either<string, OpenedStore> Open(DataFolder folder) => Open(folder.DatabaseOf(FileName));

    /// <summary>Opens it beside a host that may be serving from it, and so without upgrading it.</summary>
    /// <remarks>It is made only if it may be: a command in the wrong folder must not report success.</remarks>
    public static Either<string, OpenedStore> OpenBeside(string folder, bool mayMake) =>
        DataFolder.At(folder).Map(it => it.PathOf(FileName)).Bind(path =>
            !mayMake && !File.Exists(path)
                ? $"There is no data file {path}; --data or PAYMENTS_DATA says where the host has it."
                : SqliteStore.IsOlder(path).MapLeft(fault => Refused(path, fault)).Bind(isOlder =>
                    isOlder ? Older(path)
                    : mayMake ? DataFolder.Open(folder).Bind(Open)
                    : Open(path)));

    static Either<string, OpenedStore> Open(string path) =>
        SqliteStore.Open(path)
            .Map(it => OpenedStore.Of(it, it.CountFree, (StoreSwitches.Sqlite, "SQLite", Kind, path), Words.Of))
            .MapLeft(fault => Refused(path, fault));

    static string Refused(string path, StoreFault fault) => $"The {Kind} {path} cannot be used: {Words.Of(fault)}.";

    static string Older(string path) =>
        $"The data file {path} is of an earlier version, whose host may be running: "
        + "stop that one, and start the host of this version first.";
}
