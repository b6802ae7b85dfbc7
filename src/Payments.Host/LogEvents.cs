namespace Payments.Host;

/// <summary>What this package may log: numbers and names that alarms know, 5000 to 5999.</summary>
static class LogEvents
{
    public static readonly EventId SandboxBusy = new(5001, "sandbox_busy");

    public static readonly EventId SandboxFileNotUsable = new(5002, "sandbox_file_not_usable");

    public static readonly EventId SandboxTooLate = new(5003, "sandbox_too_late");

    public static readonly EventId SandboxNotHeard = new(5004, "sandbox_not_heard");
}
