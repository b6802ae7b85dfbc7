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
        Assert.All(Proofs(), it => Assert.Contains(it.Id, Rules.All.Select(rule => rule.Id)));

    [Fact]
    public void They_are_numbered_from_one_without_a_gap() =>
        Assert.Equal(Enumerable.Range(1, 18).Select(it => $"S{it}"), Rules.All.Select(it => it.Id));

    static IEnumerable<(string Id, MethodInfo Method)> Proofs() =>
        from type in typeof(RulesSpec).Assembly.GetTypes()
        from method in type.GetMethods()
        from rule in method.GetCustomAttributes<RuleAttribute>()
        select (rule.Id, method);
}
