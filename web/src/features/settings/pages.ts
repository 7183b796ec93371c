import type { ComponentType } from 'react';
import {
  BellIcon,
  BuildingIcon,
  CalendarIcon,
  CheckIcon,
  ColumnsIcon,
  ContactsIcon,
  FlagIcon,
  GiftIcon,
  HistoryIcon,
  InfoIcon,
  KeyIcon,
  LeadIcon,
  PathIcon,
  ShieldIcon,
  TreeIcon,
  UserIcon,
} from '@/shared/icons';

export interface SettingsPage {
  path: string;
  title:
    | 'profile.title'
    | 'security.title'
    | 'audit.title'
    | 'notifications.title'
    | 'pipelines.title'
    | 'leads.title'
    | 'loyalty.title'
    | 'tokens.title'
    | 'users.title'
    | 'roles.title'
    | 'departments.title'
    | 'fields.title'
    | 'approvals.title'
    | 'pool.title'
    | 'calendar.title'
    | 'organization.title'
    | 'about.title';
  icon: ComponentType;
  group: 'me' | 'organization';
  permission?: string;
  keywords: string;
}

/** The pages of the settings: the menu, the palette and the phone's list are made from these. */
export const settingsPages: SettingsPage[] = [
  {
    path: 'profile',
    title: 'profile.title',
    icon: UserIcon,
    group: 'me',
    keywords: 'profile password language theme gerenziliao grzl 密码 语言 外观',
  },
  {
    path: 'security',
    title: 'security.title',
    icon: ShieldIcon,
    group: 'me',
    keywords: 'security second factor totp sessions devices anquan aq 两步验证 登录设备 恢复码',
  },
  {
    path: 'notifications',
    title: 'notifications.title',
    icon: BellIcon,
    group: 'me',
    keywords: 'notifications mail browser tongzhi tz 消息 提醒',
  },
  {
    path: 'tokens',
    title: 'tokens.title',
    icon: KeyIcon,
    group: 'me',
    keywords: 'token api key lingpai fwlp 令牌 接口',
  },
  {
    path: 'users',
    title: 'users.title',
    icon: ContactsIcon,
    group: 'organization',
    permission: 'users.view',
    keywords: 'users invite people yonghu yh 邀请 同事 成员',
  },
  {
    path: 'roles',
    title: 'roles.title',
    icon: ShieldIcon,
    group: 'organization',
    permission: 'roles.view',
    keywords: 'roles permissions rights fields juese quanxian js qx 角色 权限 字段',
  },
  {
    path: 'departments',
    title: 'departments.title',
    icon: TreeIcon,
    group: 'organization',
    permission: 'departments.view',
    keywords: 'departments bumen bm',
  },
  {
    path: 'pipelines',
    title: 'pipelines.title',
    icon: PathIcon,
    group: 'organization',
    permission: 'opportunities.configure',
    keywords: 'pipelines stages guandao jieduan gdjd 销售流程 阶段',
  },
  {
    path: 'leads',
    title: 'leads.title',
    icon: LeadIcon,
    group: 'organization',
    permission: 'leads.configure',
    keywords: 'leads scoring assignment sources forms xiansuo pingfen fenpei biaodan xs 评分 分配 来源 表单',
  },
  {
    path: 'loyalty',
    title: 'loyalty.title',
    icon: GiftIcon,
    group: 'organization',
    permission: 'orders.configure',
    keywords: 'loyalty points rewards orders huiyuanjifen jf 会员 积分 订单',
  },
  {
    path: 'fields',
    title: 'fields.title',
    icon: ColumnsIcon,
    group: 'organization',
    permission: 'custom_fields.configure',
    keywords: 'custom fields layout sections zidingyiziduan zdyzd 自定义字段 表单 布局',
  },
  {
    path: 'approvals',
    title: 'approvals.title',
    icon: CheckIcon,
    group: 'organization',
    permission: 'approvals.configure',
    keywords: 'approvals approvers steps shenpi sp 审批 流程 审批人',
  },
  {
    path: 'pool',
    title: 'pool.title',
    icon: FlagIcon,
    group: 'organization',
    permission: 'customers.configure',
    keywords: 'pool return limits gonghai gh 公海 回收 上限',
  },
  {
    path: 'organization',
    title: 'organization.title',
    icon: BuildingIcon,
    group: 'organization',
    permission: 'organization.edit',
    keywords: 'organization time zone sample demo zuzhi zz 时区 示例',
  },
  {
    path: 'calendar',
    title: 'calendar.title',
    icon: CalendarIcon,
    group: 'organization',
    permission: 'organization.edit',
    keywords: 'working calendar holidays gongzuori jiejiari rili 工作日 节假日 调休 日历',
  },
  {
    path: 'audit',
    title: 'audit.title',
    icon: HistoryIcon,
    group: 'organization',
    permission: 'audit.view',
    keywords: 'audit log history shenji caozuorizhi rz 日志 审计 记录',
  },
  {
    path: 'about',
    title: 'about.title',
    icon: InfoIcon,
    group: 'organization',
    keywords: 'about version guanyu gy 版本',
  },
];
