import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { useTexts } from '@/shared/i18n';
import { CloseIcon, PlusIcon, TrashIcon } from '@/shared/icons';
import { UserPicker } from '@/shared/UserPicker';
import { rolesQuery, userSearch } from '@/shared/users';
import type { ApprovalStep, ApproverChoice } from './approvals.api';
import css from './approvals.module.css';
import { approvalTexts } from './approvals.texts';

const kinds = ['department_head', 'manager_chain', 'role', 'person'] as const;
const modes = ['any', 'all'] as const;
const levels = [1, 2, 3, 4, 5];

interface StepEditorProps {
  step: ApprovalStep;
  number: number;
  onChange: (step: ApprovalStep) => void;
  onRemove?: () => void;
}

/** One step: who is asked, and whether one word is enough. */
export function StepEditor({ step, number, onChange, onRemove }: StepEditorProps) {
  const t = useTexts(approvalTexts);
  const setApprovers = (approvers: ApproverChoice[]) => onChange({ ...step, approvers });
  return (
    <fieldset className={css.step}>
      <legend className="gx-visually-hidden">{t('step', { number })}</legend>
      <div className={css.stepHead}>
        <span className={css.number} aria-hidden>
          {number}
        </span>
        <strong aria-hidden>{t('step', { number })}</strong>
        <Segmented
          size="small"
          aria-label={t('stepMode')}
          value={step.mode}
          options={modes.map((value) => ({ value, label: t(`mode.${value}`) }))}
          onChange={(mode) => onChange({ ...step, mode })}
        />
        {onRemove && <Button type="text" icon={<TrashIcon />} aria-label={t('removeStep')} onClick={onRemove} />}
      </div>
      {step.approvers.map((choice, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: approvers have no id and are not reordered
        <div key={at} className={css.approver}>
          <ApproverInput
            choice={choice}
            onChange={(next) => setApprovers(step.approvers.map((one) => (one === choice ? next : one)))}
          />
          {step.approvers.length > 1 && (
            <Button
              type="text"
              icon={<CloseIcon />}
              aria-label={t('removeApprover')}
              onClick={() => setApprovers(step.approvers.filter((one) => one !== choice))}
            />
          )}
        </div>
      ))}
      <Button
        type="text"
        icon={<PlusIcon />}
        disabled={step.approvers.length >= 20}
        onClick={() => setApprovers([...step.approvers, { kind: 'person' }])}
      >
        {t('addApprover')}
      </Button>
    </fieldset>
  );
}

function ApproverInput({ choice, onChange }: { choice: ApproverChoice; onChange: (choice: ApproverChoice) => void }) {
  const t = useTexts(approvalTexts);
  const roles = useQuery({ ...rolesQuery, enabled: choice.kind === 'role' }).data?.items ?? [];
  const people = useQuery({ ...userSearch(''), enabled: choice.kind === 'person' }).data?.items ?? [];
  const name = people.find((one) => one.user_id === choice.user_id)?.name ?? null;
  return (
    <>
      <Select
        aria-label={t('approver')}
        value={choice.kind}
        options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(kind) => onChange({ kind })}
      />
      {choice.kind === 'person' && (
        <UserPicker
          aria-label={t('person')}
          placeholder={t('person')}
          value={choice.user_id ?? undefined}
          known={{ id: choice.user_id ?? null, name: name ?? '…' }}
          onChange={(user_id?: string) => onChange({ kind: 'person', user_id: user_id ?? null })}
        />
      )}
      {choice.kind === 'role' && (
        <Select
          aria-label={t('role')}
          placeholder={t('role')}
          value={choice.role ?? undefined}
          options={roles.map((role) => ({ value: role.code, label: role.name }))}
          onChange={(role) => onChange({ kind: 'role', role })}
        />
      )}
      {choice.kind === 'manager_chain' && (
        <Select
          aria-label={t('level')}
          value={choice.level ?? 1}
          options={levels.map((value) => ({
            value,
            label: value === 1 ? t('level.1') : t('level.n', { number: value }),
          }))}
          onChange={(level) => onChange({ kind: 'manager_chain', level })}
        />
      )}
    </>
  );
}
