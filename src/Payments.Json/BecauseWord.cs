using Payments.Domain.Sessions;

namespace Payments.Json;

/// <summary>Why an order is being closed, on the wire and in the store.</summary>
static class BecauseWord
{
    public const string Cancel = "cancel";
    public const string Deadline = "deadline";
    public const string Replace = "replace";

    public static string Of(Because because) =>
        because.Match(cancel: _ => Cancel, deadline: _ => Deadline, replace: _ => Replace);
}
