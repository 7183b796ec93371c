import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTexts } from '@/shared/i18n';
import type { FilterDef } from '@/shared/lists/filters';
import type { Tone } from '@/shared/records/Badge';
import { tagList } from '@/shared/records/tags';
import { type CustomerLifecycle, type CustomerSegment, customerFields } from './customers.api';
import { customerTexts } from './customers.texts';

export const statuses = ['potential', 'interested', 'won', 'lost'] as const;
export const grades = ['A', 'B', 'C', 'D'] as const;
export const lifecycles = ['prospect', 'new', 'active', 'loyal', 'at_risk', 'lost'] as const;

export const statusTones: Record<string, Tone> = {
  potential: 'plain',
  interested: 'info',
  won: 'success',
  lost: 'danger',
};

export const segmentTones: Record<CustomerSegment, Tone> = {
  vip: 'accent',
  important_develop: 'info',
  important_keep: 'warning',
  important_win_back: 'danger',
  general_value: 'success',
  general_develop: 'plain',
  general_keep: 'plain',
};

export const lifecycleTones: Record<CustomerLifecycle, Tone> = {
  prospect: 'plain',
  new: 'info',
  active: 'success',
  loyal: 'accent',
  at_risk: 'warning',
  lost: 'danger',
};

/** Above it the server recommends to act at once. */
const highRisk = 0.7;

/** How serious it is that a customer may leave, 0 to 1. */
export const riskTone = (risk: number): Tone => (risk > highRisk ? 'danger' : risk >= 0.4 ? 'warning' : 'plain');

const commonIndustries = [
  '制造业',
  '软件',
  '互联网',
  '贸易',
  '零售',
  '医疗',
  '教育',
  '金融',
  '物流',
  '建筑',
  '汽车',
  '电子制造',
];
const commonScales = ['小型', '中型', '大型'];
const commonSources = ['展会', '网络', '转介绍', '电话', '官网', '广告'];

/** What people usually fill in, with the choices of the organisation's own field catalogue first. */
export function useSuggestions() {
  const fields = useQuery(customerFields).data?.items;
  return useMemo(() => {
    const of = (key: string, common: string[]) => {
      const own = fields?.find((field) => field.key === key)?.options?.map((option) => option.value) ?? [];
      return own.length > 0 ? own : common;
    };
    return {
      industry: of('industry', commonIndustries),
      scale: of('scale', commonScales),
      source: of('source', commonSources),
    };
  }, [fields]);
}

/** What the customer list can be narrowed by. */
export function useCustomerFilters(): FilterDef[] {
  const t = useTexts(customerTexts);
  const suggestions = useSuggestions();
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
        key: 'grade',
        label: t('grade'),
        kind: 'choices',
        pinned: true,
        options: grades.map((grade) => ({ value: grade, label: t('gradeOf', { grade }) })),
      },
      { key: 'owner', label: t('owner'), kind: 'user', pinned: true },
      { key: 'tag', label: t('tag'), kind: 'switch', options: plain((tags ?? []).map((tag) => tag.name)) },
      { key: 'industry', label: t('industry'), kind: 'choices', free: true, options: plain(suggestions.industry) },
      { key: 'scale', label: t('scale'), kind: 'choices', free: true, options: plain(suggestions.scale) },
      { key: 'source', label: t('source'), kind: 'choices', free: true, options: plain(suggestions.source) },
      { key: 'created', label: t('created'), kind: 'days', after: 'created_after', before: 'created_before' },
      {
        key: 'is_active',
        label: t('is_active'),
        kind: 'switch',
        options: [
          { value: 'false', label: t('inactive') },
          { value: 'all', label: t('allActive') },
        ],
      },
    ];
  }, [t, suggestions, tags]);
}
