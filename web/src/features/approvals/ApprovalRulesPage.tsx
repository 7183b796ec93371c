import { useQuery } from '@tanstack/react-query';
import { Button, Switch } from 'antd';
import { useEffect, useState } from 'react';
import { Line, PageHead, RowsSkeleton, Section } from '@/features/settings/public';
import { useTexts } from '@/shared/i18n';
import { PlusIcon } from '@/shared/icons';
import { explain } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { usePageTitle } from '@/shared/usePageTitle';
import { type ApprovalRule, type ApprovalStep, approvalRules, useSaveRule } from './approvals.api';
import css from './approvals.module.css';
import { approvalTexts } from './approvals.texts';
import { StepEditor } from './StepEditor';

const firstStep = (): ApprovalStep => ({ mode: 'any', approvers: [{ kind: 'department_head' }] });

/** Who must agree to what, and in what order. */
export function ApprovalRulesPage() {
  const t = useTexts(approvalTexts);
  const rules = useQuery(approvalRules);
  usePageTitle(t('rules'));
  return (
    <>
      <PageHead title={t('rules')} text={t('rulesText')} />
      {rules.isPending && (
        <Section>
          <RowsSkeleton />
        </Section>
      )}
      {rules.data?.items.map((rule) => (
        <RuleSection key={rule.subject} rule={rule} />
      ))}
    </>
  );
}

function RuleSection({ rule }: { rule: ApprovalRule }) {
  const t = useTexts(approvalTexts);
  const save = useSaveRule();
  const [draft, setDraft] = useState(rule);
  useEffect(() => setDraft(rule), [rule]);
  const setSteps = (steps: ApprovalStep[]) => setDraft({ ...draft, steps });
  const isWhole = draft.steps.every((step) =>
    step.approvers.every((one) => (one.kind !== 'person' || one.user_id) && (one.kind !== 'role' || one.role)),
  );
  const send = () =>
    save.mutate(draft, {
      onSuccess: () => toasts.success(t('saved')),
      onError: (error) => toasts.error(explain(error)),
    });
  return (
    <Section title={t(`subject.${rule.subject}`)} text={t(`subject.${rule.subject}.text`)}>
      <Line label={t('active')}>
        <Switch
          aria-label={t('active')}
          checked={draft.is_active}
          onChange={(is_active) => setDraft({ ...draft, is_active })}
        />
      </Line>
      {draft.is_active && (
        <div className={css.rule}>
          {draft.steps.map((step, at) => (
            <StepEditor
              // biome-ignore lint/suspicious/noArrayIndexKey: steps have no id and are not reordered
              key={at}
              step={step}
              number={at + 1}
              onChange={(next) => setSteps(draft.steps.map((one) => (one === step ? next : one)))}
              onRemove={draft.steps.length > 1 ? () => setSteps(draft.steps.filter((one) => one !== step)) : undefined}
            />
          ))}
          <Button
            icon={<PlusIcon />}
            disabled={draft.steps.length >= 10}
            onClick={() => setSteps([...draft.steps, firstStep()])}
          >
            {t('addStep')}
          </Button>
          <p className={css.under}>{t('fallback')}</p>
        </div>
      )}
      <div className={css.foot}>
        <Button
          type="primary"
          disabled={!isWhole || JSON.stringify(draft) === JSON.stringify(rule)}
          loading={save.isPending}
          onClick={send}
        >
          {t('save')}
        </Button>
      </div>
    </Section>
  );
}
