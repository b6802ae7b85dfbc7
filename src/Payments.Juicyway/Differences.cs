using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json.Client;

namespace Payments.Juicyway;

/// <summary>In what a payment differs from the one that was meant; in nothing, if it is that one.</summary>
static class Differences
{
    public static Seq<string> Of(RemotePayment told, PaymentRequest asked, Mode mode) =>
        Named(
            ("amount", told.Amount == asked.Amount),
            ("reference", told.Reference == asked.Reference),
            ("mode", told.Mode.ForAll(it => it == mode)));

    public static Seq<string> Of(RemotePayment told, RemotePayment asked, Mode mode) =>
        Named(
            ("id", told.Id == asked.Id),
            ("amount", told.Amount == asked.Amount),
            ("reference", told.Reference == asked.Reference),
            ("mode", told.Mode.ForAll(it => it == mode)));

    public static Seq<string> Of(RemotePayment told, RemotePaymentId asked) => Named(("id", told.Id == asked));

    static Seq<string> Named(params IEnumerable<(string Name, bool Agrees)> members) =>
        toSeq(members.Where(it => !it.Agrees).Select(it => it.Name).ToArray());
}
