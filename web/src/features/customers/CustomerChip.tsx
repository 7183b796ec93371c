import { useQuery } from '@tanstack/react-query';
import { useTexts } from '@/shared/i18n';
import { CloseIcon } from '@/shared/icons';
import listCss from '@/shared/lists/lists.module.css';
import { listTexts } from '@/shared/lists/lists.texts';
import { sharedTexts } from '@/shared/shared.texts';
import { customerRecord } from './customers.api';

/** Only what belongs to one customer, when one came from there. */
export function CustomerChip({ id, onClear }: { id: string; onClear: () => void }) {
  const t = useTexts(sharedTexts);
  const tl = useTexts(listTexts);
  const customer = useQuery(customerRecord(id)).data;
  return (
    <span className={listCss.chip} data-set>
      <span className={listCss.chipButton}>
        <span className={listCss.chipName}>{t('kind.customer')}</span>
        <b>{customer?.name ?? '…'}</b>
      </span>
      <button
        type="button"
        className={listCss.chipClear}
        aria-label={tl('removeFilter', { name: t('kind.customer') })}
        onClick={onClear}
      >
        <CloseIcon />
      </button>
    </span>
  );
}
