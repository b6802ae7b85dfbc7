using Payments.Application.Ports;
using Payments.Postgres;

namespace Payments.Host.Serve;

/// <summary>The database that any number of hosts share.</summary>
static class SharedDatabase
{
    const string Kind = "database";

    /// <summary>Opens it, makes its schema or brings it up to date; or says in one sentence why not.</summary>
    public static async Task<Either<string, OpenedStore>> Open(PostgresSettings settings)
    {
        var opened = await PostgresStore.Open(settings, CancellationToken.None);
        return opened
            .Map(it => OpenedStore.Of(
                it, it.CountFree, (StoreSwitches.Postgres, "PostgreSQL", Kind, $"{settings}"), Why))
            .MapLeft(fault => Refused(settings, fault));
    }

    /// <summary>The same beside hosts that may be serving; its schema is made only if it may be.</summary>
    public static async Task<Either<string, OpenedStore>> OpenBeside(PostgresSettings settings, bool mayMake)
    {
        if (mayMake)
            return await Open(settings);

        var looked = await PostgresStore.IsBlank(settings, CancellationToken.None);
        return looked.Case switch
        {
            StoreFault fault => Refused(settings, fault),
            true => $"There is nothing of a host in the database {settings}; --connection and --schema, or "
                + "PAYMENTS_CONNECTION and PAYMENTS_SCHEMA, say where the host has it.",
            _ => await Open(settings),
        };
    }

    static string Refused(PostgresSettings settings, StoreFault fault) =>
        $"The {Kind} {settings} cannot be used: {Why(fault)}.";

    static string Why(StoreFault fault) =>
        fault.Match(
            busy: _ => "it does not answer in time, or has no connection left",
            full: _ => "the disk of its server is full",
            unreachable: _ => "its server cannot be reached, or does not let this host in or write",
            unreadable: _ => "its schema is not of this program, or of a newer version, or it is not in UTF-8");
}
