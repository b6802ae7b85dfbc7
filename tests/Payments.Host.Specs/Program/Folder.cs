namespace Payments.Host.Specs.Program;

/// <summary>A folder of one test's own.</summary>
sealed class Folder : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("payments-host-");

    public string Path => folder.FullName;

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => folder.Delete(recursive: true);
}
