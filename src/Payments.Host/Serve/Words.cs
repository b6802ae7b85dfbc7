using System.Net.Sockets;

using Payments.Application.Ports;

namespace Payments.Host.Serve;

/// <summary>Why it does not start, each as the end of a sentence.</summary>
static class Words
{
    public static string Of(StoreFault fault) =>
        fault.Match(
            busy: _ => "another program holds it",
            full: _ => "the disk is full",
            unreachable: _ => "it cannot be opened for writing",
            unreadable: _ => "it is not a file of this program, or of a newer version");

    /// <summary>What the file system or the network said.</summary>
    public static string Of(Exception why) =>
        why switch
        {
            UnauthorizedAccessException or SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                "permission is denied",
            SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => "address already in use",
            _ => why.Message.TrimEnd('.'),
        };
}
