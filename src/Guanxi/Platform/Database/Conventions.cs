using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Guanxi.Platform.Database;

internal sealed class IdConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));

/// <summary>Enums are stored as the words the API uses: <c>at_risk</c>.</summary>
internal sealed class SnakeCaseEnumConverter<T>() : ValueConverter<T, string>(
    value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()),
    text => Enum.Parse<T>(text.Replace("_", "", StringComparison.Ordinal), true)) where T : struct, Enum;

/// <summary>Tables, columns, keys and indexes are snake_case.</summary>
internal sealed class SnakeCaseConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table) entity.Builder.ToTable(Snake(table), fromDataAnnotation: true);
            foreach (var property in entity.GetProperties()) Name(property);
            foreach (var complex in entity.GetComplexProperties()) Name(complex);
            foreach (var key in entity.GetKeys()) if (key.GetName() is { } name) key.Builder.HasName(Snake(name), true);
            foreach (var key in entity.GetForeignKeys()) if (key.GetConstraintName() is { } name) key.Builder.HasConstraintName(Snake(name), true);
            foreach (var index in entity.GetIndexes()) if (index.GetDatabaseName() is { } name) index.Builder.HasDatabaseName(Snake(name), true);
        }
    }

    private static void Name(IConventionComplexProperty complex)
    {
        if (complex.ComplexType.GetContainerColumnName() is { } container)
        {
            complex.ComplexType.SetContainerColumnName(Snake(container), true);
            return;
        }
        foreach (var property in complex.ComplexType.GetProperties()) Name(property);
    }

    private static void Name(IConventionProperty property)
    {
        if (property.GetColumnName() is { } name && name != "xmin") property.Builder.HasColumnName(Snake(name), true);
    }

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
