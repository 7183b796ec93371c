import type { ComponentType } from 'react';
import { LeadIcon, ReportIcon } from '@/shared/icons';

export interface ReportPage {
  path: string;
  title: 'pipeline.title' | 'leadSources.title';
  text: 'pipeline.text' | 'leadSources.text';
  icon: ComponentType;
  /** The same words as the server's, so that both stand together. */
  group: 'group.sales' | 'group.work';
  /** The report of the server about the same. */
  sameAs?: string;
  permission: string;
  keywords: string;
}

/** The reports that have a page of their own: the palette and the list of reports are made from these. */
export const reportPages: ReportPage[] = [
  {
    path: 'pipeline',
    title: 'pipeline.title',
    text: 'pipeline.text',
    group: 'group.sales',
    icon: ReportIcon,
    permission: 'opportunities.view',
    keywords: 'pipeline funnel report baobiao loudou bb ld 漏斗 转化率 赢率',
  },
  {
    path: 'lead-sources',
    title: 'leadSources.title',
    text: 'leadSources.text',
    group: 'group.work',
    sameAs: 'lead_sources',
    icon: LeadIcon,
    permission: 'leads.view',
    keywords: 'lead sources cost return laiyuan huibao ly 线索来源 成本 回报',
  },
];
