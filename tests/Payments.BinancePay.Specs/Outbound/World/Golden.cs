using System.Text;

namespace Payments.BinancePay.Specs.Outbound.World;

/// <summary>Bodies as they go out, byte for byte.</summary>
static class Golden
{
    public static string Read(string file) =>
        Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Outbound", "Golden", file)));
}
