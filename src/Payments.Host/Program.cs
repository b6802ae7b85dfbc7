using Payments.Host;
using Payments.Host.Demo;
using Payments.Host.Serve;

return args switch
{
    ["demo"] => await DemoRun.Run(Screen.Console()),
    ["spec"] => await SpecificationText.Print(),
    ["serve", .. var switches] => await ServeRun.Run(switches),
    [] => await ServeRun.Run([]),
    [var first, ..] when first.StartsWith("--", StringComparison.Ordinal) && first != "--help" =>
        await ServeRun.Run(args),
    _ => Usage.Show(args),
};
