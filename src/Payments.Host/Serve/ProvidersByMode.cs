using Payments.Application.Ports;
using Payments.Domain.Values;

namespace Payments.Host.Serve;

/// <summary>Test is always the sandbox. Live is the configured provider or none, and never the sandbox.</summary>
sealed class ProvidersByMode(IPaymentProvider sandbox, Option<IPaymentProvider> live) : IPaymentProviders
{
    public Option<IPaymentProvider> For(Mode mode) =>
        mode.Match(test: () => Some(sandbox), live: () => live);
}
