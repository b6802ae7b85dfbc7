namespace Payments.Crash.Specs.Outside;

/// <summary>Brings what Binance Pay has to tell, as long as there is somebody to tell it to.</summary>
static class Courier
{
    static readonly TimeSpan Round = TimeSpan.FromMilliseconds(20);

    public static async Task Run(World world, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            if (world.Hosts.Up.Count > 0)
                await world.Binance.DeliverWebhooks(CancellationToken.None);
            await Task.Delay(Round, stopping).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
