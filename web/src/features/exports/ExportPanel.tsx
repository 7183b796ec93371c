import { useQuery } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatNumber, formatTotal } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { explain } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import type { ExportProps } from './ExportButton';
import { exportAddress, exportAllowance, useAskExport } from './exports.api';
import css from './exports.module.css';
import { exportTexts } from './exports.texts';

const formats = ['xlsx', 'csv', 'json'];

/** What is in the pop-over: the file, or the question for it. */
export function ExportPanel({
  kind,
  params,
  total,
  totalIsExact,
  columns,
  onDone,
}: ExportProps & { onDone: () => void }) {
  const t = useTexts(exportTexts);
  const lang = useLocale();
  const allowance = useQuery(exportAllowance);
  const [format, setFormat] = useState('xlsx');
  const [all, setAll] = useState(false);
  const chosen = all || !columns ? [] : columns;
  const { limit, used } = allowance.data ?? { limit: null, used: 0 };
  const above = limit !== null && used + total > limit;
  return (
    <div className={css.panel}>
      {above ? (
        <p className={css.above} role="status">
          {t('above', { total: formatTotal(total, totalIsExact), limit: formatNumber(limit, 0, lang) })}
          {used > 0 && ` ${t('used', { used: formatNumber(used, 0, lang) })}`}
        </p>
      ) : (
        <p className={css.count}>{t('count', { total: formatTotal(total, totalIsExact) })}</p>
      )}
      <Radio.Group
        aria-label={t('format')}
        value={format}
        onChange={(event) => setFormat(event.target.value as string)}
        options={formats.map((value) => ({ value, label: value.toUpperCase() }))}
      />
      {columns && (
        <Radio.Group
          aria-label={t('content')}
          value={all}
          onChange={(event) => setAll(event.target.value as boolean)}
          options={[
            { value: false, label: t('shown') },
            { value: true, label: t('all') },
          ]}
        />
      )}
      {above ? (
        <Ask onDone={onDone} request={{ kind, params, format, columns: chosen, lang }} />
      ) : (
        <Button
          type="primary"
          block
          loading={allowance.isPending}
          href={allowance.isPending ? undefined : exportAddress(kind, params, format, chosen, lang)}
          download
          onClick={() => !allowance.isPending && onDone()}
        >
          {t('download')}
        </Button>
      )}
      <Link to="/exports" className={css.history} onClick={onDone}>
        {t('history')}
      </Link>
    </div>
  );
}

interface AskProps {
  request: Omit<Parameters<ReturnType<typeof useAskExport>['mutate']>[0], 'reason'>;
  onDone: () => void;
}

function Ask({ request, onDone }: AskProps) {
  const t = useTexts(exportTexts);
  const ask = useAskExport();
  const [reason, setReason] = useState('');
  const send = () =>
    ask.mutate(
      { ...request, reason },
      {
        onSuccess: (asked) => {
          toasts.success(t(asked.status === 'waiting' ? 'asked' : 'begun'));
          onDone();
        },
        onError: (error) => toasts.error(explain(error)),
      },
    );
  return (
    <>
      <Input.TextArea
        value={reason}
        maxLength={500}
        autoSize={{ minRows: 2, maxRows: 5 }}
        aria-label={t('reason')}
        placeholder={t('reasonHint')}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="primary" block disabled={!reason.trim()} loading={ask.isPending} onClick={send}>
        {t('ask')}
      </Button>
    </>
  );
}
