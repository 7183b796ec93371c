import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { formatMoney } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { useDebounced } from '@/shared/useDebounced';
import { type Product, productsLike } from './products.api';
import { productTexts } from './products.texts';

interface ProductPickerProps {
  /** What the line is called now. */
  name: string;
  'aria-label': string;
  autoFocus?: boolean;
  disabled?: boolean;
  status?: 'error';
  onPick: (product: Product) => void;
  /** Something that is not in the catalogue, by its name alone. */
  onName: (name: string) => void;
}

const own = 'own:';

/** Picks a product of the catalogue by typing, or takes what was typed as it is. */
export function ProductPicker({ name, onPick, onName, ...rest }: ProductPickerProps) {
  const t = useTexts(productTexts);
  const [q, setQ] = useState('');
  const [open, setOpen] = useState(rest.autoFocus ?? false);
  const found = useQuery({ ...productsLike(useDebounced(q)), enabled: open, placeholderData: keepPreviousData });
  const items = found.data?.items ?? [];
  const typed = q.trim();
  const options = [
    ...items.map((one) => ({
      value: one.product_id,
      label: one.name,
      hint: [one.code, one.unit_price === null ? null : formatMoney(one.unit_price, one.currency)]
        .filter(Boolean)
        .join(' · '),
    })),
    ...(typed && !items.some((one) => one.name === typed)
      ? [{ value: own + typed, label: t('useText', { text: typed }), hint: '' }]
      : []),
  ];
  return (
    <Select<string, { value: string; label: string; hint: string }>
      {...rest}
      defaultOpen={rest.autoFocus}
      placeholder={t('pick')}
      value={name || undefined}
      showSearch={{ filterOption: false, onSearch: setQ }}
      notFoundContent={found.isPending ? null : t('noneFound')}
      onOpenChange={setOpen}
      options={options}
      style={{ width: '100%' }}
      onChange={(value) => {
        if (value.startsWith(own)) return onName(value.slice(own.length));
        const product = items.find((one) => one.product_id === value);
        if (product) onPick(product);
      }}
      optionRender={(option) => (
        <span style={{ display: 'grid', lineHeight: 1.35 }}>
          <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{option.label}</span>
          {option.data.hint && <small style={{ color: 'var(--gx-text-3)' }}>{option.data.hint}</small>}
        </span>
      )}
    />
  );
}
