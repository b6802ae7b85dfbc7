using Payments.Application.Ports;
using Payments.Sqlite;

namespace Payments.Host.Serve;

/// <summary>The file of the sessions, the keys and the endpoints, opened.</summary>
sealed record PaymentsFile(string Path, SqliteStore Store)
{
    const string Name = "payments.db";

    /// <summary>Opens it, or makes it; or says in one sentence why not.</summary>
    public static Either<string, PaymentsFile> Open(DataFolder folder) => Open(folder.DatabaseOf(Name));

    /// <summary>Opens it beside a host that may be serving from it, and so without upgrading it.</summary>
    /// <remarks>It is made only if it may be: a command in the wrong folder must not report success.</remarks>
    public static Either<string, PaymentsFile> OpenBeside(string folder, bool mayMake) =>
        DataFolder.At(folder).Map(it => it.PathOf(Name)).Bind(path =>
            !mayMake && !File.Exists(path)
                ? $"There is no data file {path}; --data or PAYMENTS_DATA says where the host has it."
                : SqliteStore.IsOlder(path).MapLeft(fault => Refused(path, fault)).Bind(isOlder =>
                    isOlder ? Older(path)
                    : mayMake ? DataFolder.Open(folder).Bind(Open)
                    : Open(path)));

    public static string Refused(string path, StoreFault fault) =>
        $"The data file {path} cannot be used: {Words.Of(fault)}.";

    static Either<string, PaymentsFile> Open(string path) =>
        SqliteStore.Open(path).Map(it => new PaymentsFile(path, it)).MapLeft(fault => Refused(path, fault));

    static string Older(string path) =>
        $"The data file {path} is of an earlier version, whose host may be running: "
        + "stop that one, and start the host of this version first.";
}
