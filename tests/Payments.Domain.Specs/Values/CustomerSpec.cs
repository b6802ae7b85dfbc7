using FsCheck.Xunit;

using Payments.Domain.Values;

namespace Payments.Domain.Specs.Values;

[Properties(Arbitrary = [typeof(AnyValue)])]
public class CustomerSpec
{
    static readonly CustomerId Id = CustomerId.Create("d05e51df-809e-498a-ac3f-7acfc0b5d35d").Lawful();

    static Validation<InvalidValue, BillingAddress> Published =>
        BillingAddress.Create("Opposite Sasa Estate", "null", "Awolowo Road", "Kwara", "NG", "23401");

    static Validation<InvalidValue, Customer> Enitan(string? type = null, string? ip = null) =>
        Customer.Create(Id, "Enitan", "Michael", "ada@example.com", "+2348036120313", Published, type, ip);

    [Fact]
    public void Is_made_of_the_published_reply()
    {
        var customer = Enitan().Lawful();
        Assert.Equal(
            ("Enitan", "Michael", "ada@example.com", "+2348036120313"),
            (customer.FirstName.Text, customer.LastName.Text, customer.Email.Address, customer.Phone.E164));
        Assert.Equal(Id, customer.Id);
        Assert.Equal(Published.Lawful(), customer.Address);
        Assert.True(customer.Kind.IsNone && customer.IpAddress.IsNone);
    }

    [Fact]
    public void May_be_of_a_kind_and_come_from_somewhere()
    {
        var customer = Enitan("business", "192.0.2.1").Lawful();
        Assert.Equal(Some(CustomerKind.Business), customer.Kind);
        Assert.Equal(Some("192.0.2.1"), customer.IpAddress.Map(it => it.Text));
    }

    [Fact]
    public void Tells_every_fault_in_one_order() =>
        Assert.Equal(
            "first_name Missing, last_name Missing, email Missing, phone_number Missing, "
            + "billing_address.line1 Missing, billing_address.city Missing, billing_address.state Missing, "
            + "billing_address.country Missing, billing_address.zip_code Missing, type Unknown, ip_address Malformed",
            Customer.Create(
                Id, null, "", " ", null, BillingAddress.Create(null, null, null, null, null, null), "x", "x").Faults());

    [Fact]
    public void Tells_also_what_is_wrong_with_the_second_line() =>
        Assert.Equal(
            "billing_address.line2 Malformed",
            Customer.Create(
                Id, "a", "b", "a@b.c", "+2348036120313", BillingAddress.Create("1", "\n2", "c", "s", "NG", "z"))
                .Faults());

    [Fact]
    public void Each_fault_has_the_code_of_its_field() =>
        Assert.Equal(
            ["first_name_must_be_present", "country_must_be_known"],
            Customer.Create(
                Id, "", "b", "a@b.c", "+2348036120313", BillingAddress.Create("1", null, "c", "s", "UK", "z"))
                .Match(Succ: _ => [], Fail: faults => faults.Select(it => it.Code).ToArray()));

    [Fact]
    public void The_text_null_is_a_second_line_and_a_blank_is_none()
    {
        Assert.Equal(Some("null"), Published.Lawful().Line2.Map(it => it.Text));
        foreach (var none in new[] { null, "", " ", "\u200b" })
            Assert.True(BillingAddress.Create("1", none, "c", "s", "NG", "z").Lawful().Line2.IsNone);
    }

    [Fact]
    public void An_address_keeps_each_part_in_its_place()
    {
        var address = BillingAddress.Create("one", "two", "town", "region", "NG", "zip").Lawful();
        Assert.Equal(
            ("one", Some("two"), "town", "region", "NG", "zip"),
            (address.Line1.Text, address.Line2.Map(it => it.Text), address.City.Text, address.State.Text,
                address.Country.Code, address.ZipCode.Text));
    }

    [SeededProperty]
    public bool Prints_its_id_and_nothing_else(Customer customer) =>
        customer.ToString() == $"Customer {customer.Id}" && customer.Address.ToString() == "***";
}
