namespace Payments.Domain.Values;

/// <summary>Where the customer's bills go.</summary>
/// <remarks>
/// Faults are told in the order line1, line2, city, state, country, zip_code. An absent address is five absent parts.
/// </remarks>
public sealed record BillingAddress
{
    BillingAddress(
        AddressLine line1, Option<AddressLine> line2, City city, Region state, Country country, ZipCode zipCode) =>
        (Line1, Line2, City, State, Country, ZipCode) = (line1, line2, city, state, country, zipCode);

    public AddressLine Line1 { get; }

    /// <summary>None if it was absent, null or blank; the four letters <c>null</c> are a line like any other.</summary>
    public Option<AddressLine> Line2 { get; }

    public City City { get; }

    public Region State { get; }

    public Country Country { get; }

    public ZipCode ZipCode { get; }

    public static Validation<InvalidValue, BillingAddress> Create(
        string? line1, string? line2, string? city, string? state, string? country, string? zipCode) =>
        (AddressLine.Create(line1),
         Check.IfGiven(line2, AddressLine.Create).At("line2"),
         City.Create(city),
         Region.Create(state),
         Country.Create(country),
         ZipCode.Create(zipCode))
        .Apply((first, second, town, region, land, zip) => new BillingAddress(first, second, town, region, land, zip));

    /// <summary>Masked: it is personal data. Ask for its parts when you mean them.</summary>
    public override string ToString() => PlainText.Masked;
}
