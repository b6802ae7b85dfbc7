using Payments.Application.Ports;
using Payments.Host.Serve;

namespace Payments.Host.Admin;

/// <summary>One command on the data of a host, which may be serving meanwhile.</summary>
static class AdminRun
{
    static readonly Seq<AdminCommand> Commands = (KeyCommands.All + WebhookCommands.All).Strict();

    /// <summary>Answers 0 when it is done, 1 when it cannot be, 2 when it was not said as the usage says.</summary>
    public static async Task<int> Run(string[] args)
    {
        if (Commands.Find(it => it.Is(args)).Case is not AdminCommand command)
            return Usage.Refuse(args);

        string[] switches = ["data", .. StoreSwitches.Names, .. command.Switches];
        var read = Switches.Read(args[command.Words.Length..], switches, command.Flags);
        var prepared = read.Bind(given =>
            StoreSwitches.Of(given).Bind(shared => command.Prepare(given).Map(work => (given, shared, work))));
        return await prepared.MatchAsync(
            RightAsync: async it => await Run(
                command,
                await StoreSwitches.OpenBeside(it.shared, HostSettings.FolderOf(it.given), command.MayMakeFile),
                it.work),
            Left: why => Failed(why, 2));
    }

    static async Task<int> Run(AdminCommand command, Either<string, OpenedStore> opening, AdminWork work)
    {
        if (opening.Case is not OpenedStore store)
            return Failed((string)opening.Case, 1);

        using (store)
        {
            var done = await work(store, SystemClock.Instance.GetCurrentInstant());
            return done.Match(
                Right: it => Told(it, command.MayMakeFile ? $"\nIt is in the {store.Kind} {store.Place}." : ""),
                Left: fault => Failed(store.Refused(fault), 1));
        }
    }

    static int Told(Reply reply, string where)
    {
        reply.Text.Iter(it => Console.WriteLine(it + where));
        return reply.Why.Match(Some: it => Failed(it, 1), None: () => 0);
    }

    static int Failed(string why, int code)
    {
        Console.Error.WriteLine(why);
        return code;
    }
}
