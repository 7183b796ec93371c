import type { ComponentType } from 'react';
import { LeadIcon, ReportIcon } from '@/shared/icons';

export interface ReportPage {
  path: string;
  title: 'pipeline.title' | 'leadSources.title';
  icon: ComponentType;
  permission: string;
  keywords: string;
  shortcut?: string;
}

/** The reports: the menu and the palette are made from these. */
export const reportPages: ReportPage[] = [
  {
    path: 'pipeline',
    title: 'pipeline.title',
    icon: ReportIcon,
    permission: 'opportunities.view',
    keywords: 'pipeline funnel report baobiao loudou bb ld 漏斗 转化率 赢率',
    shortcut: 'g r',
  },
  {
    path: 'lead-sources',
    title: 'leadSources.title',
    icon: LeadIcon,
    permission: 'leads.view',
    keywords: 'lead sources cost return laiyuan huibao ly 线索来源 成本 回报',
  },
];
