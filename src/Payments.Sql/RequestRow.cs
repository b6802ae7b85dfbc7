using System.Data.Common;

using Payments.Application.Ports;
using Payments.Domain.Values;

namespace Payments.Sql;

/// <summary>One request that has a key, and how it was answered if it was.</summary>
public sealed record RequestRow(
    string Fingerprint, PaymentId Payment, int Token, Instant LeaseUntil, Option<StoredAnswer> Answer)
{
    /// <summary>
    /// From eight columns: fingerprint, payment, token, lease_until, status, content_type, location, body.
    /// </summary>
    public static Either<StoreFault, RequestRow> Read(DbDataReader row)
    {
        var (fingerprint, token, answer) = (row.GetString(0), row.GetInt32(2), ReadAnswer(row));
        return Column.ReadTime(row.GetString(3)).Bind(until =>
            PaymentId.Create(row.GetString(1)).Match<Either<StoreFault, RequestRow>>(
                Succ: payment => new RequestRow(fingerprint, payment, token, until, answer),
                Fail: _ => new StoreFault.Unreadable()));
    }

    /// <summary>Why the work on it is not to be had; none if it is.</summary>
    public Option<Reserved> Refuse(Reservation wanted) =>
        Fingerprint != wanted.Fingerprint.Hex ? new Reserved.OtherRequest()
        : Answer.Case is StoredAnswer answer ? new Reserved.Answered(answer)
        : wanted.Lease.Now < LeaseUntil ? new Reserved.InFlight()
        : Option<Reserved>.None;

    static Option<StoredAnswer> ReadAnswer(DbDataReader row) =>
        row.IsDBNull(4)
            ? None
            : new StoredAnswer(
                row.GetInt32(4),
                row.GetString(5),
                row.IsDBNull(6) ? None : row.GetString(6),
                row.GetFieldValue<byte[]>(7));
}
