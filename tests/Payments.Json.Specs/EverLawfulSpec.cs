using System.Text;

using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing.Generators;

using static Payments.Json.Specs.Golden;

namespace Payments.Json.Specs;

/// <summary>
/// Stored openings go through the smart constructors when they are read, so what was lawful once must be lawful for
/// ever (docs/adr/0008-rules-only-widen.md). Lines of the file are never changed and never taken out.
/// </summary>
/// <remarks>With PAYMENTS_WRITE_DOCS=1 lines are added for what has become lawful since.</remarks>
public class EverLawfulSpec
{
    const string Corpus = "stored-openings-v1.jsonl";

    [Fact] void What_was_ever_lawful_is_read_and_written_as_it_was_stored() =>
        Assert.All(Stored(), line =>
            Assert.Equal(line, Encoding.UTF8.GetString(StoredEventJson.Write(Right(Reading(line))))));

    [Fact] void What_is_lawful_today_is_in_the_file()
    {
        var known = Stored().Select(line => Terms(Right(Reading(line)))).SelectMany(Parts).ToHashSet();
        var lines = Today().Where(terms => !known.IsSupersetOf(Parts(terms))).Select(Line).ToArray();
        Document.Append($"tests/Payments.Json.Specs/Golden/{Corpus}", lines);
        Assert.True(lines is [], $"{Corpus} lacks {lines.Length} lines: run this once with PAYMENTS_WRITE_DOCS=1.");
    }

    // Each line takes the next of every kind, so that the longest list of them says how many lines there are.
    static IEnumerable<PaymentTerms> Today()
    {
        var currencies = Currency.All.Where(it => it.IsPayable).ToArray();
        var countries = Country.All.ToArray();
        return Enumerable.Range(0, Math.Max(currencies.Length, countries.Length)).Select(line =>
        {
            var random = new Random(line);
            var terms = Testing.Generators.Any.Terms(random);
            var person = terms.Request.Customer;
            var home = person.Address;
            return Valid(PaymentTerms.Create(
                terms.Id, terms.Correlation, terms.Business, terms.Mode,
                Valid(PaymentRequest.Create(
                    terms.Request.Amount.MinorUnits,
                    currencies[line % currencies.Length],
                    Valid(Customer.Create(
                        person.Id, person.FirstName.Text, person.LastName.Text,
                        Next(Edges.Emails, line).Address, Next(Edges.PhoneNumbers, line).E164,
                        BillingAddress.Create(
                            home.Line1.Text, null, home.City.Text, home.State.Text,
                            countries[line % countries.Length].Code, home.ZipCode.Text),
                        null, null)),
                    Next(Edges.Descriptions, line),
                    Next(Edges.References, line),
                    Valid(Order.Create("ORD-1", [OrderItem.Create("A book", "physical")])),
                    line < Edges.Metadatas.Count ? Edges.Metadatas[line] : Edges.Metadatas[0])),
                terms.CreatedAt, terms.Window));
        });
    }

    static IEnumerable<object> Parts(PaymentTerms terms) =>
    [
        terms.Request.Amount.Currency, terms.Request.Customer.Address.Country, terms.Request.Customer.Email,
        terms.Request.Customer.Phone, terms.Request.Description, terms.Request.Reference, terms.Request.Metadata,
    ];

    static T Next<T>(Seq<T> among, int line) => among[line % among.Count];

    static string Line(PaymentTerms terms) =>
        Encoding.UTF8.GetString(StoredEventJson.Write(new PaymentEvent.SessionOpened(terms)));

    static PaymentTerms Terms(PaymentEvent opening) => ((PaymentEvent.SessionOpened)opening).Terms;

    static Either<JsonFault, PaymentEvent> Reading(string line) => StoredEventJson.Read(Encoding.UTF8.GetBytes(line));

    static string[] Stored() => Lines(Corpus);
}
