import type { ComponentType } from 'react';
import { LeadIcon, ReportIcon } from '@/shared/icons';

export interface ReportPage {
  path: string;
  title: 'pipeline.title' | 'leadSources.title';
  text: 'pipeline.text' | 'leadSources.text';
  icon: ComponentType;
  permission: string;
  keywords: string;
}

/** The reports that have a page of their own: the palette and the list of reports are made from these. */
export const reportPages: ReportPage[] = [
  {
    path: 'pipeline',
    title: 'pipeline.title',
    text: 'pipeline.text',
    icon: ReportIcon,
    permission: 'opportunities.view',
    keywords: 'pipeline funnel report baobiao loudou bb ld 漏斗 转化率 赢率',
  },
  {
    path: 'lead-sources',
    title: 'leadSources.title',
    text: 'leadSources.text',
    icon: LeadIcon,
    permission: 'leads.view',
    keywords: 'lead sources cost return laiyuan huibao ly 线索来源 成本 回报',
  },
];
