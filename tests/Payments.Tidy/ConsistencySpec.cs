using System.Reflection;

using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Tidy;

/// <summary>What every type of the core has in common (docs/STYLE.md, rules 1 to 8).</summary>
public class ConsistencySpec
{
    const BindingFlags Instances = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    static readonly Type[] Public = typeof(Money).Assembly.GetExportedTypes();

    static readonly Type[] Values =
        Public.Where(it => it.Namespace == typeof(Money).Namespace && IsRecord(it) && !it.IsAbstract && !it.IsNested).ToArray();

    static readonly Type[] Unions = Public.Where(it => IsRecord(it) && it.IsAbstract).ToArray();

    public static TheoryData<Type> ValueTypes() => new(Values);

    public static TheoryData<Type> UnionTypes() => new(Unions);

    [Theory, MemberData(nameof(ValueTypes))]
    public void A_value_is_sealed_and_made_by_itself_alone(Type value)
    {
        Assert.True(value.IsSealed);
        Assert.Empty(value.GetConstructors());
        Assert.Contains(value.GetMethods(BindingFlags.Public | BindingFlags.Static), it =>
            it.Name is "Create" or "From" && it.ReturnType.ToString().Contains(value.Name, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(ValueTypes))]
    public void A_value_never_changes(Type value) =>
        Assert.Empty(value.GetProperties(Instances).Where(it => it.CanWrite).Select(it => it.Name));

    [Theory, MemberData(nameof(ValueTypes))]
    public void A_value_says_how_it_prints(Type value) =>
        Assert.Equal(value, value.GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType);

    [Theory, MemberData(nameof(UnionTypes))]
    public void A_union_is_closed_and_has_one_match(Type union)
    {
        Assert.All(Cases(union), it => Assert.True(it.IsSealed && it.DeclaringType == union));
        Assert.Contains(union.GetMethods(), it => it.Name == "Match");
        Assert.Contains(union.GetMembers(Instances), IsAbstractAndInternal);
    }

    [Theory, MemberData(nameof(UnionTypes))]
    public void Its_match_names_each_case_once_in_the_order_of_its_life(Type union) =>
        Assert.All(
            union.GetMethods().Where(it => it.Name == "Match"),
            match => Assert.Equal(
                Cases(union).Select(it => it.Name),
                match.GetParameters()
                    .Where(it => it.ParameterType.Name.StartsWith("Func", StringComparison.Ordinal))
                    .Select(it => char.ToUpperInvariant(it.Name![0]) + it.Name[1..])));

    [Fact]
    public void There_are_values_and_unions_to_look_at()
    {
        Assert.True(Values.Length > 20, $"{Values.Length} values");
        Assert.Contains(typeof(PaymentSession), Unions);
    }

    static Type[] Cases(Type union) => union.GetNestedTypes().Where(it => it.BaseType == union).ToArray();

    static bool IsRecord(Type type) => type.GetMethod("<Clone>$", Instances) is not null;

    static bool IsAbstractAndInternal(MemberInfo member) =>
        member is MethodInfo { IsAbstract: true, IsAssembly: true };
}
