import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTexts } from '@/shared/i18n';
import type { FilterDef } from '@/shared/lists/filters';
import type { Tone } from '@/shared/records/Badge';
import { tagList } from '@/shared/records/tags';
import { leadTexts } from './leads.texts';
import { leadSources } from './settings/settings.api';

export const openStatuses = ['new', 'working', 'nurturing', 'qualified'] as const;
export const statuses = [...openStatuses, 'converted', 'disqualified'] as const;
export const qualities = ['high', 'medium', 'low'] as const;

export const statusTones: Record<string, Tone> = {
  new: 'info',
  working: 'accent',
  nurturing: 'plain',
  qualified: 'success',
  converted: 'success',
  disqualified: 'danger',
};

const commonSources = ['官网', '展会', '转介绍', '广告', '电话', '微信'];
const commonIndustries = ['科技', '制造业', '软件', '互联网', '贸易', '零售', '医疗', '教育', '金融', '物流'];

/** What people usually fill in; the organisation's own sources first. */
export function useSuggestions() {
  const own = useQuery(leadSources).data?.items;
  return useMemo(() => {
    const source = [...new Set([...(own ?? []).map((one) => one.name), ...commonSources])];
    return { source, industry: commonIndustries };
  }, [own]);
}

/** What the list of leads can be narrowed by. */
export function useLeadFilters(): FilterDef[] {
  const t = useTexts(leadTexts);
  const { source, industry } = useSuggestions();
  const tags = useQuery(tagList).data?.items;
  return useMemo(() => {
    const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
    return [
      {
        key: 'status',
        label: t('status'),
        kind: 'choices',
        pinned: true,
        options: statuses.map((value) => ({ value, label: t(value) })),
      },
      {
        key: 'quality',
        label: t('quality'),
        kind: 'choices',
        pinned: true,
        options: qualities.map((value) => ({ value, label: t(value) })),
      },
      { key: 'owner', label: t('owner'), kind: 'user', pinned: true },
      { key: 'source', label: t('source'), kind: 'choices', free: true, options: plain(source) },
      { key: 'industry', label: t('industry'), kind: 'choices', free: true, options: plain(industry) },
      { key: 'tag', label: t('tag'), kind: 'switch', options: plain((tags ?? []).map((tag) => tag.name)) },
    ];
  }, [t, source, industry, tags]);
}
