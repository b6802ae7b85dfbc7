using System.Diagnostics.CodeAnalysis;

namespace Payments.Testing;

/// <summary>One promise of a port, and how to find out whether an adapter keeps it.</summary>
/// <remarks>
/// A law knows nothing of a test framework: run <see cref="Check"/> for every law of a port, each on an adapter that
/// holds nothing yet. It ends quietly, or in <see cref="LawBroken"/>.
/// </remarks>
/// <param name="Name">A sentence that says what is promised.</param>
/// <param name="Check">Finds out.</param>
/// <typeparam name="T">The port, or the ports that make a promise together.</typeparam>
public sealed record Law<T>(string Name, Func<T, CancellationToken, Task> Check)
{
    public override string ToString() => Name;
}

/// <summary>Laws, looked up by what they promise.</summary>
public static class LawBook
{
    /// <summary>The law of that name: theories over names report each law by its sentence.</summary>
    public static Law<T> Named<T>(this Seq<Law<T>> laws, string name) =>
        laws
            .Find(law => law.Name == name)
            .IfNone(() => throw new ArgumentException($"There is no law \"{name}\".", nameof(name)));
}

/// <summary>An adapter does not do what its port promises.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "It says what happened, as our errors do.")]
public sealed class LawBroken : Exception
{
    public LawBroken() { }

    public LawBroken(string message)
        : base(message) { }

    public LawBroken(string message, Exception innerException)
        : base(message, innerException) { }
}
