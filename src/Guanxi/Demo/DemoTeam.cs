using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Demo;

/// <summary>The people of the sample data: three sales regions with a manager each, marketing and service. They have no passwords.</summary>
internal sealed class DemoTeam
{
    private const string Domain = "@demo.example.com";

    private static readonly (string Department, (string Name, string Latin, string Role)[] People)[] Regions =
    [
        ("华东大区", [("陈建国", "chenjianguo", "manager"), ("李晓燕", "lixiaoyan", "sales"), ("王志强", "wangzhiqiang", "sales"), ("周敏", "zhoumin", "sales")]),
        ("华南大区", [("黄海涛", "huanghaitao", "manager"), ("林佳怡", "linjiayi", "sales"), ("梁伟", "liangwei", "sales"), ("何雪梅", "hexuemei", "sales")]),
        ("华北大区", [("刘宏", "liuhong", "manager"), ("张丽娜", "zhanglina", "sales"), ("赵鹏", "zhaopeng", "sales"), ("孙浩然", "sunhaoran", "sales")]),
    ];

    private static readonly (string Department, (string Name, string Latin, string Role)[] People)[] Others =
    [
        ("市场部", [("吴倩", "wuqian", "marketing")]),
        ("客服部", [("郑文静", "zhengwenjing", "service")]),
    ];

    private readonly Dictionary<string, Id<User>> known;

    private DemoTeam(Dictionary<string, Id<User>> known) => this.known = known;

    /// <summary>Those who look after customers.</summary>
    public List<Id<User>> Sellers { get; } = [];
    public List<Id<User>> Users { get; } = [];
    public List<Id<Department>> Departments { get; } = [];

    /// <summary>Adds departments and people; the caller saves. Who stayed from an earlier sample, since his own work hangs on him, is taken again.</summary>
    public static async Task<DemoTeam> Gather(CrmDb db, CancellationToken ct)
    {
        var stayed = await db.Users.AsNoTracking().Where(u => u.Email.EndsWith(Domain)).ToDictionaryAsync(u => u.Email, u => u.Id, ct);
        var top = await db.Departments.Where(d => d.ParentId == null).OrderBy(d => d.CreatedAt).Select(d => (Id<Department>?)d.Id).FirstOrDefaultAsync(ct);
        var team = new DemoTeam(stayed);
        var sales = team.Found(db, "销售中心", top);
        foreach (var (department, people) in Regions) team.Sellers.AddRange(team.Join(db, team.Found(db, department, sales), people));
        foreach (var (department, people) in Others) team.Join(db, team.Found(db, department, top), people);
        return team;
    }

    private Id<Department> Found(CrmDb db, string name, Id<Department>? parent)
    {
        var department = IdentityModule.Found(db, name, parent);
        Departments.Add(department.Id);
        return department.Id;
    }

    private List<Id<User>> Join(CrmDb db, Id<Department> department, (string Name, string Latin, string Role)[] people)
    {
        var joined = new List<Id<User>>();
        foreach (var (name, latin, role) in people)
        {
            if (!known.TryGetValue(latin + Domain, out var id))
            {
                id = IdentityModule.Join(db, name, latin + Domain, department, role).Id;
                Users.Add(id);
            }
            joined.Add(id);
        }
        return joined;
    }
}
