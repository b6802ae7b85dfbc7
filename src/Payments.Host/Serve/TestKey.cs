using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

using Payments.Application.Ports;
using Payments.Domain.Values;

namespace Payments.Host.Serve;

/// <summary>
/// The key with which a newcomer tries things out: made once, kept beside the data, readable by its owner only.
/// </summary>
/// <remarks>
/// The file appears whole or not at all, and never changes. One that holds anything else is not taken for a key: an
/// empty one would let everybody in who sends nothing.
/// </remarks>
sealed partial class TestKey
{
    const int SecretBytes = 32;

    // A key has 48 characters and then its line ends. Of a file that is larger, no more is read.
    const int MaxChars = 64;

    TestKey(string text) => Text = text;

    public string Text { get; }

    /// <summary>The key of the file, made if there is none; or one sentence that says why not.</summary>
    public static Either<string, TestKey> Of(string file)
    {
        try
        {
            if (!File.Exists(file))
                Make(file);
            var text = Read(file);
            return Whole().IsMatch(text)
                ? new TestKey(text)
                : $"The file {file} does not hold a test key; delete it, and the next start makes a new one.";
        }
        catch (Exception why) when (DataFolder.IsFault(why))
        {
            var reason = Directory.Exists(file) ? "it is a folder" : Words.Of(why);
            return $"The key file {file} cannot be used: {reason}.";
        }
    }

    /// <summary>Opens the store to the key, for a business of its own, unless it has been before.</summary>
    public async Task<Either<StoreFault, Unit>> AddTo(IApiKeys keys, Instant now)
    {
        var hash = ApiKeyHash.Of(Text);
        var found = await keys.Find(hash, CancellationToken.None);
        if (found.Case is StoreFault unread)
            return unread;
        if (found.Case is Option<KeyHolder> { IsSome: true })
            return unit;

        var holder = new KeyHolder(BusinessId.From(Guid.NewGuid()), Mode.Test);
        return await keys.Add(hash, holder, now, CancellationToken.None);
    }

    static string Read(string file)
    {
        using var reader = new StreamReader(file);
        var chars = new char[MaxChars];
        return new string(chars, 0, reader.ReadBlock(chars)).TrimEnd('\r', '\n');
    }

    static void Make(string file)
    {
        var draft = $"{file}.{Guid.NewGuid():N}";
        try
        {
            Write(draft);
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

    static void Write(string draft)
    {
        using var stream = DataFolder.Create(draft);
        var key = $"test_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}\n";
        stream.Write(Encoding.ASCII.GetBytes(key));
        stream.Flush(flushToDisk: true);
    }

    [GeneratedRegex(@"\Atest_[A-Za-z0-9_-]{43}\z")]
    private static partial Regex Whole();
}
