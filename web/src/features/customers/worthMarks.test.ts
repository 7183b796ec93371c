import { expect, it } from 'vitest';
import { say } from '@/shared/i18n';
import { riskTone, segmentTones } from './customerChoices';
import type { CustomerSegment } from './customers.api';
import { customerWorthTexts } from './customerWorth.texts';

it.each([
  [0, 'plain'],
  [0.3, 'plain'],
  [0.4, 'warning'],
  [0.7, 'warning'],
  [1, 'danger'],
])('a risk of %d is %s: above 0.7 the server recommends to act at once', (risk, tone) => {
  expect(riskTone(risk)).toBe(tone);
});

it('has a word for each segment', () => {
  for (const segment of Object.keys(segmentTones) as CustomerSegment[])
    expect(say(customerWorthTexts, `segment.${segment}`)).not.toContain('_');
});
