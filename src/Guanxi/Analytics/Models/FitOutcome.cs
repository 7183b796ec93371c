namespace Guanxi.Analytics.Models;

/// <summary>Why the customers of an organisation do not carry a model; the rules of <c>Scores</c> stand in for it.</summary>
public enum FitRefusal { TooFewCustomers, TooFewRepeatBuyers, ObservedTooShort, NoSpread, NoFiniteMean, DidNotConverge }

/// <summary>A model fitted to customers, or why there is none. Exactly one of <see cref="Model"/> and <see cref="Refusal"/> is there.</summary>
/// <param name="LogLikelihood">of the model over the customers it was fitted to; 0 without a model</param>
/// <param name="Customers">how many customers it was, or would have been, fitted to</param>
public sealed record FitOutcome<T>(T? Model, FitRefusal? Refusal, double LogLikelihood, int Customers) where T : class
{
    public static FitOutcome<T> Fitted(T model, double logLikelihood, int customers) => new(model, null, logLikelihood, customers);

    public static FitOutcome<T> Refused(FitRefusal refusal, int customers) => new(null, refusal, 0, customers);
}
