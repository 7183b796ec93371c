import { useMemo } from 'react';
import { useTexts } from '@/shared/i18n';
import { orderTexts } from './orders.texts';

const usual = ['shop', 'website', 'phone', 'wechat', 'rep'] as const;

/** Where people usually buy, offered while one types another. */
export function useChannels(): { value: string }[] {
  const t = useTexts(orderTexts);
  return useMemo(() => usual.map((one) => ({ value: t(`channel.${one}`) })), [t]);
}
