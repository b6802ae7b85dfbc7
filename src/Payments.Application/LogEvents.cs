using Microsoft.Extensions.Logging;

namespace Payments.Application;

/// <summary>What this package may log: numbers and names that alarms know, 1000 to 1999.</summary>
static class LogEvents
{
    public static readonly EventId EffectsLeft = new(1001, "effects_left");

    public static readonly EventId EffectBrokeOff = new(1002, "effect_broke_off");

    public static readonly EventId OrderUnknown = new(1003, "order_unknown");

    public static readonly EventId NoProvider = new(1004, "no_provider");

    public static readonly EventId OrderRefused = new(1005, "order_refused");

    public static readonly EventId TooLateForEffect = new(1006, "too_late_for_effect");

    public static readonly EventId NotTold = new(1007, "not_told");

    public static readonly EventId NoticeParked = new(1008, "notice_parked");

    public static readonly EventId NotExpired = new(1009, "not_expired");

    public static readonly EventId NotAsked = new(1010, "not_asked");

    public static readonly EventId StoreSilent = new(1011, "store_silent");

    public static readonly EventId StoreAnswers = new(1012, "store_answers");

    public static readonly EventId NoticeUntold = new(1013, "notice_untold");
}
