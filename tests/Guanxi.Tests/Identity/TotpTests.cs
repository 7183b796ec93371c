using System.Text;
using Guanxi.Identity.SecondFactors;

namespace Guanxi.Tests.Identity;

public sealed class TotpTests
{
    /// <summary>RFC 6238, appendix B, SHA-1; its eight digits cut to the six we use.</summary>
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_RFC(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeAt(Key, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_clock_may_be_half_a_minute_wrong(int seconds, bool isAccepted)
    {
        var step = Totp.StepAt(Noon.AddSeconds(seconds));
        Assert.Equal(isAccepted ? step : null, Totp.StepOf(Key, Totp.CodeAt(Key, step), Noon));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("１２３４５６")]
    public void What_is_no_code_is_none_of_now(string typed) => Assert.Null(Totp.StepOf(Key, typed, Noon));

    /// <summary>RFC 4648, section 10, without the padding, which authenticators leave out.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void A_key_is_written_in_the_base_32_of_the_RFC(string key, string text) => Assert.Equal(text, Totp.TextOf(Encoding.ASCII.GetBytes(key)));

    [Fact]
    public void The_address_names_issuer_and_account_so_that_an_authenticator_can_tell_them_apart() => Assert.Equal(
        "otpauth://totp/Guanxi%20CRM:a%2Bb%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Guanxi%20CRM&algorithm=SHA1&digits=6&period=30",
        Totp.AddressOf(Key, "Guanxi CRM", "a+b@example.com"));
}
