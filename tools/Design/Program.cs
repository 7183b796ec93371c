using Guanxi;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

[assembly: DesignTimeServicesReference("Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal.NpgsqlDesignTimeServices, Npgsql.EntityFrameworkCore.PostgreSQL", "Npgsql.EntityFrameworkCore.PostgreSQL")]

Console.WriteLine("design-time host for dotnet-ef");

internal sealed class Factory : IDesignTimeDbContextFactory<CrmDb>
{
    public CrmDb CreateDbContext(string[] args) => new(
        CrmDatabase.Configure(new DbContextOptionsBuilder<CrmDb>(), "Host=127.0.0.1;Database=design").Options,
        new Session(), new ReactionMap(), new DeliverySignal(TimeProvider.System), new AccessCache(TimeProvider.System), TimeProvider.System);
}
