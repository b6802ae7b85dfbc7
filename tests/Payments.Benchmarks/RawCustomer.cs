namespace Payments.Benchmarks;

/// <summary>A customer as a request body has it: everything may be absent, and nothing is checked.</summary>
public sealed class RawCustomer
{
    public Guid Id { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? Email { get; set; }

    public string? PhoneNumber { get; set; }

    public RawAddress BillingAddress { get; set; } = new();

    public string? Type { get; set; }

    public string? IpAddress { get; set; }
}

/// <summary>A billing address as a request body has it.</summary>
public sealed class RawAddress
{
    public string? Line1 { get; set; }

    public string? Line2 { get; set; }

    public string? City { get; set; }

    public string? State { get; set; }

    public string? Country { get; set; }

    public string? ZipCode { get; set; }
}
