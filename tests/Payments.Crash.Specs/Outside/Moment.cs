namespace Payments.Crash.Specs.Outside;

/// <summary>Something about a host at work that can be seen from outside: where, and how far it is.</summary>
public sealed record Moment(string Place, string When)
{
    public const string Dropped = "arrives and is lost";
    public const string Arrives = "arrives";
    public const string Acted = "was acted on";
    public const string Answered = "was answered";
    public const string OnItsWay = "is on its way";

    public const string Create = "create order";
    public const string Query = "query order";
    public const string Close = "close order";
    public const string Webhook = "webhook of Binance Pay";
    public const string Notice = "notice";
    public const string Open = "open";
    public const string Capture = "capture";
    public const string Cancel = "cancel";

    public static readonly Moment Any = new("at random", "");

    static readonly string[] Steps = [Dropped, Arrives, Acted, Answered];

    /// <summary>Every moment at which a host is killed.</summary>
    public static IReadOnlyList<Moment> All { get; } =
    [
        .. new[] { Create, Query, Close }.SelectMany(_ => Steps, (place, step) => new Moment(place, step)),
        new(Notice, Arrives),
        new(Notice, Answered),
        .. new[] { Webhook, Open, Capture, Cancel }
            .SelectMany(_ => new[] { OnItsWay, Answered }, (place, step) => new Moment(place, step)),
        Any,
    ];

    /// <summary>Whether the one who sees it does not wait for the host: then the host goes on until it is dead.</summary>
    public bool IsVague => When is OnItsWay;

    public override string ToString() => $"{Place} {When}".Trim();
}
