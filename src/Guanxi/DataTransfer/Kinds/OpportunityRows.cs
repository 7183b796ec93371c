using Guanxi.Customers;
using Guanxi.Opportunities;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Guanxi.Platform.Import;
using Guanxi.Platform.Texts;
using Guanxi.Products;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>Reads the cells of a row into a deal with its history.</summary>
internal sealed class OpportunityRows(
    ImportScope scope, IReadOnlyList<PipelineMap> pipelines, KnownCustomers byCode, KnownCustomers byName, RowPeople people, KnownProducts products)
{
    private const decimal MostMoney = (decimal)ProductChanges.MostMoney;
    private static readonly string[] WonWords = ["won", "closed won", "赢单", "成交", "已成交", "成功"];
    private static readonly string[] LostWords = ["lost", "closed lost", "输单", "失败", "丢单"];

    /// <summary>What other programs call their stages, by the code of ours; tried when a name is not found.</summary>
    private static readonly (string Piece, string Code)[] Pieces =
    [
        ("proposal", "proposal"), ("quot", "proposal"), ("presentation", "proposal"), ("方案", "proposal"), ("报价", "proposal"),
        ("negotiat", "negotiation"), ("contract", "negotiation"), ("谈判", "negotiation"), ("合同", "negotiation"),
        ("qualif", "requirement"), ("demo", "requirement"), ("需求", "requirement"), ("prospect", "contact"), ("appointment", "contact"), ("contact", "contact"), ("lead", "contact"),
    ];

    public static async Task<OpportunityRows> Load(IReadOnlyList<ImportRow> rows, ImportScope scope, CancellationToken ct)
    {
        var customers = rows.Select(r => r.Raw("customer")).OfType<string>().Distinct().ToList();
        var byCode = await KnownCustomers.Load(scope.Db, "code", customers, toChange: false, ct);
        await byCode.AddById(customers, scope.Db, ct);
        var products = await ProductsModule.Known(scope.Db, [], rows.Select(r => r.Raw("product")).OfType<string>(), ct);
        return new OpportunityRows(
            scope, await OpportunitiesModule.Pipelines(scope.Db, ct), byCode, await KnownCustomers.Load(scope.Db, "name", customers, toChange: false, ct),
            await RowPeople.Load(rows, scope.Db, ct), products);
    }

    /// <summary>The deal; null, and the row failed, where something in it is wrong.</summary>
    public BroughtDeal? Read(ImportRow row)
    {
        var customer = CustomerOf(row);
        var pipeline = PipelineOf(row);
        var stage = StageOf(row, pipeline);
        var owner = people.OwnerOf(row, scope, OpportunitiesModule.Assign, "opportunity.cannot_assign");
        var (created, closed) = (Past(row, "created_at"), stage?.Kind is StageKind.Won or StageKind.Lost ? ClosedAt(row) : null);
        var lines = LineOf(row);
        var facts = Facts(row, stage, lines.Count > 0);
        if (facts.Title.Value is null) row.Fail("name", "required");
        if (row.Outcome == RowOutcome.Failed || stage is null) return null;
        return new BroughtDeal(facts with { OwnerId = owner }, customer, row.Raw("customer"), owner.IsSet ? owner.Value : scope.Session.UserId, pipeline, stage)
        {
            Lines = lines,
            CreatedAt = created is { } began && closed is { } end && end < began ? end : created ?? closed,
            ClosedAt = closed,
        };
    }

    private OpportunityChanges Facts(ImportRow row, Stage? stage, bool hasLines)
    {
        var amount = Money(row, "amount");
        var isWon = stage?.Kind == StageKind.Won;
        var actual = isWon ? Money(row, "actual_amount") : default;
        var probability = row.Whole("probability", 0, 100);
        return new OpportunityChanges
        {
            Title = TitleOf(row),
            Amount = amount.Value is { } given && (given > 0 || !hasLines) ? new(given) : default,
            Currency = row.Currency("currency"),
            Probability = stage?.Kind == StageKind.Open && probability.Value is { } percent ? new(percent) : default,
            ExpectedCloseDate = row.Has("close_date") ? row.Date("close_date") : default,
            NextStep = row.Text("next_step", OpportunityChanges.SentenceLength),
            Source = row.Text("source", OpportunityChanges.WordLength),
            Description = row.Text("notes", OpportunityChanges.TextLength),
            CustomFields = row.CustomFields,
            ActualAmount = isWon ? new(actual.Value ?? amount.Value) : default,
            LostReason = stage?.Kind == StageKind.Lost ? new(row.Text("lost_reason", OpportunityChanges.SentenceLength).Value ?? Text.Of(scope.Session.Language, "opportunity.no_reason")) : default,
        };
    }

    /// <summary>Some programs give deals no name: product and customer, or else the number there, say which one it is.</summary>
    private static Optional<string> TitleOf(ImportRow row)
    {
        if (row.Raw("name") is not null) return row.Text("name", OpportunityChanges.TitleLength);
        var parts = string.Join(" – ", new[] { row.Raw("product"), row.Raw("customer") }.OfType<string>());
        return parts.Length == 0 ? row.Text("external_id", OpportunityChanges.TitleLength) : parts.Length <= OpportunityChanges.TitleLength ? parts : parts[..OpportunityChanges.TitleLength];
    }

    private Customer? CustomerOf(ImportRow row)
    {
        if (row.Text("customer", 200).Value is not { } named) return null;
        var found = byCode.Find([named], out _) ?? byName.Find([CustomersModule.MatchKey("name", named)], out var isAmbiguous);
        if (found is null) byName.Find([CustomersModule.MatchKey("name", named)], out isAmbiguous);
        else isAmbiguous = false;
        if (isAmbiguous) row.Fail("customer", "import.ambiguous");
        return found;
    }

    private PipelineMap PipelineOf(ImportRow row) =>
        row.Raw("pipeline") is { } named ? pipelines.FirstOrDefault(p => p.Pipeline.Name.Equals(named, StringComparison.OrdinalIgnoreCase)) ?? pipelines[0] : pipelines[0];

    private static Stage? StageOf(ImportRow row, PipelineMap pipeline)
    {
        if (row.Raw("status") is { } status)
        {
            if (IsOne(WonWords, status)) return pipeline.Of(StageKind.Won);
            if (IsOne(LostWords, status)) return pipeline.Of(StageKind.Lost);
        }
        if (row.Raw("stage") is not { } word) return pipeline.First;
        var stage = pipeline.Named(word)
            ?? (IsOne(WonWords, word) ? pipeline.Of(StageKind.Won) : IsOne(LostWords, word) ? pipeline.Of(StageKind.Lost) : null)
            ?? Pieces.Where(p => word.Contains(p.Piece, StringComparison.OrdinalIgnoreCase)).Select(p => pipeline.Named(p.Code)).FirstOrDefault(s => s is not null);
        if (stage is null) row.Fail("stage", "opportunity.unknown_stage");
        return stage;
    }

    private static bool IsOne(string[] words, string word) => words.Contains(word.Trim(), StringComparer.OrdinalIgnoreCase);

    private List<BroughtLine> LineOf(ImportRow row)
    {
        if (row.Raw("product") is not { } named) return [];
        if (products.Named(named) is { } product) return [OpportunitiesModule.Line(product)];
        row.Fail("product", "opportunity.unknown_product");
        return [];
    }

    private DateTimeOffset? ClosedAt(ImportRow row) =>
        Past(row, "won_at") ?? Past(row, "lost_at") ?? Past(row, "close_date");

    /// <summary>What has happened lies in the past: a later moment is a mistake of the file and left out.</summary>
    private DateTimeOffset? Past(ImportRow row, string field) => row.Instant(field).Value is { } at && at <= scope.Clock.GetUtcNow() ? at : null;

    private static Optional<decimal?> Money(ImportRow row, string field)
    {
        var amount = row.Money(field);
        if (amount.Value is not (< 0 or > MostMoney)) return amount;
        row.Fail(field, "out_of_range");
        return default;
    }
}
