using Payments.Domain.Values;
using Payments.Json.Reading;

namespace Payments.Json.Stored;

/// <summary>What every stored document begins with: the version of its schema, and what it is.</summary>
static class StoredForm
{
    /// <summary>
    /// The only version so far. A reader of this version refuses later ones: it cannot know what they mean.
    /// </summary>
    public const int Version = 1;

    static readonly string UnknownVersion = $"a stored document of version {Version}";

    public static Validation<InvalidValue, long>? ReadVersion(ref JsonCursor json)
    {
        var version = json.Integer();
        if (version is { IsSuccess: true } given && given.IfFail(Version) != Version)
            json.Unreadable = UnknownVersion;

        return version;
    }

    /// <summary>Nothing can be said of a document of a type that is not known.</summary>
    public static Validation<InvalidValue, T> UnknownType<T>(ref JsonCursor json)
    {
        json.Unreadable ??= "a stored document of a known type";
        return new InvalidValue.Unknown("type");
    }
}
