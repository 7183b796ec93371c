using Guanxi.Customers;
using Guanxi.Duplicates.Merging;
using Guanxi.Identity;
using Guanxi.Identity.Sharing;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Opportunities.Reports;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Schedule;
using Guanxi.Platform.Sight;
using Guanxi.Platform.Tables;
using Guanxi.Products;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities;

/// <summary>Opportunities: possible sales on their way through the stages of a pipeline.</summary>
public sealed class OpportunitiesModule : Module
{
    public const string View = "opportunities.view";
    public const string Create = "opportunities.create";
    public const string Edit = "opportunities.edit";
    public const string Delete = "opportunities.delete";
    public const string Export = "opportunities.export";
    public const string Import = "opportunities.import";

    /// <summary>To give deals to others.</summary>
    public const string Assign = "opportunities.assign";

    /// <summary>To change pipelines and their stages.</summary>
    public const string Configure = "opportunities.configure";

    public override IReadOnlyList<Permission> Permissions =>
        Permission.Of("opportunities", "view", "create", "edit", "delete", "export", "import", "assign", "configure");

    public override IReadOnlyList<FieldCatalogue> Fields => [OpportunityFields.All];

    public override IReadOnlyList<RecordSelect> Selects => [RecordSelect.Of<Opportunity, OpportunityCriteria>("opportunities", (criteria, call) => call.Get<OpportunitySelection>().Of(criteria, call.Ct))];

    public override IReadOnlyList<ListExport> Exports => [ListExport.Of<OpportunityCriteria>("opportunities", Export, ExportOpportunities.Prepare)];

    public override IReadOnlyList<RecordEdit> Edits => [RecordEdit.Of<Opportunity, OpportunityChanges>("opportunities", Edit, (id, changes, call) => EditOpportunity.Handle(id, changes, call.Http, call.Db, call.Session, call.Get<TimeProvider>(), call.Ct), OpportunityHistory.Kept, OpportunityHistory.Fit)];

    public override void Services(IServiceCollection services, IConfiguration configuration) => services.AddScoped<OpportunitySelection>();

    public override void Furnish(CrmDb db) => OpenPipeline.First(db);

    public override void Endpoints(RouteGroupBuilder api)
    {
        var opportunities = api.MapGroup("/opportunities").WithTags("Opportunities");
        opportunities.MapGet("/", OpportunityQueries.List).Requires(View).WithName("list_opportunities");
        opportunities.MapPost("/", CreateOpportunity.Handle).Requires(Create).Produces<OpportunityDetail>(201).WithName("create_opportunity");
        opportunities.MapGet("/summary", OpportunityQueries.Summary).Requires(View).WithName("summarize_opportunities");
        opportunities.MapGet("/export", ExportOpportunities.Handle).Requires(Export).WithName("export_opportunities");
        opportunities.MapGet("/board", Board.Handle).Requires(View).WithName("get_board");
        opportunities.MapGet("/forecast", Forecast.Handle).Requires(View).NeedsSightOf("opportunities", "amount", "actual_amount").WithName("get_forecast");
        opportunities.MapGet("/{id}", OpportunityQueries.Get).Requires(View).WithName("get_opportunity");
        opportunities.MapPut("/{id}", EditOpportunity.Handle).Requires(Edit).WithName("put_opportunity");
        opportunities.MapPatch("/{id}", EditOpportunity.Handle).Requires(Edit).WithName("edit_opportunity");
        opportunities.MapDelete("/{id}", EditOpportunity.Delete).Requires(Delete).Produces(204).WithName("delete_opportunity");
        opportunities.MapPost("/{id}/restore", EditOpportunity.Restore).Requires(Delete).WithName("restore_opportunity");
        opportunities.MapPut("/{id}/move", MoveOpportunity.Handle).Requires(Edit).WithName("move_opportunity");
        opportunities.MapPut("/{id}/close", CloseOpportunity.Handle).Requires(Edit).WithName("close_opportunity");
        opportunities.MapPut("/{id}/reopen", CloseOpportunity.Reopen).Requires(Edit).WithName("reopen_opportunity");
        IdentityModule.MapShares<Opportunity>(opportunities, "opportunities", "opportunity");

        var pipelines = api.MapGroup("/pipelines").WithTags("Pipelines");
        pipelines.MapGet("/", PipelineQueries.List).Requires(View).WithName("list_pipelines");
        pipelines.MapGet("/templates", PipelineQueries.Templates).Requires(View).WithName("list_pipeline_templates");
        pipelines.MapPost("/", OpenPipeline.Handle).Requires(Configure).Produces<PipelineRow>(201).WithName("create_pipeline");
        pipelines.MapGet("/{id}", PipelineQueries.Get).Requires(View).WithName("get_pipeline");
        pipelines.MapPut("/{id}", EditPipeline.Handle).Requires(Configure).WithName("put_pipeline");
        pipelines.MapPatch("/{id}", EditPipeline.Handle).Requires(Configure).WithName("edit_pipeline");
        pipelines.MapDelete("/{id}", EditPipeline.Delete).Requires(Configure).Produces(204).WithName("delete_pipeline");

        api.MapGet("/sales/funnel", CustomerFunnel.Handle).Requires(View).NeedsSightOf("opportunities", "amount").NeedsSightOf("customers", "phone").WithTags("Opportunities").WithName("get_customer_funnel");
        api.MapGet("/customers/{id}/group", CustomerGroup.Handle).Requires(CustomersModule.View).WithTags("Customers").WithName("get_customer_group");
        api.MapPut("/customers/{id}/stage", CustomerFunnel.Move).Requires(Edit).WithTags("Customers").WithName("move_customer");
        api.MapGet("/analytics/sales_funnel", FunnelReport.Handle).Requires(View).NeedsSightOf("opportunities", "amount", "actual_amount").WithTags("Analytics").WithName("get_sales_funnel");
        api.MapGet("/analytics/pipeline_report", PipelineReport.Handle).Requires(View).NeedsSightOf("opportunities", "amount", "actual_amount").WithTags("Analytics").WithName("get_pipeline_report");
    }

