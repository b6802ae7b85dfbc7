namespace Payments.Domain.Specs.Sessions.Examples;

/// <summary>A story that a domain expert can check: it is told when it is read, and breaks off where it is untrue.</summary>
public sealed record Example(string Title, IReadOnlyList<string> Rules, Func<Story> Tell)
{
    /// <summary>The specification prints what the passing story says, in its own words.</summary>
    public string Text => Narration.Of(Tell());
}
