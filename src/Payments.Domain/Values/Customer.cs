namespace Payments.Domain.Values;

/// <summary>Who is to pay.</summary>
/// <remarks>
/// Faults are told in the order first_name, last_name, email, phone_number, billing_address, type, ip_address. The
/// last two are optional: only newer editions of the API have them.
/// </remarks>
public sealed record Customer
{
    Customer(
        CustomerId id, PersonName firstName, PersonName lastName, Email email, PhoneNumber phone,
        BillingAddress address, Option<CustomerKind> kind, Option<IpAddress> ipAddress) =>
        (Id, FirstName, LastName, Email, Phone, Address, Kind, IpAddress) =
        (id, firstName, lastName, email, phone, address, kind, ipAddress);

    public CustomerId Id { get; }

    public PersonName FirstName { get; }

    public PersonName LastName { get; }

    public Email Email { get; }

    public PhoneNumber Phone { get; }

    public BillingAddress Address { get; }

    public Option<CustomerKind> Kind { get; }

    public Option<IpAddress> IpAddress { get; }

    public static Validation<InvalidValue, Customer> Create(
        CustomerId id,
        string? firstName,
        string? lastName,
        string? email,
        string? phoneNumber,
        Validation<InvalidValue, BillingAddress> address,
        string? type = null,
        string? ipAddress = null) =>
        (PersonName.Create(firstName).At("first_name"),
         PersonName.Create(lastName).At("last_name"),
         Email.Create(email),
         PhoneNumber.Create(phoneNumber),
         address.Under("billing_address"),
         Check.IfGiven(type, CustomerKind.Create),
         Check.IfGiven(ipAddress, Values.IpAddress.Create))
        .Apply((first, last, mail, phone, home, kind, ip) =>
            new Customer(id, first, last, mail, phone, home, kind, ip));

    /// <summary>The id alone: the rest is personal data.</summary>
    public override string ToString() => $"Customer {Id}";
}
