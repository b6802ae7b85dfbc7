using Payments.Domain.Sessions;

namespace Payments.Testing.Stories;

// Compares what was said with what came, and says both where they differ.
static class Expected
{
    public static Story Same<T, TActual>(Story told, Seq<T> expected, Seq<TActual> actual, string nothing)
        where T : notnull
        where TActual : notnull =>
        expected.Map(it => (object)it).SequenceEqual(actual.Map(it => (object)it))
            ? told
            : throw new ExpectationBroken($"""
                Expected{Listed(expected, nothing)}
                but it was{Listed(actual, nothing)}{Hint(Listed(expected, nothing), Listed(actual, nothing))}
                after{told}
                """);

    /// <summary>A session in a few words.</summary>
    public static string Standing(PaymentSession session) =>
        session.Match(
            pending: it => it.Stage.Match(
                initialized: _ => "pending, no order is open",
                opening: order => $"pending, order {order.Attempt} was asked for",
                awaiting: order => $"pending, order {order.Attempt} awaits payment",
                closing: order => $"pending, order {order.Attempt} is to be closed: {order.Because}"),
            paid: it => $"paid by order {it.Receipt.Attempt}",
            cancelled: it => $"cancelled: {it.Reason}",
            expired: it => $"expired at {it.At}");

    static string Listed<T>(Seq<T> found, string nothing) =>
        found.IsEmpty ? $"\n  {nothing}" : string.Concat(found.Map(it => $"\n  {it}"));

    // Text shows whole seconds only, and of personal data a few letters.
    static string Hint(string expected, string actual) =>
        expected == actual ? "\nwhich differs in what this text does not show, such as parts of a second" : "";
}
