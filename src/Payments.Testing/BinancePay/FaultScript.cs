namespace Payments.Testing.BinancePay;

/// <summary>What will go wrong, route by route: each request to a route uses up the next fault of its script.</summary>
/// <remarks>A request for which no fault is left is served as it should be.</remarks>
public sealed class FaultScript
{
    readonly Lock turn;
    readonly Dictionary<BinancePayRoute, Queue<BinancePayFault>> scripts =
        BinancePayRoute.All.ToDictionary(it => it, _ => new Queue<BinancePayFault>());

    internal FaultScript(Lock turn) => this.turn = turn;

    /// <summary>Adds faults to a route's script, in this order.</summary>
    public void Next(BinancePayRoute route, params IEnumerable<BinancePayFault> faults)
    {
        lock (turn)
        {
            foreach (var fault in faults)
                scripts[route].Enqueue(fault);
        }
    }

    /// <summary>How many faults of a route's script are still to come.</summary>
    public int Left(BinancePayRoute route)
    {
        lock (turn)
            return scripts[route].Count;
    }

    public void Clear()
    {
        lock (turn)
        {
            foreach (var script in scripts.Values)
                script.Clear();
        }
    }

    internal Option<BinancePayFault> Take(BinancePayRoute route)
    {
        lock (turn)
            return scripts[route].TryDequeue(out var fault) ? fault : None;
    }
}
