namespace Payments.Application.Specs.World;

/// <summary>Something that happens the first time only.</summary>
static class Once
{
    public static Func<Task> Only(Func<Task> happening)
    {
        var happened = false;
        return () =>
        {
            if (happened)
                return Task.CompletedTask;
            happened = true;
            return happening();
        };
    }
}
