import { Button, Dropdown } from 'antd';
import { useLocale, useTexts } from '@/shared/i18n';
import { ExportIcon } from '@/shared/icons';
import { explain } from '@/shared/problems';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { usePhone } from '@/shared/useMediaQuery';
import { type Asked, type ReportAnswer, reportFile } from '../analytics.api';
import { analyticsTexts } from '../analytics.texts';
import { type Drawing, savePicture } from '../charts/png';

interface ExportProps {
  report: string;
  asked: Asked;
  answer: ReportAnswer;
  drawing: Drawing | null;
  /** The days the figures are of, for below the title of a picture. */
  days: string;
}

/** The figures as a file, the chart as a picture. */
export function ExportMenu({ report, asked, answer, drawing, days }: ExportProps) {
  const t = useTexts(analyticsTexts);
  const lang = useLocale();
  const phone = usePhone();
  const canTake = useCan()('analytics.export');
  const formats = ['xlsx', 'csv', 'pdf'] as const;
  const labels = { xlsx: t('exportXlsx'), csv: t('exportCsv'), pdf: t('exportPdf') };
  const files = (canTake ? formats : []).map((format) => ({
    key: format,
    label: (
      <a href={reportFile(report, asked, format, lang)} download>
        {labels[format]}
      </a>
    ),
  }));
  const picture = {
    key: 'png',
    label: t('exportPng'),
    onClick: () =>
      drawing &&
      void savePicture(drawing, { title: answer.title, text: days }).catch((error: unknown) => {
        toasts.error(explain(error));
      }),
  };
  if (!canTake && !drawing) return null;
  return (
    <Dropdown trigger={['click']} menu={{ items: drawing ? [...files, picture] : files }}>
      <Button icon={<ExportIcon />} aria-label={t('export')} aria-haspopup="menu">
        {phone ? null : t('export')}
      </Button>
    </Dropdown>
  );
}
