using Payments.Domain.Sessions;

namespace Payments.Domain.Specs.Sessions;

/// <summary>The stories of these specs: all of them begin with the same terms.</summary>
static class StoryOfSample
{
    static readonly Story JustOpened = Given.Session(Sample.Terms);

    extension(Story)
    {
        public static Story Opened => JustOpened;

        public static Story Of(params IEnumerable<PaymentCommand> commands) => JustOpened.After(commands);
    }
}
