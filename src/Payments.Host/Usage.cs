namespace Payments.Host;

/// <summary>What the program can do, for people who ask, and for those who asked for something else.</summary>
static class Usage
{
    const string Text = """
        Payments.Host: the payment session as a program

          serve    serve the API, test sessions with the sandbox provider (the default)
                     --port 8080        0 takes any free port
                     --data data        the folder of the data files
                     --store sqlite     postgres: a database that hosts share (docs/guides/stores.md), with
                     --connection ...   Host=localhost;Database=payments; with a password, PAYMENTS_CONNECTION
                     --schema payments  a schema of its own in that database
                     --lifetime PT12H   how long a session may be paid (ISO 8601, 1 second to 92 days)
                     --lease PT30S      how long a dead node keeps its work from others (6 seconds to 5 minutes)
                     --receivers public any: webhooks also to private networks and over http (for tests)
                     --limit 20         requests a second of each key, five times as many at once; off for no limit
                     --bearer off       on: also Authorization: Bearer <key>
                   or by environment: PAYMENTS_PORT, PAYMENTS_DATA, PAYMENTS_LIFETIME, PAYMENTS_LEASE,
                   PAYMENTS_STORE, PAYMENTS_CONNECTION, PAYMENTS_SCHEMA, PAYMENTS_RECEIVERS,
                   PAYMENTS_LIMIT, PAYMENTS_BEARER; a switch wins
                   traces and metrics: OTEL_EXPORTER_OTLP_ENDPOINT (docs/operations.md)
                   live sessions: BinancePay__ApiKey, BinancePay__ApiSecret (docs/guides/binance-pay.md)
          demo     one session is paid, one cancelled, one expires, over real HTTP
          spec     the specification: every rule with its proofs, worked examples, tables
          keys     who may use the API; each with --data or --store as above, also while a host is serving
                     create --mode test|live [--business <uuid>|new] [--name <text>]
                     list
                     revoke --key <id of the list>
          webhooks where a business hears of its payments: each with --business <uuid> --mode test|live
                     add --url https://... [--receivers any]
                     list
                     rotate --endpoint <id> [--overlap PT24H] [--force]
                     remove --endpoint <id>
                     redeliver    what nobody took within 48 hours, or what had nowhere to go
          --help   this text
        """;

    public static int Show()
    {
        Console.WriteLine(Text);
        return 0;
    }

    public static int Refuse(string[] args)
    {
        var command = string.Join(' ', args.TakeWhile(it => !it.StartsWith('-')).Select(Switches.Shown));
        Console.Error.WriteLine($"There is no command \"{command}\".\n\n{Text}");
        return 2;
    }
}
