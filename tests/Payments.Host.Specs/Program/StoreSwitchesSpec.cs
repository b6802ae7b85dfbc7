using System.Net;
using System.Net.Sockets;

namespace Payments.Host.Specs.Program;

/// <summary>Which store a host has; and that nothing of a connection string is ever printed but where it leads.</summary>
public sealed class StoreSwitchesSpec : IDisposable
{
    const string Secret = "sentinel";

    readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Without_a_word_it_is_the_file()
    {
        Assert.Equal("None", Read());
        Assert.Equal("None", Read("--store", "sqlite", "--connection", "Host=db"));
    }

    [Fact]
    public void A_database_is_shown_without_whoever_may_use_it()
    {
        string[] database = ["--store", "postgres", "--connection", $"Host=db;Database=shop;Username=me;Password={Secret}"];
        Assert.Equal("Some(db:5432/shop, schema payments)", Read(database));
        Assert.Equal("Some(db:5432/shop, schema one_of_two)", Read([.. database, "--schema", "one_of_two"]));
        Assert.DoesNotContain(Secret, $"{HostSettings.Read(database)}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--store is sqlite or postgres.", "--store", Secret)]
    [InlineData("--connection is for --store postgres; say so, or --store sqlite.", "--connection", $"Password={Secret}")]
    [InlineData(
        "--store postgres needs --connection or PAYMENTS_CONNECTION, "
            + "such as Host=localhost;Database=payments;Username=payments.",
        "--store", "postgres")]
    [InlineData(NotAConnection, "--store", "postgres", "--connection", $"postgres://me:{Secret}@db/shop")]
    [InlineData(NotAConnection, "--store", "postgres", "--connection", $"Host=db;Passwort={Secret}")]
    [InlineData(NotAConnection, "--store", "postgres", "--connection", $"Password={Secret}")]
    [InlineData(
        "--schema is 1 to 48 lower-case letters, digits and underscores, not beginning with pg_.",
        "--store", "postgres", "--connection", $"Host=db;Password={Secret}", "--schema", "pg_mine")]
    [InlineData(Torn, "--store", "postgres", "--connection", "Host=db;Password=", Secret)]
    [InlineData(Torn, "--connection", "Host=db;", $"Password={Secret}")]
    [InlineData("Host=... is not a switch; --help lists them.", $"Host=db;Password={Secret}")]
    [InlineData("There is no switch --connect; --help lists them.", "--connect", $"Host=db;Password={Secret}")]
    public void What_is_said_wrongly_is_told_in_one_sentence(string sentence, params string[] words) =>
        Assert.Equal(sentence, Read(words));

    [Theory]
    [InlineData("serf --store postgres --connection Host=db;Password=sentinel")]
    [InlineData("serve Host=db;Password=sentinel")]
    [InlineData("serve --store postgres --connection Host=db;Password=sentinel;Passwort=sentinel")]
    [InlineData("keys dance --store postgres --connection Host=db;Password=sentinel")]
    [InlineData("keys list --store postgres --connection Host=db;Password=sentinel Password=sentinel")]
    [InlineData("Host=db;Password=sentinel")]
    public async Task Whatever_is_said_to_be_wrong_the_password_is_not_said(string arguments)
    {
        var ran = await HostProcess.Run(arguments);
        Assert.Equal(2, ran.ExitCode);
        Assert.NotEmpty(ran.Complaints);
        Assert.DoesNotContain(Secret, ran.Printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve --port 0")]
    [InlineData("keys list")]
    [InlineData("keys create --mode test")]
    public async Task Without_a_server_there_is_one_sentence(string command)
    {
        var port = FreePort();
        var (exitCode, printed, complaints) = await HostProcess.Run($"{command} --store postgres", start =>
        {
            start.Environment["PAYMENTS_DATA"] = folder.Path;
            start.Environment["PAYMENTS_CONNECTION"] =
                $"Host=127.0.0.1;Port={port};Database=shop;Username=me;Password={Secret}";
        });

        Assert.Equal(
            $"The database 127.0.0.1:{port}/shop, schema payments cannot be used: "
                + "its server cannot be reached, or does not let this host in or write.",
            complaints.Trim());
        Assert.Equal((1, complaints.Trim()), (exitCode, printed.Trim()));
    }

    const string NotAConnection =
        "--connection is a connection string of Npgsql, such as Host=localhost;Database=payments;Username=payments.";

    const string Torn = "What follows --connection is in quotes, as one word; --help shows it.";

    static string Read(params string[] words) =>
        HostSettings.Read(words).Match(Right: it => $"{it.Shared}", Left: why => why);

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
