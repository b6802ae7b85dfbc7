using System.Reflection;
using System.Xml.Linq;

namespace Payments.Tidy;

/// <summary>Who may refer to whom: inwards only (docs/adr/0001).</summary>
public class ArchitectureSpec
{
    static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Payments.Domain"] = [],
        ["Payments.Application"] = ["Payments.Domain"],
        ["Payments.Json"] = ["Payments.Domain"],
        ["Payments.Http"] = ["Payments.Application", "Payments.Json"],
        ["Payments.Juicyway"] = ["Payments.Application", "Payments.Json"],
        ["Payments.BinancePay"] = ["Payments.Application"],
        ["Payments.Sql"] = ["Payments.Application", "Payments.Json"],
        ["Payments.Sqlite"] = ["Payments.Sql"],
        ["Payments.Postgres"] = ["Payments.Sql"],
        ["Payments.Webhooks"] = ["Payments.Application", "Payments.Json"],
        ["Payments.Testing"] = ["Payments.Application"],
        ["Payments.Host"] = ["Payments.BinancePay", "Payments.Http", "Payments.Postgres", "Payments.Sqlite", "Payments.Webhooks"],
    };

    static readonly string[] CorePackages = ["LanguageExt.Core", "NodaTime"];

    public static TheoryData<string> Projects() => new(Source.Projects);

    [Theory, MemberData(nameof(Projects))]
    public void A_project_refers_inwards_only(string project) =>
        Assert.Equal(Allowed[project].Order(), References(project, "ProjectReference").Order());

    [Fact]
    public void The_core_brings_two_packages_and_no_more() =>
        Assert.Equal(CorePackages, References("Payments.Domain", "PackageReference", shipped: true).Order());

    [Fact]
    public void The_core_knows_no_input_and_no_output()
    {
        string[] pure =
        [
            "LanguageExt.Core", "NodaTime", "System.Runtime", "System.Collections", "System.Collections.Immutable",
            "System.Linq", "System.Memory", "System.Numerics.Vectors", "System.Text.Json", "System.Runtime.InteropServices",
            "System.Text.Encoding.Extensions", "System.Runtime.Numerics",
            // IPAddress, which reads and writes addresses; the sockets are in another assembly.
            "System.Net.Primitives",
        ];
        Assert.Empty(Assembly.Load("Payments.Domain").GetReferencedAssemblies().Select(it => it.Name!).Except(pure));
    }

    [Fact]
    public void Nothing_waits_in_the_core() =>
        Assert.Empty(Assembly.Load("Payments.Domain").GetTypes()
            .SelectMany(it => it.GetMethods(Everything))
            .Where(it => typeof(Task).IsAssignableFrom(it.ReturnType) || it.ReturnType.Name.StartsWith("ValueTask", StringComparison.Ordinal))
            .Select(it => $"{it.DeclaringType}.{it.Name}"));

    const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Theory, MemberData(nameof(Projects))]
    public void No_number_is_a_rounded_one(string project) =>
        Assert.Empty(Assembly.Load(project).GetTypes()
            .SelectMany(type => type.GetFields(Everything).Select(it => (type, it.Name, it.FieldType))
                .Concat(type.GetMethods(Everything).SelectMany(it =>
                    it.GetParameters().Select(parameter => (type, it.Name, parameter.ParameterType))
                        .Append((type, it.Name, it.ReturnType))
                        .Concat(Locals(it).Select(local => (type, it.Name, local))))))
            .Where(it => it.Item3 == typeof(double) || it.Item3 == typeof(float))
            .Select(it => $"{it.type}.{it.Name}"));

    static IEnumerable<Type> Locals(MethodInfo method) =>
        method.GetMethodBody()?.LocalVariables.Select(it => it.LocalType) ?? Enumerable.Empty<Type>();

    static IEnumerable<string> References(string project, string kind, bool shipped = false) =>
        XDocument.Load(Path.Combine(Source.Root, "src", project, $"{project}.csproj"))
            .Descendants(kind)
            .Where(it => !shipped || (string?)it.Attribute("PrivateAssets") != "all")
            .Select(it => Path.GetFileNameWithoutExtension(((string)it.Attribute("Include")!).Replace('\\', '/')) is var name
                && kind == "ProjectReference" ? name : (string)it.Attribute("Include")!);
}
