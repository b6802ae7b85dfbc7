namespace Payments.Host;

/// <summary>docs/specification.md as it was when this program was built.</summary>
static class SpecificationText
{
    // Byte for byte: what a terminal shows and what a pipe gets are the file.
    public static async Task<int> Print()
    {
        await using var page = typeof(SpecificationText).Assembly.GetManifestResourceStream("specification.md")!;
        await using var output = Console.OpenStandardOutput();
        await page.CopyToAsync(output);
        return 0;
    }
}
