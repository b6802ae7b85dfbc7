using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

using Payments.Application.Ports;
using Payments.Domain.Values;

namespace Payments.Host.Serve;

/// <summary>
/// The key of the business that runs this host, in one mode: made once, kept beside the data, its owner's to read.
/// </summary>
/// <remarks>
/// The file appears whole or not at all, and never changes. One that holds anything else is not taken for a key: an
/// empty one would let everybody in who sends nothing.
/// </remarks>
sealed partial class KeyFile
{
    const int SecretBytes = 32;

    // A key has 48 characters and then its line ends. Of a file that is larger, no more is read.
    const int MaxChars = 64;

    readonly Mode mode;

    KeyFile(string text, Mode mode) => (Text, this.mode) = (text, mode);

    public string Text { get; }

    /// <summary>The key of the file, made if there is none; or one sentence that says why not.</summary>
    public static Either<string, KeyFile> Of(string file, Mode mode)
    {
        try
        {
            if (!File.Exists(file))
                Make(file, mode);
            var text = Read(file);
            return text.StartsWith($"{mode}_", StringComparison.Ordinal) && Whole().IsMatch(text)
                ? new KeyFile(text, mode)
                : $"The file {file} does not hold a {mode} key; delete it, and the next start makes a new one.";
        }
        catch (Exception why) when (DataFolder.IsFault(why))
        {
            var reason = Directory.Exists(file) ? "it is a folder" : Words.Of(why);
            return $"The key file {file} cannot be used: {reason}.";
        }
    }

    /// <summary>A key that nobody can guess.</summary>
    public static string NewKey(Mode mode) =>
        $"{mode}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}";

    /// <summary>Opens the store to the key, for a business of its own, unless it has been before.</summary>
    public async Task<Either<StoreFault, Unit>> AddTo(IApiKeys keys, Instant now)
    {
        var hash = ApiKeyHash.Of(Text);
        var found = await keys.Find(hash, CancellationToken.None);
        if (found.Case is StoreFault unread)
            return unread;
        if (found.Case is Option<KeyHolder> { IsSome: true })
            return unit;

        var holder = new KeyHolder(BusinessId.From(Guid.NewGuid()), mode);
        return await keys.Add(hash, holder, now, CancellationToken.None);
    }

    static string Read(string file)
    {
        using var reader = new StreamReader(file);
        var chars = new char[MaxChars];
        return new string(chars, 0, reader.ReadBlock(chars)).TrimEnd('\r', '\n');
    }

    static void Make(string file, Mode mode)
    {
        var draft = $"{file}.{Guid.NewGuid():N}";
        try
        {
            Write(draft, mode);
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process was first, and its key is the one.
        }
        finally
        {
            File.Delete(draft);
        }
    }

    static void Write(string draft, Mode mode)
    {
        using var stream = DataFolder.Create(draft);
        stream.Write(Encoding.ASCII.GetBytes($"{NewKey(mode)}\n"));
        stream.Flush(flushToDisk: true);
    }

    [GeneratedRegex(@"\A(test|live)_[A-Za-z0-9_-]{43}\z")]
    private static partial Regex Whole();
}
