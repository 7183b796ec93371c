using Guanxi.Cli;

namespace Guanxi.Tests.Cli;

public sealed class UsageTests : IDisposable
{
    private readonly Shell shell = new Shell().With("CRM_URL", "http://127.0.0.1:9");

    public void Dispose() => shell.Dispose();

    [Theory]
    [InlineData("crm", "用法")]
    [InlineData("crm sell_everything", "sell_everything")]
    [InlineData("crm add_custmer --name x", "add_customer")]
    [InlineData("crm add_customer", "--name")]
    [InlineData("crm add_customer --name", "--name")]
    [InlineData("crm add_customer --name x --nmae y", "--nmae")]
    [InlineData("crm add_customer --name x --name y", "--name")]
    [InlineData("crm add_customer --name x --annual_revenue much", "much")]
    [InlineData("crm add_customer --name x --credit_days 1.5", "1.5")]
    [InlineData("crm add_customer --name x --is_active perhaps", "perhaps")]
    [InlineData("crm add_customer --name x --custom_fields {", "--custom_fields")]
    [InlineData("crm update_customer --customer_id cust_1", "没有要修改")]
    [InlineData("crm get_customer --customer_id \"\"", "--customer_id")]
    [InlineData("crm search_customers --output pdf", "pdf")]
    [InlineData("crm export_customers --format pdf --output x", "pdf")]
    [InlineData("crm import_customers --file nowhere.csv", "nowhere.csv")]
    [InlineData("crm import_customers --file nowhere.csv --mode replace", "replace")]
    [InlineData("crm completion tcsh", "tcsh")]
    [InlineData("crm login --url ftp://x --email a --password b", "ftp://x")]
    public async Task Wrong_usage_says_what_is_wrong_and_ends_with_2(string line, string saying) =>
        (await shell.Type(line)).Fails(2, saying);

    [Fact]
    public async Task Without_a_server_address_the_way_to_one_is_named()
    {
        using var fresh = new Shell();
        (await fresh.Type("crm search_customers")).Fails(2, "crm login", "CRM_URL");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_one_clear_line()
    {
        var said = await shell.Type("crm search_customers");

        said.Fails(1, "http://127.0.0.1:9");
        Assert.Single(said.Err.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task A_value_that_would_change_the_address_is_not_sent(string tag) =>
        (await shell.Type($"crm remove_tag --customer_id cust_1 --tag {tag}")).Fails(2, tag);

    [Theory]
    [InlineData("zh_CN.UTF-8", "添加客户", "名称（必填）")]
    [InlineData("en_GB.UTF-8", "Add a customer", "Name (required)")]
    [InlineData("C", "Add a customer", "Name (required)")]
    public async Task Help_speaks_the_language_of_the_locale(string locale, string command, string option)
    {
        shell.With("LANG", locale);
        Assert.Contains(command, (await shell.Type("crm --help")).Succeeds().Out, StringComparison.Ordinal);
        Assert.Contains(option, (await shell.Type("crm add_customer --help")).Succeeds().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_has_help_and_a_spelling_with_hyphens()
    {
        foreach (var spec in Commands.All.SelectMany(group => group.Commands))
        {
            var help = (await shell.Type($"crm {spec.Name} --help")).Succeeds().Out;
            Assert.Equal(help, (await shell.Type($"crm {spec.Name.Replace('_', '-')} --help")).Out);
            Assert.All(spec.Options, o => Assert.Contains("--" + o.Name, help, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _crm crm")]
    [InlineData("zsh", "compdef _crm crm")]
    [InlineData("fish", "complete -c crm")]
    [InlineData("powershell", "Register-ArgumentCompleter")]
    public async Task Completion_scripts_are_printed_for_each_shell(string name, string line) =>
        Assert.Contains(line, (await shell.Type($"crm completion {name}")).Succeeds().Out, StringComparison.Ordinal);

    [Theory]
    [InlineData("crm searc", "search_customers")]
    [InlineData("crm add_customer --sca", "--scale")]
    [InlineData("crm add_customer --scale 大", "大型")]
    [InlineData("crm whoami --output j", "json")]
    public async Task Completion_offers_what_may_stand_at_the_cursor(string typed, string offered) =>
        Assert.Equal(offered, (await shell.Type($"crm __complete {typed.Length} \"{typed}\"")).Succeeds().Out.Trim());

    [Fact]
    public async Task The_version_is_printed() =>
        Assert.Matches(@"^crm \d+\.\d+\.\d+", (await shell.Type("crm --version")).Succeeds().Out);
}
