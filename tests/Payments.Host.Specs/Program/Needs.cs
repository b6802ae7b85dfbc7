using System.Net;
using System.Net.Sockets;

namespace Payments.Host.Specs.Program;

/// <summary>What a spec needs of the machine and its user. Without it, it is skipped, and says so.</summary>
static class Needs
{
    /// <summary>Below 1024, and nobody's.</summary>
    public const int PrivilegedPort = 81;

    public static string? Unix =>
        OperatingSystem.IsWindows() ? "Needs Unix file permissions: run it on Linux or macOS." : null;

    public static string? Proc =>
        OperatingSystem.IsLinux() ? null : "Needs /proc, where nobody can make a file: run it on Linux.";

    public static string? Unprivileged =>
        Unix ?? (Environment.IsPrivilegedProcess
            ? "Needs a user to whom permissions can be denied: run it as anybody but root."
            : null);

    public static string? ForbiddenPort =>
        MayBind(PrivilegedPort)
            ? $"Needs a user to whom port {PrivilegedPort} is forbidden: run it as anybody but root."
            : null;

    static bool MayBind(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException refused)
        {
            return refused.SocketErrorCode != SocketError.AccessDenied;
        }
    }
}

sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = Needs.Unix;
}

sealed class ProcFactAttribute : FactAttribute
{
    public ProcFactAttribute() => Skip = Needs.Proc;
}

sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute() => Skip = Needs.Unprivileged;
}

sealed class UnprivilegedTheoryAttribute : TheoryAttribute
{
    public UnprivilegedTheoryAttribute() => Skip = Needs.Unprivileged;
}

sealed class ForbiddenPortFactAttribute : FactAttribute
{
    public ForbiddenPortFactAttribute() => Skip = Needs.ForbiddenPort;
}