    public override void Reactions(ReactionMap on)
    {
        on.Event<CustomerRenamed>(FollowCustomer.OnRenaming);
        on.Event<CustomersMerged>(FollowCustomer.OnMerging);
        on.Event<CustomersUnmerged>(FollowCustomer.OnUnmerging);
        on.Event<OpportunityCreated>(TellPeople.OnCreated);
        on.Event<OpportunityAssigned>(TellPeople.OnAssigned);
        on.Event<OpportunityWon>(TellPeople.OnWon);
    }

    // ---- offered to other modules ----

    /// <summary>Whether the caller may see deals in other currencies than this one, without looking at the deals: nearly always there are none.</summary>
    public static async Task<bool> HasOtherCurrencies(CrmDb db, Session session, string currency, CancellationToken ct) =>
        session.HasShared("opportunities") || await db.DealSums.AnyAsync(s => s.Currency != currency && s.Count != 0, ct);

    /// <summary>Keeps the sums of deals few.</summary>
    public static Task GatherSums(JobScope job) => DealSums.Gather(job);

    /// <summary>Counts the sums of deals anew from the deals themselves.</summary>
    public static Task RecountSums(JobScope job) => job.ForEachTenant(db => DealSums.Recount(db, job.Cancelled));

    /// <summary>A new opportunity at the start of the default pipeline, not yet saved.</summary>
    /// <exception cref="Refusal">400 for wrong facts.</exception>
    public static async Task<Opportunity> Open(
        CrmDb db, Session session, TimeProvider clock, Customer customer, string title, decimal? amount, Id<User>? owner, string? source, CancellationToken ct)
    {
        var pipeline = await FindPipeline.Default(db, ct);
        var facts = new OpportunityChanges { Title = title, Amount = amount is null ? default : new(amount), Source = source is null ? default : new(source) };
        return await CreateOpportunity.Add(new OpportunityStart(facts, customer, owner, pipeline, pipeline.First), db, session, clock, ct);
    }

    /// <summary>Every pipeline with its stages, the default one first.</summary>
    public static async Task<IReadOnlyList<PipelineMap>> Pipelines(CrmDb db, CancellationToken ct)
    {
        var pipelines = await db.Pipelines.AsNoTracking().OrderByDescending(p => p.IsDefault).ThenBy(p => p.CreatedAt).ToListAsync(ct);
        var stages = (await db.Stages.AsNoTracking().OrderBy(s => s.Position).ToListAsync(ct)).ToLookup(s => s.PipelineId);
        return [.. pipelines.Select(p => new PipelineMap(p, [.. stages[p.Id]]))];
    }

    /// <summary>The funnel of one pipeline for the deals that began in a period, and its stages.</summary>
    public static async Task<(SalesFunnelReport Whole, IReadOnlyList<FunnelStage> Stages)> Funnel(FunnelQuery query, EditCall call)
    {
        var funnel = await FunnelReport.Handle(query, call.Db, call.Session, call.Get<OpportunitySelection>(), call.Get<TimeProvider>(), call.Ct);
        return (funnel, funnel.Stages);
    }

    /// <summary>A line of a deal that comes with its history.</summary>
    public static BroughtLine Line(Product product, decimal quantity = 1) => new(product, quantity);

