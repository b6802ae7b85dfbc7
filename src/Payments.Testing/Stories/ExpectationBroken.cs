using System.Diagnostics.CodeAnalysis;

namespace Payments.Testing.Stories;

/// <summary>A command did not lead to what a story says. The message lists what was expected and what came.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "It says what happened, as our errors do.")]
public sealed class ExpectationBroken : Exception
{
    public ExpectationBroken() { }

    public ExpectationBroken(string message)
        : base(message) { }

    public ExpectationBroken(string message, Exception innerException)
        : base(message, innerException) { }
}
