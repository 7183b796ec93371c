using Guanxi.Platform.Postgres;

namespace Guanxi.Tests.Platform.Postgres;

public sealed class ExternalPostgresTests
{
    private const string Secret = "s3cret-word";

    [Theory]
    [InlineData($"Host=127.0.0.1;Port=1;Username=crm;Password={Secret}", PostgresUnavailableException.CannotConnect)]
    [InlineData($"Host=does-not-exist.invalid;Username=crm;Password={Secret}", PostgresUnavailableException.CannotConnect)]
    [InlineData($"Host=localhost;Password=a;{Secret}", PostgresUnavailableException.BadConnectionString)]
    [InlineData($"Host=localhost;Port={Secret}", PostgresUnavailableException.BadConnectionString)]
    [InlineData($"Username=crm;Password={Secret}", PostgresUnavailableException.BadConnectionString)]
    [InlineData($"postgres://crm:{Secret}@localhost/crm", PostgresUnavailableException.BadConnectionString)]
    public async Task A_wrong_connection_string_is_told_in_one_line_without_its_password(string connectionString, string code)
    {
        var refusal = await Assert.ThrowsAsync<PostgresUnavailableException>(() => ExternalPostgres.Check(connectionString, CancellationToken.None));

        Assert.Equal(code, refusal.Code);
        Assert.DoesNotContain(Secret, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Theory]
    [InlineData(140012, "14.12", "C.UTF-8", "UTF8", "14.12")]
    [InlineData(180004, "18.4", "C", "UTF8", "LC_CTYPE")]
    [InlineData(180004, "18.4", "POSIX", "UTF8", "LC_CTYPE")]
    [InlineData(180004, "18.4", "C.UTF-8", "SQL_ASCII", "UTF8")]
    public void A_server_that_cannot_serve_is_refused(int number, string version, string characterType, string encoding, string named)
    {
        var refusal = Assert.Throws<PostgresUnavailableException>(() => ExternalPostgres.Refuse(number, version, characterType, encoding));

        Assert.Equal(PostgresUnavailableException.Unsuitable, refusal.Code);
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_ordinary_server_is_accepted() => ExternalPostgres.Refuse(150000, "15.0", "zh_CN.UTF-8", "UTF8");
}
