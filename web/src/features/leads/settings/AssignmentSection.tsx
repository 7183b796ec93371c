import { useQuery } from '@tanstack/react-query';
import { Button, InputNumber, Segmented, Select } from 'antd';
import { useEffect, useState } from 'react';
import { Line, RowsSkeleton, Section } from '@/features/settings/public';
import { Avatar } from '@/shared/Avatar';
import { useTexts } from '@/shared/i18n';
import { CloseIcon, PlusIcon } from '@/shared/icons';
import { explain } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { UserPicker } from '@/shared/UserPicker';
import { userSearch } from '@/shared/users';
import css from '../leads.module.css';
import { ConditionInput } from './ConditionInput';
import { leadSettingsTexts } from './leadSettings.texts';
import { type Assignment, type AssignmentRule, assignment, type Member, useSaveAssignment } from './settings.api';

const modes = ['off', 'round_robin', 'load'] as const;

/** Who gets leads that come without an owner. */
export function AssignmentSection() {
  const t = useTexts(leadSettingsTexts);
  const { data } = useQuery(assignment);
  const people = useQuery(userSearch('')).data?.items ?? [];
  const save = useSaveAssignment();
  const [draft, setDraft] = useState<Assignment>();
  useEffect(() => setDraft(data), [data]);
  if (!data || !draft)
    return (
      <Section title={t('assignment')}>
        <RowsSkeleton />
      </Section>
    );

  const nameOf = (id: string) => people.find((one) => one.user_id === id)?.name ?? '…';
  const isDirty = JSON.stringify(draft) !== JSON.stringify(data);
  const setMembers = (members: Member[]) => setDraft({ ...draft, members });
  const setRules = (rules: AssignmentRule[]) => setDraft({ ...draft, rules });
  const send = () =>
    save.mutate(draft, {
      onSuccess: () => toasts.success(t('saved')),
      onError: (error) => toasts.error(explain(error)),
    });

  return (
    <Section title={t('assignment')} text={t('assignmentText')}>
      <Line label={t('mode')}>
        <Segmented
          aria-label={t('mode')}
          value={draft.mode}
          options={modes.map((value) => ({ value, label: t(`mode.${value}`) }))}
          onChange={(mode) => setDraft({ ...draft, mode })}
        />
      </Line>
      <div className={css.rules} hidden={draft.mode === 'off'}>
        <h3 className={css.settingTitle}>{t('members')}</h3>
        {draft.members.map((member) => (
          <MemberRow
            key={member.user_id}
            member={member}
            name={nameOf(member.user_id)}
            onChange={(next) => setMembers(draft.members.map((one) => (one === member ? next : one)))}
            onRemove={() => setMembers(draft.members.filter((one) => one !== member))}
          />
        ))}
        <UserPicker
          className={css.addMember}
          placeholder={t('addMember')}
          aria-label={t('addMember')}
          value={undefined}
          onChange={(id?: string) => {
            if (!id || draft.members.some((one) => one.user_id === id)) return;
            setMembers([...draft.members, { user_id: id, limit: null, absent_from: null, absent_until: null }]);
          }}
        />
        <h3 className={css.settingTitle}>{t('assignmentRules')}</h3>
        <p className={css.settingText}>{t('assignmentRulesText')}</p>
        {draft.rules.map((rule, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no id and are not reordered
          <div key={at} className={css.rule}>
            <ConditionInput
              value={rule.condition}
              onChange={(condition) => setRules(draft.rules.map((one) => (one === rule ? { ...one, condition } : one)))}
            />
            <Select
              mode="multiple"
              className={css.rulePeople}
              aria-label={t('people')}
              placeholder={t('people')}
              value={rule.user_ids}
              options={people.map((one) => ({ value: one.user_id, label: one.name }))}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(user_ids) => setRules(draft.rules.map((one) => (one === rule ? { ...one, user_ids } : one)))}
            />
            <Button
              type="text"
              icon={<CloseIcon />}
              aria-label={t('remove')}
              onClick={() => setRules(draft.rules.filter((one) => one !== rule))}
            />
          </div>
        ))}
        <Button
          icon={<PlusIcon />}
          className={css.addRule}
          onClick={() => setRules([...draft.rules, { label: null, condition: '', user_ids: [] }])}
        >
          {t('addRule')}
        </Button>
      </div>
      <div className={css.sectionFoot}>
        <Button type="primary" disabled={!isDirty} loading={save.isPending} onClick={send}>
          {t('save')}
        </Button>
      </div>
    </Section>
  );
}

interface MemberRowProps {
  member: Member;
  name: string;
  onChange: (member: Member) => void;
  onRemove: () => void;
}

function MemberRow({ member, name, onChange, onRemove }: MemberRowProps) {
  const t = useTexts(leadSettingsTexts);
  return (
    <div className={css.member}>
      <span className={css.memberName}>
        <Avatar name={name} size={26} />
        <span className={css.clip}>{name}</span>
      </span>
      <span className={css.limit} title={t('limitHint')}>
        {t('limit')}
        <InputNumber
          aria-label={`${t('limitHint')} ${name}`}
          min={0}
          max={100_000}
          precision={0}
          placeholder="∞"
          value={member.limit}
          onChange={(limit) => onChange({ ...member, limit })}
        />
      </span>
      <label>
        {t('awayFrom')}
        <input
          type="date"
          value={member.absent_from ?? ''}
          onChange={(event) => onChange({ ...member, absent_from: event.target.value || null })}
        />
      </label>
      <label>
        {t('awayUntil')}
        <input
          type="date"
          value={member.absent_until ?? ''}
          onChange={(event) => onChange({ ...member, absent_until: event.target.value || null })}
        />
      </label>
      <Button type="text" icon={<CloseIcon />} aria-label={`${t('remove')} ${name}`} onClick={onRemove} />
    </div>
  );
}
