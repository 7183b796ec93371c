import { Switch } from 'antd';
import type { Schemas } from '@/api/client';
import { useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { useEditOrganization } from './organization.api';
import { organizationTexts } from './organization.texts';
import { Line, Section } from './Section';
import { WholeNumber } from './WholeNumber';

const usualRows = 1_000;

/** How much of the data one person may take away alone, and how files are kept and marked. */
export function ExportSettings({ of }: { of: Schemas['OrganizationDetail'] }) {
  const t = useTexts(organizationTexts);
  const edit = useEditOrganization();
  const showProblem = useProblem();
  const save = (request: Parameters<typeof edit.mutate>[0]) =>
    edit.mutate(request, { onSuccess: () => toasts.success(t('saved')), onError: (error) => showProblem(error) });
  const limited = of.export_approval_rows !== null;
  return (
    <Section title={t('exports')} text={t('exports.text')}>
      <Line label={t('exportLimited')} text={t('exportLimited.text')}>
        <Switch
          checked={limited}
          loading={edit.isPending}
          aria-label={t('exportLimited')}
          onChange={(on) => save({ export_approval_rows: on ? usualRows : null })}
        />
      </Line>
      {limited && (
        <Line label={t('exportRows')} text={t('exportRows.text')}>
          <WholeNumber
            label={t('exportRows')}
            value={of.export_approval_rows ?? usualRows}
            min={0}
            max={10_000_000}
            onSave={(export_approval_rows) => save({ export_approval_rows })}
          />
        </Line>
      )}
      <Line label={t('exportHours')} text={t('exportHours.text')}>
        <WholeNumber
          label={t('exportHours')}
          value={of.export_file_hours}
          min={1}
          max={72}
          onSave={(export_file_hours) => save({ export_file_hours })}
        />
      </Line>
      <Line label={t('watermark')} text={t('watermark.text')}>
        <Switch
          checked={of.export_watermark}
          loading={edit.isPending}
          aria-label={t('watermark')}
          onChange={(export_watermark) => save({ export_watermark })}
        />
      </Line>
    </Section>
  );
}
