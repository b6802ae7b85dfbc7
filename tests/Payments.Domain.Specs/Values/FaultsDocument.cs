using System.Reflection;

using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Specs;

namespace Payments.Domain.Specs.Values;

/// <summary>docs/faults.md: everything that may be wrong with a value, from the values themselves.</summary>
public class FaultsDocument
{
    const string About = """
        What a value refuses, with the stable code by which programs tell faults apart. A path is seen from the value
        itself; in a request it stands below what holds the value, as in `customer.billing_address.zip_code`. Whatever is
        wrong is told at once, in the order of the fields.

        Written by a spec from the values: `PAYMENTS_WRITE_DOCS=1 dotnet test tests/Payments.Domain.Specs`.
        """;

    static readonly Assembly Core = typeof(Money).Assembly;

    [Fact]
    public void Says_all_that_may_be_wrong_with_a_value() =>
        Document.Is(
            "faults.md",
            "What values refuse",
            About,
            Document.Table("value", ["path", "code", "it must be"], Rows()));

    static IEnumerable<string[]> Rows() =>
        from type in Core.GetTypes()
        where type.Namespace is not null && !type.ContainsGenericParameters
        orderby type.Namespace!.EndsWith("Sessions", StringComparison.Ordinal), type.Name
        from field in type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
        where typeof(InvalidValue).IsAssignableFrom(field.FieldType)
        let fault = (InvalidValue)field.GetValue(null)!
        select new[] { type.Name, $"`{fault.Path}`", $"`{fault.Code}`", Words(fault) };

    static string Words(InvalidValue fault) =>
        fault.Match(
            missing: _ => "there",
            malformed: it => it.Expected,
            tooLong: it => $"at most {it.MaxLength} long",
            outOfRange: it => it.Allowed,
            unknown: it => it.Known.IsEmpty ? "one that exists" : string.Join(" or ", it.Known.Map(one => $"`{one}`")),
            withdrawn: _ => "one that is still in use",
            contradicts: it => $"in agreement with `{it.Other}`",
            repeated: _ => "told once");
}
