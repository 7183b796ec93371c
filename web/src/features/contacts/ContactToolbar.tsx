import { Button, Tooltip } from 'antd';
import { useNavigate } from 'react-router';
import { useTexts } from '@/shared/i18n';
import { ImportIcon, PlusIcon } from '@/shared/icons';
import { ColumnChooser } from '@/shared/lists/ColumnChooser';
import type { Column } from '@/shared/lists/DataTable';
import { ExportButton } from '@/shared/lists/ExportButton';
import { FilterChips } from '@/shared/lists/FilterChips';
import { FilterSheet } from '@/shared/lists/FilterSheet';
import type { FilterDef } from '@/shared/lists/filters';
import { listTexts } from '@/shared/lists/lists.texts';
import { SearchBox } from '@/shared/lists/SearchBox';
import type { ColumnChoice } from '@/shared/lists/useColumns';
import { useCan } from '@/shared/session';
import type { ListState } from '@/shared/useListState';
import { usePhone } from '@/shared/useMediaQuery';
import { type Contact, type ContactListParams, contactExportAddress } from './contacts.api';
import css from './contacts.module.css';
import { contactTexts } from './contacts.texts';
import { openContactForm } from './formRequest';

interface ContactToolbarProps {
  state: ListState;
  defs: FilterDef[];
  params: ContactListParams;
  allColumns: Column<Contact>[];
  columns: ColumnChoice<Contact>;
  total: string;
  count: number;
  totalIsExact: boolean;
}

export function ContactToolbar(props: ContactToolbarProps) {
  const { state, defs, params, total } = props;
  const t = useTexts(contactTexts);
  const tl = useTexts(listTexts);
  const phone = usePhone();
  const can = useCan();
  const navigate = useNavigate();
  const search = (
    <SearchBox
      value={state.values.q ?? ''}
      placeholder={t('searchHint')}
      onSearch={(q) => state.set({ q }, { replace: true })}
    />
  );
  if (phone) {
    return (
      <header className={css.toolbar}>
        <h1 className="gx-visually-hidden">{t('title')}</h1>
        <div className={css.toolRow}>
          {search}
          <FilterSheet defs={defs} values={state.values} total={total} onChange={state.set} />
        </div>
        <span className={css.count} aria-live="polite">
          {total && tl('countOnly', { total })}
        </span>
        {can('contacts.create') && (
          <button type="button" className={css.floating} aria-label={t('create')} onClick={() => openContactForm({})}>
            <PlusIcon />
          </button>
        )}
      </header>
    );
  }
  return (
    <header className={css.toolbar}>
      <div className={css.toolRow}>
        <h1 className={css.title}>{t('title')}</h1>
        <span className={css.count} aria-live="polite">
          {total}
        </span>
        <span className={css.grow} />
        {search}
        {can('contacts.import') && (
          <Tooltip title={t('importHere')}>
            <Button
              type="text"
              icon={<ImportIcon />}
              aria-label={t('importHere')}
              onClick={() => void navigate('/imports/new?kind=contacts')}
            />
          </Tooltip>
        )}
        {can('contacts.export') && (
          <ExportButton
            total={props.count}
            totalIsExact={props.totalIsExact}
            address={(format, _columns, lang) => contactExportAddress(params, format, lang)}
          />
        )}
        <ColumnChooser all={props.allColumns} choice={props.columns} />
      </div>
      <FilterChips defs={defs} values={state.values} onChange={state.set} />
    </header>
  );
}
