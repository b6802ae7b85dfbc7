using System.Buffers.Text;
using System.Security.Cryptography;

using Payments.Application.Ports;
using Payments.Domain.Values;

namespace Payments.Host.Serve;

/// <summary>
/// The key with which a newcomer tries things out: made once, kept beside the data, readable by its owner only.
/// </summary>
static class TestKey
{
    const int SecretBytes = 32;

    public static async Task<Either<StoreFault, string>> Ensure(string file, IApiKeys keys, Instant now)
    {
        var key = File.Exists(file) ? (await File.ReadAllTextAsync(file)).Trim() : Make(file);
        var hash = ApiKeyHash.Of(key);
        var found = await keys.Find(hash, CancellationToken.None);
        if (found.Case is StoreFault unread)
            return unread;
        if (found.Case is Option<KeyHolder> { IsSome: true })
            return key;

        var holder = new KeyHolder(BusinessId.From(Guid.NewGuid()), Mode.Test);
        var added = await keys.Add(hash, holder, now, CancellationToken.None);
        return added.Map(_ => key);
    }

    static string Make(string file)
    {
        var key = $"test_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.WriteLine(key);
        return key;
    }
}
