using Payments.Domain.Values;

namespace Payments.Juicyway;

/// <summary>What can be collected through Juicyway ("Initialize payment"): NGN, USD and CAD.</summary>
/// <remarks>
/// One page adds USDT and USDC, and none says how many decimals their minor units have: an amount of those is neither
/// sent nor believed, because it could be wrong by a factor of a million.
/// </remarks>
public static class JuicywayCurrencies
{
    public static bool Include(Currency currency) => currency.Code is "NGN" or "USD" or "CAD";
}
