import { useCallback, useState } from 'react';
import { useMe } from '@/shared/session';

/** What a card can show below its title. */
export const cardFields = [
  'customer_name',
  'amount',
  'expected_close_date',
  'owner_name',
  'next_activity',
  'days_in_stage',
  'probability',
  'next_step',
  'forecast_category',
  'competitors',
  'source',
  'last_activity_at',
] as const;
export type CardField = (typeof cardFields)[number];

export const firstCardFields: CardField[] = [
  'customer_name',
  'amount',
  'expected_close_date',
  'owner_name',
  'next_activity',
  'days_in_stage',
];

const isField = (key: unknown): key is CardField => cardFields.some((one) => one === key);

function read(storageKey: string): CardField[] {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? 'null') as unknown;
    if (Array.isArray(kept)) return kept.filter(isField);
  } catch {
    // what cannot be read is forgotten
  }
  return firstCardFields;
}

/** Which fields the cards show: kept per user in this browser. */
export function useCardFields() {
  const storageKey = `guanxi.cards.opportunities.${useMe().user_id}`;
  const [fields, setFields] = useState(() => read(storageKey));
  const choose = useCallback(
    (next: CardField[]) => {
      setFields(next);
      try {
        localStorage.setItem(storageKey, JSON.stringify(next));
      } catch {
        // private mode: the choice lasts as long as the page
      }
    },
    [storageKey],
  );
  return { fields, choose };
}
