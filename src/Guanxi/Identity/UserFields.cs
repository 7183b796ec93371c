using Guanxi.Platform.Fields;

namespace Guanxi.Identity;

/// <summary>The fields of a user that lists sort by and files bring.</summary>
public static class UserFields
{
    public static readonly FieldCatalogue<User> All = new("users",
    [
        Field.Text<User>("name", "姓名", "Name", u => u.Name, required: true, max: 100, sortable: true),
        Field.Text<User>("email", "邮箱", "Email", u => u.Email, max: 254, sortable: true),
        Field.Instant<User>("last_seen_at", "最近在线", "Last seen", u => u.LastSeenAt, sortable: true, readOnly: true),
        Field.Instant<User>("created_at", "创建时间", "Created", u => u.CreatedAt, sortable: true, readOnly: true),
    ]);
}
