import { texts } from '@/shared/i18n';

export const scoreTexts = texts('analytics.score', {
  recency: ['最近购买', 'Recency'],
  frequency: ['购买频次', 'Frequency'],
  monetary: ['消费金额', 'Monetary'],
  'letter.recency': ['R', 'R'],
  'letter.frequency': ['F', 'F'],
  'letter.monetary': ['M', 'M'],
  outOf: ['{{score}} / {{most}}', '{{score}} of {{most}}'],
});
