using Guanxi.Platform;
using Guanxi.Tenancy;

namespace Guanxi.Demo;

/// <summary>Demo: invented customers to try the system on, and their removal. Stands last: it fills what all others own.</summary>
public sealed class DemoModule : Module
{
    public override IReadOnlyList<OperatorCommand> Commands => [new("demo", "", DemoCommand.Load), new("remove-demo", "", DemoCommand.Remove)];

    public override void Endpoints(RouteGroupBuilder api)
    {
        var demo = api.MapGroup("/demo").WithTags("Sample data");
        demo.MapPost("/", LoadDemo.Handle).Requires(TenancyModule.Edit).Produces<LoadedDemo>(201).WithName("load_sample_data");
        demo.MapDelete("/", RemoveDemo.Handle).Requires(TenancyModule.Edit).Produces(204).WithName("remove_sample_data");
    }
}
