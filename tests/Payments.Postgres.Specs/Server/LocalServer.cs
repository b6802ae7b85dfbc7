using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

using Npgsql;

namespace Payments.Postgres.Specs.Server;

/// <summary>PostgreSQL as this machine has it, in a folder of its own that is gone with it.</summary>
/// <remarks>
/// It refuses to run as root, so root starts it as nobody. A shell holds it, which ends it when its input ends: that
/// is when we say so, and also when we were killed and could not.
/// </remarks>
sealed class LocalServer : IDisposable
{
    const string Hold =
        """
        folder=$1; shift
        "$@" >> "$folder/log" 2>&1 &
        server=$!
        cat > /dev/null
        kill -QUIT $server
        wait $server
        [ -e "$folder/kept" ] || rm -rf "$folder"
        """;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly DirectoryInfo folder;
    readonly int port = FreePort();
    Process? holder;

    LocalServer(DirectoryInfo folder) => this.folder = folder;

    public string Connection => $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;SSL Mode=Disable";

    /// <summary>The folder of the programs, if the machine has them.</summary>
    public static string? Programs { get; } = Find();

    public static LocalServer Start()
    {
        var server = new LocalServer(Directory.CreateTempSubdirectory("payments-postgres-"));
        if (Environment.IsPrivilegedProcess)
            Run("chown", "nobody", server.folder.FullName);
        Run([.. AsAnybody, Program("initdb"), "-D", server.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
            "--locale=C.UTF-8", "--no-sync"]);
        server.Up();
        return server;
    }

    /// <summary>Starts it again, with what it had stored.</summary>
    public void Up()
    {
        File.Delete(Kept);
        holder = Process.Start(Starting(
            ["sh", "-c", Hold, "hold", folder.FullName, .. AsAnybody, Program("postgres"), "-D", Data,
            "-p", $"{port}", "-k", folder.FullName, "-h", "127.0.0.1", "-c", "max_connections=200",
            "-c", "fsync=on"]))!;
        var waiting = Stopwatch.StartNew();
        while (!Answers())
        {
            if (waiting.Elapsed > Patience)
                throw new InvalidOperationException(File.ReadAllText(Path.Combine(folder.FullName, "log")));
            Thread.Sleep(20);
        }
    }

    /// <summary>Ends it without tidying up (<c>immediate</c>): what it acknowledged must be there all the same.</summary>
    public void Down()
    {
        File.WriteAllText(Kept, string.Empty);
        End();
    }

    public void Dispose() => End();

    string Data => Path.Combine(folder.FullName, "data");

    // Says that the folder is not to go with the server.
    string Kept => Path.Combine(folder.FullName, "kept");

    void End()
    {
        holder?.StandardInput.Close();
        holder?.WaitForExit();
        holder?.Dispose();
        holder = null;
    }

    static IEnumerable<string> AsAnybody =>
        Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
            : [];

    static string Program(string name) => Path.Combine(Programs!, name);

    bool Answers()
    {
        try
        {
            using var connection = new NpgsqlConnection($"{Connection};Pooling=false;Timeout=1");
            connection.Open();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    static void Run(params string[] command)
    {
        using var process = Process.Start(Starting(command))!;
        process.StandardInput.Close();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}: {said}");
    }

    static ProcessStartInfo Starting(string[] command) =>
        new(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        };

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // The newest of those that a package installed, or whatever is on the path.
    static string? Find() =>
        Folders().FirstOrDefault(it =>
            File.Exists(Path.Combine(it, "initdb")) && File.Exists(Path.Combine(it, "postgres")));

    static IEnumerable<string> Folders() =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
        .Where(it => int.TryParse(Path.GetFileName(it), CultureInfo.InvariantCulture, out _))
        .OrderByDescending(it => int.Parse(Path.GetFileName(it), CultureInfo.InvariantCulture))
        .Select(it => Path.Combine(it, "bin"))
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
}
