using System.Collections;
using System.Reflection;

namespace Payments.Host.Specs.Secrecy;

/// <summary>Takes values apart by reflection, so that no part of them is forgotten.</summary>
static class Printing
{
    const int MaxDepth = 12;

    /// <summary>What every value of ours in it prints, whole and in parts; a text by itself is not asked.</summary>
    public static IEnumerable<string> Of(object? value) =>
        Parts(value, "", 0).Where(it => IsOurs(it.Value.GetType())).Select(it => $"{it.Path}: {it.Value}");

    /// <summary>The texts in it by their paths; an option without a value is the text "none".</summary>
    public static IEnumerable<(string Path, string Text)> Texts(object? value) =>
        Parts(value, "", 0).Where(it => it.Value is string).Select(it => (it.Path, (string)it.Value));

    static IEnumerable<(string Path, object Value)> Parts(object? value, string path, int depth)
    {
        if (value is null || depth > MaxDepth)
            return [];

        IEnumerable<(string, object)> parts = value switch
        {
            string or Type or Delegate or byte[] => [],
            IOptional { IsNone: true } => [(path, "none")],
            IOptional some => Parts(some.MatchUntyped(it => it!, () => "none"), path, depth + 1),
            IEnumerable many => many.Cast<object>().SelectMany((it, at) => Parts(it, $"{path}[{at}]", depth + 1)),
            _ when IsOurs(value.GetType()) => Properties(value)
                .SelectMany(it => Parts(it.GetValue(value), path.Length == 0 ? it.Name : $"{path}.{it.Name}", depth + 1)),
            _ => [],
        };
        return parts.Prepend((path, value));
    }

    static bool IsOurs(Type type) => type.Namespace is { } name && name.StartsWith("Payments.", StringComparison.Ordinal);

    static IEnumerable<PropertyInfo> Properties(object value) =>
        value.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(it => it.GetIndexParameters().Length == 0 && !it.PropertyType.IsByRefLike);
}
