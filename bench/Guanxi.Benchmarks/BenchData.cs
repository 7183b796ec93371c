using System.Text.Json;

namespace Guanxi.Benchmarks;

/// <summary>What the loader leaves for the measurements, in <c>bench.json</c> of the data folder.</summary>
/// <param name="Tenant">The largest organisation.</param>
/// <param name="Admin">A token that sees all of it.</param>
/// <param name="Seller">A token of a salesperson, who sees her own.</param>
/// <param name="Ids">Customers to read.</param>
/// <param name="Writable">Customers to change.</param>
/// <param name="RareWord">A piece of a name that few customers have.</param>
/// <param name="PhoneEnd">The last four digits of somebody's telephone number.</param>
/// <param name="Deals">Open ones to move.</param>
/// <param name="Wide">A token of the organisation that gave its customers as many fields as it may.</param>
/// <param name="Stages">Two open ones between which they are moved.</param>
internal sealed record BenchData(
    double Scale, Guid Tenant, string Admin, string Seller, int Customers, int Contacts, int Activities, Guid[] Ids, Guid[] Writable, string RareWord, string PhoneEnd,
    int Opportunities, Guid[] Deals, Guid[] Stages, string Wide = "")
{
    private const string FileName = "bench.json";

    public static BenchData Read(string folder) => JsonSerializer.Deserialize<BenchData>(File.ReadAllText(Path.Combine(folder, FileName)))!;

    public void Write(string folder) => File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this));
}