    /// <summary>Writes deals that come with their history, at once and without gates; the caller has opened a transaction.</summary>
    public static Task<IReadOnlyList<Opportunity>> Bring(CrmDb db, Session session, TimeProvider clock, IReadOnlyList<BroughtDeal> deals, CancellationToken ct) =>
        BringDeals.Write(db, session, clock, deals, ct);

    /// <summary>Writes facts on a deal and, when a stage is named, moves it through the gate; the caller saves.</summary>
    /// <exception cref="Refusal">400, 409 or 422 as the API says it.</exception>
    public static async Task Change(CrmDb db, Session session, TimeProvider clock, Opportunity opportunity, OpportunityChanges changes, Stage? stage, CancellationToken ct)
    {
        var write = new WriteOpportunity(db, session, clock);
        await write.Facts(opportunity, changes, ct);
        if (stage is null || stage.Id == opportunity.StageId) return;
        var pipeline = await FindPipeline.By(db, stage.PipelineId, ct);
        await write.Move(opportunity, new MoveTarget(pipeline, stage, pipeline.Stages.FirstOrDefault(s => s.Id == opportunity.StageId)), changes, null, ct);
    }

    /// <summary>Puts back what an import changed: facts, and the stage without asking gates; the caller saves.</summary>
    public static Task Restore(CrmDb db, Opportunity opportunity, OpportunityChanges before, CancellationToken ct) => RestoreOpportunity.To(db, opportunity, before, ct);

    /// <summary>The facts that may be written on the deal, as they are now.</summary>
    public static OpportunityChanges Snapshot(Opportunity opportunity) => opportunity.Snapshot();

    /// <summary>Ticks an activity that a stage of the deal's pipeline requires; another word, or one ticked already, changes nothing.</summary>
    public static async Task<bool> Fulfil(CrmDb db, Id<Opportunity> opportunity, string activity, CancellationToken ct)
    {
        var name = activity.Trim();
        return await db.Database.ExecuteSqlAsync(
            $"""
             UPDATE crm.opportunities AS o SET done_activities = array_append(o.done_activities, {name})
             WHERE o.id = {opportunity.Value} AND NOT {name} = ANY (o.done_activities) AND EXISTS (
               SELECT FROM crm.stages s WHERE s.tenant_id = o.tenant_id AND s.pipeline_id = o.pipeline_id AND {name} = ANY (s.required_activities))
             """, ct) > 0;
    }

    /// <summary>When the next open task about the deal is due; null when none is planned.</summary>
    public static Task Planned(CrmDb db, Id<Opportunity> opportunity, DateTimeOffset? nextTaskAt, CancellationToken ct) =>
        db.Opportunities.IgnoreQueryFilters([Filters.Owner]).Where(o => o.Id == opportunity).ExecuteUpdateAsync(set => set.SetProperty(o => o.NextTaskAt, nextTaskAt), ct);

    /// <summary>Somebody's open deals about which nothing is planned: those that should close first, first.</summary>
    public static Task<List<OpportunityRow>> WithoutNextStep(CrmDb db, Id<User> owner, int most, DateTimeOffset now, CancellationToken ct) =>
        Unplanned(db, owner).OrderBy(o => o.ExpectedCloseDate).ThenBy(o => o.Id).Take(most).Select(OpportunityQueries.Row(db, now)).ToListAsync(ct);

    public static Task<int> CountWithoutNextStep(CrmDb db, Id<User> owner, CancellationToken ct) => Unplanned(db, owner).CountAsync(ct);

    private static IQueryable<Opportunity> Unplanned(CrmDb db, Id<User> owner) =>
        db.Opportunities.AsNoTracking().Where(o => o.OwnerId == owner && o.Status == OpportunityStatus.Open && o.NextTaskAt == null);

    /// <summary>How many open deals a person has.</summary>
    public static Task<int> OpenOf(CrmDb db, Id<User> person, CancellationToken ct) => HandOverOpportunities.Open(db, person).CountAsync(ct);

    /// <summary>The open deals of a leaver go to a successor; saves. Answers how many.</summary>
    public static Task<int> HandOver(CrmDb db, Id<User> from, Id<User> to, CancellationToken ct) => HandOverOpportunities.Handle(db, from, to, ct);

    /// <summary>Notes that somebody was in touch about the deal; an older contact than the last known changes nothing.</summary>
    public static Task Touch(CrmDb db, Id<Opportunity> opportunity, DateTimeOffset at, CancellationToken ct) =>
        db.Opportunities.IgnoreQueryFilters([Filters.Owner]).Where(o => o.Id == opportunity && (o.LastActivityAt == null || o.LastActivityAt < at))
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.LastActivityAt, at), ct);
}
