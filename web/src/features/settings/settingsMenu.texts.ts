import { texts } from '@/shared/i18n';

/** What the menu and the palette say; the rest comes with the pages. */
export const settingsMenuTexts = texts('settingsMenu', {
  title: ['设置', 'Settings'],
  'profile.title': ['个人资料', 'Profile'],
  'security.title': ['安全', 'Security'],
  'audit.title': ['操作日志', 'Audit log'],
  'notifications.title': ['通知', 'Notifications'],
  'tokens.title': ['访问令牌', 'Access tokens'],
  'users.title': ['用户', 'Users'],
  'roles.title': ['角色与权限', 'Roles and rights'],
  'departments.title': ['部门', 'Departments'],
  'pipelines.title': ['管道与阶段', 'Pipelines and stages'],
  'leads.title': ['线索', 'Leads'],
  'loyalty.title': ['会员积分', 'Loyalty points'],
  'fields.title': ['自定义字段', 'Custom fields'],
  'approvals.title': ['审批流程', 'Approvals'],
  'pool.title': ['公海规则', 'Public pool'],
  'organization.title': ['组织', 'Organization'],
  'calendar.title': ['工作日历', 'Working calendar'],
  'about.title': ['关于', 'About'],
});
