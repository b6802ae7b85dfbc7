using Payments.Application.Ports;
using Payments.Domain.Values;

namespace Payments.Host.Serve;

/// <summary>Whose keys a store holds: the key of a business that is there already must not make another.</summary>
static class Businesses
{
    const int Page = 100;

    /// <summary>Those with a key in a mode, the longest known first. A revoked key counts: its payments stay.</summary>
    public static async Task<Either<StoreFault, Seq<BusinessId>>> Of(IApiKeys keys, Mode mode)
    {
        var listed = await Keys(keys);
        return listed.Map(all => toSeq(
            all.Filter(it => it.Holder.Mode == mode)
                .OrderBy(it => it.AddedAt)
                .Select(it => it.Holder.Business)
                .Distinct()
                .ToArray()));
    }

    /// <summary>Every key of everybody, in the order of their hashes.</summary>
    public static async Task<Either<StoreFault, Seq<KeptKey>>> Keys(IApiKeys keys)
    {
        for (var all = Seq<KeptKey>(); ;)
        {
            var after = all.LastOrNone().Map(it => it.Hash);
            var listed = await keys.List(after, Page, CancellationToken.None);
            if (listed.Case is not Seq<KeptKey> page)
                return listed;
            all += page;
            if (page.Count < Page)
                return all.Strict();
        }
    }

    public static BusinessId New() => BusinessId.From(Guid.NewGuid());
}
