using Payments.Host;
using Payments.Host.Admin;
using Payments.Host.Demo;
using Payments.Host.Serve;

return args switch
{
    _ when args is ["help"] || args.Any(it => it is "--help" or "-h") => Usage.Show(),
    ["demo"] => await DemoRun.Run(Screen.Console()),
    ["spec"] => await SpecificationText.Print(),
    ["keys" or "webhooks", ..] => await AdminRun.Run(args),
    ["serve", .. var switches] => await ServeRun.Run(switches),
    [] or [['-', ..], ..] => await ServeRun.Run(args),
    _ => Usage.Refuse(args),
};
