namespace Guanxi.Cli;

internal static class AccountCommands
{
    public static readonly CommandSpec[] All =
    [
        new("login", new("登录，并把访问令牌保存在本机", "Sign in and keep an access token on this machine"), HttpMethod.Post, "/api/auth/tokens",
        [
            new("url", new("服务器地址，例如 http://localhost:5080", "Address of the server, such as http://localhost:5080")),
            new("email", new("邮箱", "E-mail address")),
            new("password", new("密码；在终端上可不写，会询问", "Password; on a terminal it is asked for when left out")),
            new("password_stdin", new("从标准输入读取密码", "Read the password from standard input"), Kind.Flag),
            new("code", new("两步验证码或恢复码；在终端上需要时会询问", "Second factor code or recovery code; on a terminal it is asked for when needed")),
            new("token", new("使用已有的访问令牌，不用密码", "Use an existing access token instead of a password")),
        ])
        { Run = Account.Login, Example = "crm login --url http://localhost:5080 --email admin@example.com" },

        new("logout", new("退出登录，并吊销本机的令牌", "Sign out and revoke this machine's token"), HttpMethod.Delete, "/api/auth/tokens/{token_id}", [])
        { Run = Account.Logout, Example = "crm logout" },

        new("whoami", new("当前用户、组织和权限", "The current user, organisation and permissions"), HttpMethod.Get, "/api/me", [])
        { Example = "crm whoami --output json" },
    ];
}
