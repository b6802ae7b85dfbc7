using System.Data.Common;

using NodaTime.Text;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Values;

namespace Payments.Sql;

/// <summary>How values stand in the columns: as text that a person can read, and that sorts as they do.</summary>
/// <remarks>Texts are compared byte by byte; a database that could do otherwise is told so.</remarks>
public static class Column
{
    // To the nanosecond and of one length, so that the order of the texts is the order in time (years 0 to 9999).
    static readonly InstantPattern Time =
        InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fffffffff'Z'");

    public static string Of(Instant at) => Time.Format(at);

    /// <summary>What stands in a column that may be empty.</summary>
    public static object Of(Option<Instant> at) => at.Match<object>(Some: it => Of(it), None: () => DBNull.Value);

    /// <summary>Below that time and above every earlier one: a bound for what happened then or later.</summary>
    public static string JustBefore(Instant at) => Of(at)[..^1];

    public static string Of(PaymentId payment) => payment.ToString();

    public static string Of(BusinessId business) => business.ToString();

    public static string Of(Mode mode) => mode.Match(test: () => "test", live: () => "live");

    public static string Of(Lane lane) =>
        lane.Match(provider: _ => OutboxWord.Provider, merchant: _ => OutboxWord.Merchant);

    public static Either<StoreFault, Instant> ReadTime(string text)
    {
        var parsed = Time.Parse(text);
        return parsed.Success ? parsed.Value : new StoreFault.Unreadable();
    }

    public static Either<StoreFault, Option<Instant>> ReadTimeOrNull(DbDataReader row, int at) =>
        row.IsDBNull(at) ? Option<Instant>.None : ReadTime(row.GetString(at)).Map(Some);

    /// <summary>A session's key from three columns that follow each other: business, mode, payment.</summary>
    public static Either<StoreFault, SessionKey> ReadKey(DbDataReader row, int at) =>
        (BusinessId.Create(row.GetString(at)),
         Mode.Create(row.GetString(at + 1)),
         PaymentId.Create(row.GetString(at + 2)))
        .Apply((business, mode, payment) => new SessionKey(business, mode, payment))
        .Match<Either<StoreFault, SessionKey>>(Succ: it => it, Fail: _ => new StoreFault.Unreadable());

    /// <summary>A holder from the first two columns: business, mode.</summary>
    public static Either<StoreFault, KeyHolder> ReadHolder(DbDataReader row) =>
        (BusinessId.Create(row.GetString(0)), Mode.Create(row.GetString(1)))
        .Apply((business, mode) => new KeyHolder(business, mode))
        .Match<Either<StoreFault, KeyHolder>>(Succ: it => it, Fail: _ => new StoreFault.Unreadable());
}
