using System.Reflection;

using FsCheck.Xunit;

namespace Payments.Domain.Specs.Sessions;

/// <summary>Every rule has a property, and every property belongs to a rule that there is.</summary>
public class RulesSpec
{
    public static TheoryData<string> Ids => new(Rules.All.Select(it => it.Id));

    [Theory, MemberData(nameof(Ids))]
    public void Each_has_a_property(string id) =>
        Assert.Contains(Proofs(), it => it.Id == id && it.Method.IsDefined(typeof(PropertyAttribute)));

    [Fact]
    public void Each_proof_names_a_rule_that_there_is() =>
        Assert.Subset(
            Rules.All.Select(it => it.Id).ToHashSet(),
            Proofs().Select(it => it.Id).Concat(SmallWorld.Kept.Select(it => it.Rule)).ToHashSet());

    [Fact]
    public void They_are_numbered_from_one_without_a_gap() =>
        Assert.Equal(Enumerable.Range(1, Rules.All.Count).Select(it => $"S{it}"), Rules.All.Select(it => it.Id));

    [Fact]
    public void Each_property_of_a_session_belongs_to_a_rule() =>
        Assert.All(
            Methods().Where(it => it.IsDefined(typeof(PropertyAttribute)) && IsOfSessions(it)),
            it => Assert.True(it.IsDefined(typeof(RuleAttribute)), $"{it.Name} proves no rule."));

    /// <summary>In the order of the files, which the compiler keeps.</summary>
    internal static IEnumerable<(string Id, MethodInfo Method)> Proofs() =>
        from method in Methods()
        from rule in method.GetCustomAttributes<RuleAttribute>()
        select (rule.Id, method);

    static bool IsOfSessions(MethodInfo method) =>
        method.DeclaringType!.Namespace!.StartsWith(typeof(RulesSpec).Namespace!, StringComparison.Ordinal);

    static IEnumerable<MethodInfo> Methods() =>
        from type in typeof(RulesSpec).Assembly.GetTypes().OrderBy(it => it.FullName, StringComparer.Ordinal)
        from method in type.GetMethods().OrderBy(it => it.MetadataToken)
        select method;
}
