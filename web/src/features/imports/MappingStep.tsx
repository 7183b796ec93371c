import { Button, Radio, Select } from 'antd';
import { useState } from 'react';
import { formatList, formatNumber } from '@/shared/format';
import { useLocale, useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { ColumnMapping } from './ColumnMapping';
import {
  type ImportKind,
  type ImportMapping,
  type ImportMatch,
  type ImportMode,
  type ImportPreview,
  type StartImport,
  useStartImport,
} from './imports.api';
import css from './imports.module.css';
import { importTexts } from './imports.texts';
import { firstMapping, problemsOf, remember } from './mapping';
import { PreviewTable } from './PreviewTable';

interface MappingStepProps {
  kind: ImportKind;
  preview: ImportPreview;
  onBack: () => void;
  onStarted: (id: string, request: StartImport) => void;
}

const knownMatches = { code: true, phone: true, email: true, name: true };
const modes: ImportMode[] = ['create', 'upsert', 'update'];

/** Which column fills which field, and what to do with what is there already; then a check that writes nothing. */
export function MappingStep({ kind, preview, onBack, onStarted }: MappingStepProps) {
  const t = useTexts(importTexts);
  const locale = useLocale();
  const showProblem = useProblem();
  const start = useStartImport();
  const { fields } = preview;
  const matches = preview.match_fields as ImportMatch[];
  const [{ mapping, origins }, setFirst] = useState(() => firstMapping(kind, preview));
  const [mode, setMode] = useState<ImportMode>('create');
  const [chosen, setMatch] = useState<ImportMatch | null>(null);
  const { used, twice, missing } = problemsOf(kind, mapping, fields, mode !== 'update');
  const inFile = (by: ImportMatch) => used.some((key) => key === by || (by === 'phone' && key === 'mobile'));
  // until somebody chooses, the first that the file has
  const match = chosen ?? matches.find(inFile) ?? matches[0] ?? 'name';
  const labelOf = (key: string) => fields.find((field) => field.key === key)?.label ?? key;
  // the words of every kind's keys; what has none is called as its field is
  const matchName = (by: ImportMatch) =>
    by in knownMatches ? t(`match.${by as keyof typeof knownMatches}`) : labelOf(by);
  const matchColumn = mode === 'create' || inFile(match);
  const ready = twice.length === 0 && missing.length === 0 && matchColumn && used.length > 0;

  const setField = (column: string, field: string | null) =>
    setFirst((before) => ({
      mapping: { ...before.mapping, [column]: field },
      origins: { ...before.origins, [column]: null },
    }));
  const check = () => {
    const request: StartImport = {
      file_id: preview.file_id,
      kind,
      mode,
      match: mode === 'create' ? undefined : match,
      dry_run: true,
      mapping: mapping as ImportMapping,
    };
    remember(kind, mapping);
    start.mutate(request, {
      onSuccess: ({ import_id }) => onStarted(import_id, request),
      onError: (error) => showProblem(error),
    });
  };
  const facts = [
    preview.file_name,
    preview.format.toUpperCase(),
    preview.encoding,
    preview.sheets.length > 0 && `${t('sheet')} ${preview.sheets[0]}`,
    preview.header_row > 1 && t('headerRow', { row: preview.header_row }),
    t('rowsAbout', { rows: formatNumber(preview.row_estimate, 0, locale) }),
  ].filter(Boolean);

  return (
    <>
      <p className={css.facts}>{facts.join(' · ')}</p>
      <PreviewTable preview={preview} />
      <section className={css.section} aria-label={t('stepMap')}>
        <h2>
          {t('stepMap')}
          <small>{t('mapped', { count: used.length, total: preview.columns.length })}</small>
        </h2>
        <ColumnMapping
          kind={kind}
          columns={preview.columns}
          fields={fields}
          mapping={mapping}
          origins={origins}
          twice={twice}
          onChange={setField}
        />
      </section>
      <section className={css.section} aria-label={t('mode')}>
        <h2>{t('mode')}</h2>
        <Radio.Group className={css.modes} value={mode} onChange={(event) => setMode(event.target.value as ImportMode)}>
          {modes.map((one) => (
            <Radio key={one} value={one} className={css.mode}>
              <b>{t(`mode.${one}`)}</b>
              <span>{t(`mode.${one}.hint`)}</span>
            </Radio>
          ))}
        </Radio.Group>
        {mode !== 'create' && (
          <div className={css.match}>
            {t('match')}
            <Select
              aria-label={t('match')}
              value={match}
              options={matches.map((value) => ({ value, label: matchName(value) }))}
              onChange={setMatch}
              style={{ width: 140 }}
            />
          </div>
        )}
      </section>
      <footer className={css.foot}>
        <div role="status" className={css.hints}>
          {missing.length > 0 && <p>{t('missing', { fields: formatList(missing.map((field) => field.label)) })}</p>}
          {twice.map((key) => (
            <p key={key}>{t('twice', { field: labelOf(key) })}</p>
          ))}
          {!matchColumn && <p>{t('matchMissing', { field: matchName(match) })}</p>}
        </div>
        <Button onClick={onBack}>{t('otherFile')}</Button>
        <Button type="primary" disabled={!ready} loading={start.isPending} onClick={check}>
          {t('check')}
        </Button>
      </footer>
    </>
  );
}
