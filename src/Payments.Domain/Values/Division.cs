namespace Payments.Domain.Values;

/// <summary>Dividing a count of minor units so that nothing is lost and nothing appears.</summary>
static class Division
{
    /// <summary>Equal shares; the first ones are larger by one, as many as there is remainder.</summary>
    public static long[] Equally(long total, int parts)
    {
        var (share, left) = Math.DivRem(total, parts);
        var shares = new long[parts];
        for (var at = 0; at < parts; at++)
            shares[at] = at < left ? share + 1 : share;

        return shares;
    }

    /// <summary>
    /// Shares in proportion, by the method of the largest remainder; of equal remainders the first comes first.
    /// </summary>
    /// <remarks>
    /// A weight of zero never gets anything: its remainder is zero, and there are more of the others than is left.
    /// </remarks>
    public static long[] ByWeight(long total, int[] weights)
    {
        var sum = weights.Sum(it => (long)it);
        var shares = new long[weights.Length];
        var remainders = new long[weights.Length];
        for (var at = 0; at < weights.Length; at++)
        {
            // The product needs up to 57 + 31 bits, and the remainder is less than the sum.
            var (share, remainder) = Int128.DivRem((Int128)total * weights[at], sum);
            (shares[at], remainders[at]) = ((long)share, (long)remainder);
        }

        var left = (int)(total - shares.Sum());
        foreach (var at in Enumerable.Range(0, weights.Length).OrderByDescending(it => remainders[it]).Take(left))
            shares[at]++;

        return shares;
    }
}
