using Payments.Domain.Values;

using static Payments.Testing.Samples;

namespace Payments.Testing.Generators;

/// <summary>A small world of lawful values that lean on their edges: the shortest, the longest, the odd ones.</summary>
/// <remarks>
/// Each went through <c>Create</c>. A property library picks from them (<c>Gen.Elements(Edges.Emails)</c>), and
/// <see cref="Any"/> does so by chance.
/// </remarks>
public static class Edges
{
    /// <summary>With 0, 2, 3, 4 and 8 decimals.</summary>
    public static Seq<Currency> Currencies { get; } = All(Currency.Create, "USD", "JPY", "BTC", "KWD", "CLF");

    public static Seq<Email> Emails { get; } = All(
        Email.Create,
        "a@b.c",
        "Ada.Lovelace+pay@Example.COM",
        "o'hara@xn--bcher-kva.example",
        "x@bücher.example",
        $"{new string('l', 64)}@{new string('d', 63)}.example",
        "asajuenitan@gmail.com");

    public static Seq<PhoneNumber> PhoneNumbers { get; } = All(
        PhoneNumber.Create,
        "+2348036120313", "+1 (212) 555-0100", "0044 20.7946.0958", "+6834000", "+870773123456", "+88216123456");

    public static Seq<Country> Countries { get; } = All(Country.Create, "NG", "US", "AD", "ZW");

    public static Seq<Reference> References { get; } = All(
        Domain.Values.Reference.Create,
        "r", "ref-juice-360e19cc-07ee-4d36-99e3-1744fb45de93", new string('x', Domain.Values.Reference.MaxLength));

    public static Seq<Description> Descriptions { get; } = All(
        Description.Create, "Deposit", "два слова", new string('d', Description.MaxLength));

    public static Seq<PersonName> PersonNames { get; } = All(
        PersonName.Create, "Enitan", "X Æ", "李", new string('n', PersonName.MaxLength));

    public static Seq<Metadata> Metadatas { get; } = All(
        Metadata.Create,
        "{}", """{"a":1.10,"b":["\u00e9",null,{"c":true}]}""", $$"""{"k":"{{new string('x', 10_232)}}"}""");

    public static Seq<Mode> Modes { get; } = Seq(Mode.Test, Mode.Live).Strict();

    static Seq<T> All<T>(Func<string?, Validation<InvalidValue, T>> create, params IEnumerable<string> texts) =>
        toSeq(texts.Select(it => Lawful(create(it)))).Strict();
}
