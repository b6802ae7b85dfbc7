using Microsoft.Extensions.Logging;

namespace Payments.Http;

/// <summary>What this package may log: numbers and names that alarms know, 2000 to 2999.</summary>
static class LogEvents
{
    public static readonly EventId RequestBrokeOff = new(2001, "request_broke_off");

    public static readonly EventId RoundBrokeOff = new(2002, "round_broke_off");

    public static readonly EventId AnswerNotKept = new(2003, "answer_not_kept");
}
