import { type Text, texts } from '@/shared/i18n';

export const rolesTexts = texts('roles', {
  title: ['角色与权限', 'Roles and rights'],
  text: [
    '角色决定能做什么、能看到谁的记录和哪些字段。一个人的多个角色相加，取最宽的权限。',
    'Roles say what people may do, whose records they see and which fields. Several roles add up: the widest right counts.',
  ],
  new: ['新建角色', 'New role'],
  builtIn: ['内置', 'Built in'],
  users: ['{{count}} 人', { one: '{{count}} person', other: '{{count}} people' }],
  limits: ['{{count}} 个字段受限', { one: '{{count}} field limited', other: '{{count}} fields limited' }],
  permissions: ['{{count}} 项权限', { one: '{{count}} permission', other: '{{count}} permissions' }],
  everything: ['全部权限', 'Everything'],
  copy: ['复制', 'Copy'],
  copyName: ['{{name}}（副本）', '{{name}} (copy)'],
  delete: ['删除', 'Delete'],
  deleted: ['角色“{{name}}”已删除', 'Role “{{name}}” deleted'],
  more: ['更多：{{name}}', 'More: {{name}}'],
  name: ['角色名称', 'Name of the role'],
  back: ['所有角色', 'All roles'],
  adminFixed: [
    '管理员拥有全部权限，不能修改：这样组织不会把自己锁在门外。',
    "Administrators may do everything, which can't be changed: the organization can't lock itself out.",
  ],
  notFound: ['没有这个角色', 'There is no such role'],
  acts: ['能做什么', 'What it allows'],
  'acts.text': [
    '查看、编辑和删除按负责人区分范围：本人、本部门及下级、全部。',
    "View, edit and delete reach over one's own records, those of the department and below, or all.",
  ],
  fields: ['字段', 'Fields'],
  'fields.text': [
    '没有限制的字段按上面的权限使用。被遮盖的内容在列表、导出、搜索和日志中同样遮盖。',
    'Fields without a limit follow the rights above. What is masked stays masked in lists, files, search and the log.',
  ],
  resource: ['对象', 'Records'],
  other: ['其他', 'Other'],
  save: ['保存', 'Save'],
  cancel: ['取消', 'Cancel'],
  saved: ['角色已保存', 'Role saved'],
  unsaved: ['有未保存的修改', 'There are unsaved changes'],
  affects: ['将影响 {{count}} 人', { one: 'Affects {{count}} person', other: 'Affects {{count}} people' }],
  'scope.none': ['无', 'None'],
  'scope.own': ['本人', 'Own'],
  'scope.department': ['部门', 'Department'],
  'scope.all': ['全部', 'All'],
  'access.full': ['可编辑', 'Editable'],
  'access.read_only': ['只读', 'Read only'],
  'access.masked': ['遮盖', 'Masked'],
  'access.hidden': ['隐藏', 'Hidden'],
  findField: ['查找字段', 'Find a field'],
  noField: ['没有这个字段', 'No such field'],
  onlyReadOnly: ['记录离不开这个字段，只能设为只读', 'A record needs this field; it can only be read-only'],
  rights: ['权限', 'Rights'],
  'rights.of': ['{{name}} 的权限', 'Rights of {{name}}'],
  'rights.from': ['来自', 'From'],
  'rights.none': ['没有任何权限', 'No rights at all'],
  'rights.inactive': ['此用户已停用，目前不能登录。', "This user is deactivated and can't sign in at present."],
  'rights.limits': ['受限的字段', 'Limited fields'],
  viewAs: ['以此人视角查看', 'View as this person'],
});

const resources: Record<string, Text> = {
  customers: ['客户', 'Customers'],
  contacts: ['联系人', 'Contacts'],
  leads: ['线索', 'Leads'],
  opportunities: ['商机', 'Opportunities'],
  orders: ['订单与积分', 'Orders and points'],
  activities: ['跟进记录', 'Activities'],
  tasks: ['任务', 'Tasks'],
  products: ['产品', 'Products'],
  tags: ['标签', 'Tags'],
  duplicates: ['重复记录', 'Duplicates'],
  imports: ['导入', 'Imports'],
  exports: ['导出', 'Exports'],
  users: ['用户', 'Users'],
  departments: ['部门', 'Departments'],
  roles: ['角色', 'Roles'],
  rights: ['他人权限', "Others' rights"],
  fields: ['字段', 'Fields'],
  audit: ['操作日志', 'Audit log'],
  organization: ['组织设置', 'Organization'],
  files: ['文件', 'Files'],
  demo: ['示例数据', 'Sample data'],
};

const actions: Record<string, Text> = {
  view: ['查看', 'View'],
  create: ['新建', 'Create'],
  edit: ['编辑', 'Edit'],
  delete: ['删除', 'Delete'],
  export: ['导出', 'Export'],
  import: ['导入', 'Import'],
  assign: ['分配', 'Assign'],
  approve: ['审批', 'Approve'],
  convert: ['转化', 'Convert'],
  configure: ['设置', 'Configure'],
  reveal: ['查看遮盖内容', 'Reveal masked values'],
  view_as: ['以他人视角查看', 'View as others'],
};

const said = (table: Record<string, Text>, key: string, locale: string): string => {
  const found = table[key];
  if (!found) return key.replaceAll('_', ' ');
  return locale === 'en' ? (found[1] as string) : found[0];
};

/** A module this page has no word for yet is shown by its key rather than left out. */
export const resourceLabel = (key: string, locale: string): string => said(resources, key, locale);
export const actionLabel = (key: string, locale: string): string => said(actions, key, locale);
