using Payments.Application.Ports;
using Payments.Sqlite;

namespace Payments.Host.Serve;

/// <summary>The file of the sessions, the keys and the endpoints, opened.</summary>
sealed record PaymentsFile(string Path, SqliteStore Store)
{
    /// <summary>Opens it, or makes it; or says in one sentence why not.</summary>
    public static Either<string, PaymentsFile> Open(DataFolder folder)
    {
        var path = folder.DatabaseOf("payments.db");
        return SqliteStore.Open(path).Map(it => new PaymentsFile(path, it)).MapLeft(fault => Refused(path, fault));
    }

    public static string Refused(string path, StoreFault fault) =>
        $"The data file {path} cannot be used: {Words.Of(fault)}.";
}
