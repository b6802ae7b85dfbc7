using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

using Payments.Domain.Sessions;

namespace Payments.Domain.Specs;

/// <summary>What all unions of the core have in common: cases have their own names, and Match goes to the right one.</summary>
public class UnionSpec
{
    const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    static readonly MethodInfo Concat =
        typeof(string).GetMethod(nameof(string.Concat), new[] { typeof(string), typeof(string) })!;

    static readonly Type[] Unions = typeof(PaymentSession).Assembly.GetExportedTypes()
        .Where(it => it.IsAbstract && Cases(it).Length > 0)
        .ToArray();

    public static TheoryData<Type> All() => new(Unions.SelectMany(Cases));

    public static TheoryData<Type> Named() => new(Unions.SelectMany(Cases).Where(HasName));

    [Theory, MemberData(nameof(Named))]
    public void A_case_is_named_in_the_words_of_its_type(Type which) =>
        Assert.Equal(Prefix(which) + InSnakeCase(which.Name), NameOf(Some(which)));

    [Theory, MemberData(nameof(All))]
    public void Each_match_of_a_case_takes_the_branch_of_its_name(Type which)
    {
        var matches = which.BaseType!.GetMethods().Where(it => it.Name == "Match").ToArray();
        Assert.NotEmpty(matches);
        Assert.All(matches, it => Assert.Equal(InCamelCase(which.Name), Taken(it, Some(which))));
    }

    [Fact]
    public void There_are_many_to_look_at() => Assert.True(Unions.Length >= 10, $"{Unions.Length} unions");

    // Every branch answers with its own name; what is handed along must arrive as it was.
    static string Taken(MethodInfo match, object it)
    {
        var generic = match.MakeGenericMethod(match.GetGenericArguments().Select(_ => typeof(string)).ToArray());
        var arguments = generic.GetParameters()
            .Select(given => given.ParameterType == typeof(string) ? "handed " : Branch(given))
            .ToArray();
        return ((string)generic.Invoke(it, arguments)!).Replace("handed ", "", StringComparison.Ordinal);
    }

    static object Branch(ParameterInfo branch)
    {
        var given = branch.ParameterType.GetGenericArguments()[..^1].Select(Expression.Parameter).ToArray();
        var answer = Expression.Constant(branch.Name);
        Expression body = given.Length == 2
            ? Expression.Call(Concat, given[0], answer)
            : answer;
        return Expression.Lambda(branch.ParameterType, body, given).Compile();
    }

    // Refusals are told to strangers, among whose own words they must stand out.
    static string Prefix(Type which) => which.BaseType == typeof(Refusal) ? "payment_" : "";

    // Neither its name nor where Match goes may depend on what a case holds.
    static object Some(Type which) => RuntimeHelpers.GetUninitializedObject(which);

    static Type[] Cases(Type union) => union.GetNestedTypes().Where(it => it.BaseType == union).ToArray();

    static bool HasName(Type which) => which.GetProperty("Name", Members) is { GetMethod.IsAssembly: true };

    static string NameOf(object it) => (string)it.GetType().GetProperty("Name", Members)!.GetValue(it)!;

    static string InCamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    static string InSnakeCase(string name) =>
        Regex.Replace(name, "(?<!^)[A-Z]", it => $"_{it.Value}").ToLowerInvariant();
}
