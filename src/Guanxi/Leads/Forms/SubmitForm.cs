using System.Globalization;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads.Forms;

/// <summary>A form as visitors see it.</summary>
public sealed record PublicForm(string Title, IReadOnlyList<PublicField> Fields, string? ConsentText);

public sealed record PublicField(string Key, string Label, bool Required, FieldType Type);

/// <summary>What a visitor sends. <c>Website</c> is a trap: only programs see it.</summary>
public sealed record SubmitFormRequest
{
    [Text(100)] public string? Name { get; init; }
    [Text(200)] public string? Company { get; init; }
    [Text(60)] public string? Phone { get; init; }
    [MailAddress] public string? Email { get; init; }
    [Text(60)] public string? Wechat { get; init; }
    [Text(100)] public string? Position { get; init; }
    [Text(100)] public string? Industry { get; init; }
    [Between(0, 10_000_000)] public int? CompanySize { get; init; }
    [Text(100)] public string? City { get; init; }
    [Text(500)] public string? Interest { get; init; }
    [Text(4000)] public string? Notes { get; init; }
    public bool Consent { get; init; }
    public string? Website { get; init; }

    internal string? ValueOf(string key) => key switch
    {
        "name" => Name,
        "company" => Company,
        "phone" => Phone,
        "email" => Email,
        "wechat" => Wechat,
        "position" => Position,
        "industry" => Industry,
        "company_size" => CompanySize?.ToString(CultureInfo.InvariantCulture),
        "city" => City,
        "interest" => Interest,
        _ => Notes,
    };
}

/// <summary>Where a visitor goes next; nothing of what was stored.</summary>
public sealed record FormReceived(string? RedirectUrl);

/// <summary>Shows a form to anybody who knows its key, and takes in what is sent.</summary>
internal static class SubmitForm
{
    /// <summary>The largest body a visitor may send, in bytes.</summary>
    public const int LongestBody = 32 * 1024;

    /// <summary>Sending the same twice within this time, by a second click or from a bad line, makes one lead.</summary>
    private static readonly TimeSpan SameAgain = TimeSpan.FromMinutes(10);

    public static async Task<PublicForm> Show(string key, CrmDb db, Session session, CancellationToken ct)
    {
        var form = await Open(key, db, session, ct);
        return new PublicForm(form.Title, [.. form.Fields.Select(f => Field(f, session.Language))], form.ConsentText);
    }

    public static async Task<IResult> Handle(string key, SubmitFormRequest request, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var form = await Open(key, db, session, ct);
        if (!string.IsNullOrEmpty(request.Website)) return Results.Accepted(value: new FormReceived(form.RedirectUrl)); // a program's; it learns nothing
        Require(form, request);
        session.Source = "form";
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.web_forms WHERE id = {form.Id.Value} FOR UPDATE", ct);
        var changes = ChangesOf(form, request);
        var lead = Lead.Capture(changes);
        var since = clock.GetUtcNow() - SameAgain;
        if (!await db.Leads.AnyAsync(l => l.CreatedAt > since && l.Source == lead.Source && l.Name == lead.Name && l.MatchKeys == lead.MatchKeys && l.Interest == lead.Interest, ct))
        {
            if (form.ConsentText is { } text) lead.Agreed(new Consent(text, clock.GetUtcNow(), form.Id));
            await CreateLead.Receive(lead, changes, db, session, clock, ct);
            await db.WebForms.Where(f => f.Id == form.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.Submissions, f => f.Submissions + 1), ct);
        }
        await transaction.CommitAsync(ct);
        return Results.Accepted(value: new FormReceived(form.RedirectUrl));
    }

    /// <exception cref="Refusal">404 for a key nobody has, or a form that is switched off.</exception>
    private static async Task<WebForm> Open(string key, CrmDb db, Session session, CancellationToken ct)
    {
        if (!WebForm.TryTenant(key, out var tenant)) throw Refusal.NotFound();
        session.ActAsSystem(tenant);
        return await db.WebForms.AsNoTracking().FirstOrDefaultAsync(f => f.Key == key && f.IsActive, ct) ?? throw Refusal.NotFound();
    }

    /// <exception cref="Refusal">400 for what the form needs or does not ask for, 422 without consent.</exception>
    private static void Require(WebForm form, SubmitFormRequest request)
    {
        foreach (var field in form.Fields.Where(f => f.Required && string.IsNullOrWhiteSpace(request.ValueOf(f.Key)))) throw Refusal.Field(field.Key, "required");
        var asked = form.Fields.Select(f => f.Key).ToHashSet();
        foreach (var key in WebForm.Askable.Where(k => !asked.Contains(k) && request.ValueOf(k) is not null)) throw Refusal.Field(key, "unknown_field");
        if (form.ConsentText is not null && !request.Consent) throw Refusal.Rule("form.consent");
    }

    private static LeadChanges ChangesOf(WebForm form, SubmitFormRequest r) => new()
    {
        Name = r.Name,
        Company = r.Company,
        Phone = r.Phone,
        Email = r.Email,
        Wechat = r.Wechat,
        Position = r.Position,
        Industry = r.Industry,
        CompanySize = r.CompanySize,
        City = r.City,
        Interest = r.Interest,
        Notes = r.Notes,
        Source = form.Source ?? form.Name,
    };

    private static PublicField Field(FormField field, string language)
    {
        var ours = LeadFields.All.Find(field.Key)!;
        return new PublicField(field.Key, string.IsNullOrWhiteSpace(field.Label) ? ours.Label(language) : field.Label, field.Required, ours.Type);
    }
}
