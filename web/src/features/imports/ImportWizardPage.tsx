import { Button, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useLocale, useTexts } from '@/shared/i18n';
import { WarningIcon } from '@/shared/icons';
import { ListNotice } from '@/shared/lists/ListStates';
import { explain } from '@/shared/problems';
import { useCan } from '@/shared/session';
import { usePageTitle } from '@/shared/usePageTitle';
import { DropArea } from './DropArea';
import { type ImportKind, importKinds, mayImport, templateAddress, useKnownPreview, usePreview } from './imports.api';
import css from './imports.module.css';
import { importTexts } from './imports.texts';
import { MappingStep } from './MappingStep';
import { Steps } from './Steps';

/** From a file to a checked import; the run itself has its own address, so that it can be left. */
export function ImportWizardPage() {
  const t = useTexts(importTexts);
  const lang = useLocale();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const can = useCan();
  const kinds = importKinds.filter((one) => mayImport(one, can));
  const kind: ImportKind = kinds.find((one) => one === params.get('kind')) ?? kinds[0] ?? 'customers';
  const reading = usePreview();
  const stop = useRef<AbortController>(undefined);
  const [file, setFile] = useState<string>('');
  const preview = useKnownPreview(params.get('file'));
  usePageTitle(t('newImport'));
  useEffect(() => () => stop.current?.abort(), []);

  const read = (chosen: File) => {
    stop.current?.abort();
    stop.current = new AbortController();
    setFile(chosen.name);
    reading.mutate(
      { file: chosen, kind, signal: stop.current.signal },
      // said in its place on the page, not in a toast
      { onError: () => undefined, onSuccess: (done) => setParams({ kind, file: done.file_id }) },
    );
  };
  const again = () => {
    reading.reset();
    setParams({ kind }, { replace: true });
  };

  return (
    <div className={css.page}>
      <div className={css.narrow} data-wide={preview !== null || undefined}>
        <header className={css.head}>
          <h1 className={css.title}>{t('newImport')}</h1>
          <Steps at={preview ? 1 : 0} />
        </header>
        {!preview && (
          <>
            <div className={css.kindRow}>
              <Segmented
                aria-label={t('kind')}
                value={kind}
                className={css.kindChoice}
                options={kinds.map((value) => ({ value, label: t(value) }))}
                onChange={(value) => {
                  reading.reset();
                  setParams({ kind: value as string }, { replace: true });
                }}
              />
              <span className={css.grow} />
              <span className={css.templates}>
                {t('template')}
                <a href={templateAddress(kind, 'xlsx', lang)} download>
                  XLSX
                </a>
                <a href={templateAddress(kind, 'csv', lang)} download>
                  CSV
                </a>
              </span>
            </div>
            {reading.isPending && (
              <div className={css.reading} role="status">
                <span className={css.bar} />
                <p>{t('reading', { name: file })}</p>
                <Button
                  onClick={() => {
                    stop.current?.abort();
                    again();
                  }}
                >
                  {t('stop')}
                </Button>
              </div>
            )}
            {reading.isError && (
              <div role="alert" className={css.refused}>
                <ListNotice
                  icon={<WarningIcon />}
                  title={t('refused')}
                  text={
                    <>
                      <b className={css.fileName}>{file}</b>
                      <br />
                      {explain(reading.error)}
                    </>
                  }
                >
                  <Button type="primary" onClick={again}>
                    {t('otherFile')}
                  </Button>
                </ListNotice>
              </div>
            )}
            {!reading.isPending && !reading.isError && <DropArea onFile={read} />}
          </>
        )}
        {preview && (
          <MappingStep
            key={preview.file_id}
            kind={kind}
            preview={preview}
            onBack={again}
            onStarted={(id, request) => void navigate(`/imports/${id}`, { state: { request } })}
          />
        )}
      </div>
    </div>
  );
}
