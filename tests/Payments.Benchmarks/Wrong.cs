namespace Payments.Benchmarks;

/// <summary>Customers with faults, and some that look like it.</summary>
static class Wrong
{
    public static readonly RawCustomer ThreeTimes = But(it =>
    {
        it.Email = "enitan.michael";
        it.PhoneNumber = "+999 803 612 0313";
        it.BillingAddress.Country = "ng";
    });

    /// <summary>What both sides have to agree on before they are measured.</summary>
    public static IEnumerable<RawCustomer> Customers()
    {
        yield return ThreeTimes;
        yield return new();
        foreach (var text in Texts())
        {
            yield return But(it => (it.FirstName, it.LastName) = (text, text));
            yield return But(it => (it.Email, it.PhoneNumber) = (text, text));
            yield return But(it => (it.Type, it.IpAddress) = (text, text));
            yield return But(it =>
                (it.BillingAddress.Line1, it.BillingAddress.Line2, it.BillingAddress.City, it.BillingAddress.State,
                 it.BillingAddress.Country, it.BillingAddress.ZipCode) = (text, text, text, text, text, text));
        }
    }

    static IEnumerable<string> Texts() =>
    [
        "", " ", "\u3164", "a", "NG", "UK", "business", "two\nlines", "\ud800", "é日本",
        new('a', 20), new('a', 21), new('a', 100), new('a', 101), new('a', 200), new('a', 201), new('a', 255),
        "a@b.c", "a@b", "a.b@c-d.example", "a..b@c.d", ".a@b.c", "a@-b.c", "a@b-.c", "a@b.1", "a@b.1c", "a@1.2.3.4",
        "\"a\"@b.c", "a@b@c.d", "a b@c.d", "a@b..c", "a@b.c.", "a@bücher.example", "a@Bücher.example", "a@BÜCHER.example",
        $"{new string('a', 64)}@b.c", $"{new string('a', 65)}@b.c",
        $"a@{new string('ü', 50)}.c", $"a@{new string('ü', 63)}.c", $"a@{new string('b', 63)}.c", $"a@{new string('b', 64)}.c",
        "+2348036120313", "002348036120313", "2348036120313", "+234 (803) 612-0313", "+234 (0) 803 612 0313",
        "+1 202 555 0123", "+999 803 612 0313", "+2", "+234567", "+1234567890123456", "++2348036120313", "+234-x",
        "192.0.2.1", "192.0.2.01", "192.0.2.256", "1", "0x7f.1", "2001:db8::1", "2001:DB8:0::1", "fe80::1%1", "[::1]",
    ];

    static RawCustomer But(Action<RawCustomer> change)
    {
        var (good, home) = (Sample.Enitan, Sample.Enitan.BillingAddress);
        var changed = new RawCustomer
        {
            Id = good.Id,
            FirstName = good.FirstName,
            LastName = good.LastName,
            Email = good.Email,
            PhoneNumber = good.PhoneNumber,
            Type = good.Type,
            IpAddress = good.IpAddress,
            BillingAddress = new RawAddress
            {
                Line1 = home.Line1,
                Line2 = home.Line2,
                City = home.City,
                State = home.State,
                Country = home.Country,
                ZipCode = home.ZipCode,
            },
        };
        change(changed);
        return changed;
    }
}
