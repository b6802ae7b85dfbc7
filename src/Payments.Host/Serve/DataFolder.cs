namespace Payments.Host.Serve;

/// <summary>The folder of a node's files. What is made in it is its owner's alone to read.</summary>
/// <remarks>The sessions hold what customers have told of themselves, the key file a key.</remarks>
sealed class DataFolder
{
    const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    readonly string path;

    DataFolder(string path) => this.path = path;

    /// <summary>The folder, made if there is none; or one sentence that says why it cannot be used.</summary>
    public static Either<string, DataFolder> Open(string path) => At(path).Bind(it => it.Made(path));

    /// <summary>The folder, whether or not it is there.</summary>
    public static Either<string, DataFolder> At(string path) =>
        path.Length == 0
            ? "The data folder has no name: --data or PAYMENTS_DATA is empty."
            : new DataFolder(Path.GetFullPath(path));

    public string PathOf(string name) => Path.Combine(path, name);

    /// <summary>The path of a database, which is made empty, and its owner's alone, if there is none.</summary>
    /// <remarks>SQLite gives what it puts beside a database (-wal, -shm) the database's own permissions.</remarks>
    public string DatabaseOf(string name)
    {
        var file = PathOf(name);
        try
        {
            if (!File.Exists(file))
                Create(file).Dispose();
        }
        catch (Exception why) when (IsFault(why))
        {
            // Somebody else has just made it, or nobody can: opening it tells.
        }

        return file;
    }

    /// <summary>A new file that nobody but its owner may read.</summary>
    public static FileStream Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnersFile;
        return new FileStream(file, options);
    }

    /// <summary>Whether it is the file system that says no, and not a mistake of ours.</summary>
    public static bool IsFault(Exception why) => why is IOException or UnauthorizedAccessException;

    Either<string, DataFolder> Made(string given)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else
                Directory.CreateDirectory(path, OwnersFolder);
            return this;
        }
        catch (Exception why) when (IsFault(why))
        {
            return $"The data folder {given} cannot be used: {(File.Exists(path) ? "it is a file" : Words.Of(why))}.";
        }
    }
}
