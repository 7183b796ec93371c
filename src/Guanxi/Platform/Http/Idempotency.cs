using System.Security.Cryptography;
using System.Text;
using Guanxi.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Platform.Http;

/// <summary>The first answer to a POST with an <c>Idempotency-Key</c>, kept for a day so that a repeat gets the same one.</summary>
public sealed class IdempotentAnswer : Entity
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    public required Id<User> UserId { get; init; }
    public required string Key { get; init; }
    public required byte[] RequestHash { get; init; }
    public required DateTimeOffset At { get; init; }
    public int Status { get; set; }
    public string? ContentType { get; set; }
    public string? Location { get; set; }
    public byte[] Body { get; set; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<IdempotentAnswer>
    {
        public void Configure(EntityTypeBuilder<IdempotentAnswer> builder)
        {
            builder.ToTable("idempotent_answers");
            builder.HasKey(a => new { a.TenantId, a.UserId, a.Key });
            builder.Property(a => a.Key).HasMaxLength(200);
            builder.HasIndex(a => a.At);
        }
    }
}

/// <summary>
/// Runs a keyed POST and keeps its answer in one transaction. A repeat that comes while the first still runs waits on the key's
/// row and then gets the first answer; a crash in between undoes both, so the repeat does the work.
/// </summary>
internal static class Idempotency
{
    private const string Header = "Idempotency-Key";

    private sealed record Skipped;

    /// <summary>
    /// For what answers with a secret, which must not be kept, or asks for one: a refusal undoes the transaction, and with it the count
    /// of wrong guesses.
    /// </summary>
    public static RouteHandlerBuilder IgnoresIdempotencyKey(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new Skipped());

    public static bool IsSkipped(IEnumerable<object>? metadata) => metadata?.OfType<Skipped>().Any() == true;

    public static async Task Handle(HttpContext http, RequestDelegate next)
    {
        var key = http.Request.Headers[Header].ToString();
        var session = http.RequestServices.GetRequiredService<Session>();
        var isOpen = http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null; // sign-in changes who acts, and answers with secrets
        if (!HttpMethods.IsPost(http.Request.Method) || key.Length == 0 || session.UserId is null || isOpen || IsSkipped(http.GetEndpoint()?.Metadata))
        {
            await next(http);
            return;
        }
        if (key.Length > 200) throw Refusal.Malformed("idempotency.key_too_long");

        var db = http.RequestServices.GetRequiredService<CrmDb>();
        var hash = await HashOf(http.Request);
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        if (await Claim(http, db, session, key, hash)) await Answer(http, next, db, session, key);
        else await Repeat(http, db, session, key, hash);
    }

    private static async Task<bool> Claim(HttpContext http, CrmDb db, Session session, string key, byte[] hash)
    {
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var user = session.Access.UserId.Value;
        return await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO crm.idempotent_answers (tenant_id, user_id, key, request_hash, at, status, body)
             VALUES ({session.TenantId}, {user}, {key}, {hash}, {now}, 0, '') ON CONFLICT DO NOTHING
             """, http.RequestAborted) == 1;
    }

    private static async Task Answer(HttpContext http, RequestDelegate next, CrmDb db, Session session, string key)
    {
        var outside = http.Response.Body;
        using var inside = new MemoryStream();
        http.Response.Body = inside;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = outside; // an exception leaves the transaction to be undone and the problem to be written outside
        }
        var body = inside.ToArray();
        var user = session.Access.UserId;
        if (http.Response.StatusCode < 500)
        {
            await db.IdempotentAnswers.Where(a => a.UserId == user && a.Key == key).ExecuteUpdateAsync(set => set
                .SetProperty(a => a.Status, http.Response.StatusCode)
                .SetProperty(a => a.ContentType, http.Response.ContentType)
                .SetProperty(a => a.Location, http.Response.Headers.Location.ToString())
                .SetProperty(a => a.Body, body), http.RequestAborted);
            await db.Database.CurrentTransaction!.CommitAsync(http.RequestAborted);
        }
        await outside.WriteAsync(body, http.RequestAborted);
    }

    private static async Task Repeat(HttpContext http, CrmDb db, Session session, string key, byte[] hash)
    {
        var user = session.Access.UserId;
        var first = await db.IdempotentAnswers.AsNoTracking().SingleAsync(a => a.UserId == user && a.Key == key, http.RequestAborted);
        if (!first.RequestHash.AsSpan().SequenceEqual(hash)) throw Refusal.Rule("idempotency.key_reused");
        http.Response.StatusCode = first.Status;
        http.Response.ContentType = first.ContentType;
        if (first.Location is { Length: > 0 } location) http.Response.Headers.Location = location;
        http.Response.Headers["Idempotency-Replayed"] = "true";
        await http.Response.Body.WriteAsync(first.Body, http.RequestAborted);
    }

    private static async Task<byte[]> HashOf(HttpRequest request)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sum.AppendData(Encoding.UTF8.GetBytes($"{request.Path}{request.QueryString}\n"));
        if (request.HasFormContentType)
        {
            await AddForm(sum, await request.ReadFormAsync());
            return sum.GetHashAndReset();
        }
        request.EnableBuffering();
        await Add(sum, request.Body);
        request.Body.Position = 0;
        return sum.GetHashAndReset();
    }

    /// <summary>The parts, not the bytes between them: a program that sends a form again draws a new boundary.</summary>
    private static async Task AddForm(IncrementalHash sum, IFormCollection form)
    {
        foreach (var (name, value) in form.OrderBy(f => f.Key, StringComparer.Ordinal)) sum.AppendData(Encoding.UTF8.GetBytes($"{name}={value}\n"));
        foreach (var file in form.Files)
        {
            sum.AppendData(Encoding.UTF8.GetBytes($"{file.Name}={file.FileName}\n"));
            await using var content = file.OpenReadStream();
            await Add(sum, content);
        }
    }

    private static async Task Add(IncrementalHash sum, Stream content)
    {
        var buffer = new byte[16 * 1024];
        for (int read; (read = await content.ReadAsync(buffer)) > 0;) sum.AppendData(buffer, 0, read);
    }
}
