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

    /// <summary>
    /// The key of the file, made if there is none, and the store opened to it; or one sentence that says why not.
    /// </summary>
    /// <remarks>
    /// Its business is the one that has keys in this mode, if one has: under another all that was opened before would
    /// be out of sight, and every reference free to be paid again. Of several, the operator says which.
    /// </remarks>
    public static async Task<Either<string, KeyFile>> Open(string file, Mode mode, OpenedStore store, Instant now)
    {
        var known = await Businesses.Of(store.Keys, mode);
        if (known.Case is not Seq<BusinessId> businesses)
            return store.Refused((StoreFault)known.Case);
        if (businesses.Count > 1 && !File.Exists(file))
            return Shut(file, mode, businesses.Count);

        var kept = Of(file, mode);
        if (kept.Case is not KeyFile key)
            return kept;

        var added = await key.AddTo(store.Keys, businesses, now);
        return added.Match<Either<string, KeyFile>>(
            Right: isOpen => isOpen ? key : Shut(file, mode, businesses.Count),
            Left: fault => store.Refused(fault));
    }

    /// <summary>A key that nobody can guess.</summary>
    public static string NewKey(Mode mode) =>
        $"{mode}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}";

    static Either<string, KeyFile> Of(string file, Mode mode)
    {
        try
        {
            if (!File.Exists(file))
                Make(file, mode);
            var text = Read(file);
            return text.StartsWith($"{mode}_", StringComparison.Ordinal) && Whole().IsMatch(text)
                ? new KeyFile(text, mode)
                : $"The file {file} does not hold a {mode} key; put the key back, or delete the file: the next start "
                    + "makes another key of the same business, and keys revoke ends the lost one.";
        }
        catch (Exception why) when (DataFolder.IsFault(why))
        {
            var reason = Directory.Exists(file) ? "it is a folder" : Words.Of(why);
            return $"The key file {file} cannot be used: {reason}.";
        }
    }

    // Whether the store is open to the key now. To one that was revoked it never is.
    async Task<Either<StoreFault, bool>> AddTo(IApiKeys keys, Seq<BusinessId> businesses, Instant now)
    {
        var opens = await Opens(keys);
        if (opens.Case is not false || businesses.Count > 1)
            return opens;

        var holder = new KeyHolder(businesses.HeadOrNone().IfNone(Businesses.New), mode);
        var added = await keys.Add(ApiKeyHash.Of(Text), holder, now, CancellationToken.None);
        return added.Case is StoreFault fault ? fault : await Opens(keys);
    }

    async Task<Either<StoreFault, bool>> Opens(IApiKeys keys) =>
        (await keys.Find(ApiKeyHash.Of(Text), CancellationToken.None)).Map(it => it.IsSome);

    static string Shut(string file, Mode mode, int businesses) =>
        businesses > 1
            ? $"No key in {file} opens anything, and {businesses} businesses have {mode} keys: make one with "
                + $"keys create --mode {mode} --business <id of keys list>, and write it into that file."
            : $"The key in {file} is revoked; delete the file, and the next start makes another of the same business.";

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
