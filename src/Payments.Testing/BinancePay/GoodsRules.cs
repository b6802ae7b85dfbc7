using System.Collections.Frozen;
using System.Text.Json;

using static Payments.Testing.BinancePay.FieldRule;
using static Payments.Testing.BinancePay.ResultCode;

namespace Payments.Testing.BinancePay;

/// <summary>What "Create order v3" says of <c>goodsDetails</c>: one or more of what is sold.</summary>
static class GoodsRules
{
    const int MaxName = 256;

    static readonly FrozenSet<string> Types = FrozenSet.Create("01", "02");

    static readonly FrozenSet<string> Categories = FrozenSet.Create(
        "0000", "1000", "2000", "3000", "4000", "5000", "6000", "7000", "8000", "9000",
        "A000", "B000", "C000", "D000", "E000", "F000", "Z000");

    public static Option<ResultCode> FaultOf(JsonElement body) =>
        body.Member("goodsDetails") is { ValueKind: JsonValueKind.Array } goods && goods.GetArrayLength() > 0
            ? toSeq(goods.EnumerateArray()).Choose(FaultOfOne).HeadOrNone()
            : Missing;

    static Option<ResultCode> FaultOfOne(JsonElement goods) =>
        First(
            RequiredWord(goods, "goodsType", Types),
            RequiredWord(goods, "goodsCategory", Categories),
            Required(goods, "referenceGoodsId"),
            Required(goods, "goodsName", MaxName),
            CreateOrderRules.Plain(goods, "goodsName"),
            Optional(goods, "goodsDetail", MaxName),
            Optional(goods, "goodsQuantity"),
            UnitAmount(goods.Member("goodsUnitAmount")));

    static Option<ResultCode> UnitAmount(JsonElement price) =>
        price.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? Kept
        : First(Required(price, "currency"), price.Has("amount") ? Kept : Missing);
}
