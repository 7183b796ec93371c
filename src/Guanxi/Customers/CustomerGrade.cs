using System.Text.Json.Serialization;

namespace Guanxi.Customers;

/// <summary>客户状态: where people have got with the customer; set by people and by events.</summary>
public enum CustomerStatus { Potential, Interested, Won, Lost }

public enum CustomerType { Company, Person }

/// <summary>等级, computed, A best.</summary>
public enum Grade
{
    [JsonStringEnumMemberName("A")] A,
    [JsonStringEnumMemberName("B")] B,
    [JsonStringEnumMemberName("C")] C,
    [JsonStringEnumMemberName("D")] D,
}

/// <summary>生命周期, computed from purchases and contact.</summary>
public enum Lifecycle { Prospect, New, Active, Loyal, AtRisk, Lost }

/// <summary>The grade of a customer by yearly revenue and years of cooperation (the handbook's table, §4.1).</summary>
public static class CustomerGrade
{
    /// <param name="status">A potential customer is always D.</param>
    /// <param name="annualRevenue">yuan a year; none counts as 0</param>
    /// <param name="cooperationYears">whole years; none counts as 0</param>
    public static Grade Of(CustomerStatus status, decimal? annualRevenue, int? cooperationYears) =>
        (annualRevenue ?? 0, cooperationYears ?? 0) switch
        {
            _ when status == CustomerStatus.Potential => Grade.D,
            ( > 1_000_000m, > 3) => Grade.A,
            ( >= 500_000m, >= 1) => Grade.B,
            ( >= 100_000m, _) => Grade.C,
            _ => Grade.D,
        };
}
