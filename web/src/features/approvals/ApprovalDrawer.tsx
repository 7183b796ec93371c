import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Avatar } from '@/shared/Avatar';
import { useLocale, useTexts } from '@/shared/i18n';
import { ListNotice } from '@/shared/lists/ListStates';
import { Badge } from '@/shared/records/Badge';
import { recordPath } from '@/shared/records/recordPath';
import { TimeText } from '@/shared/records/TimeText';
import { toasts } from '@/shared/toasts';
import { usePhone } from '@/shared/useMediaQuery';
import { type ApprovalDetail, approvalDetail, type Decision, useDecide } from './approvals.api';
import css from './approvals.module.css';
import { approvalTexts } from './approvals.texts';
import { statusTones } from './statusTones';

/** One approval: what, why, who has said what, and the buttons for who is to decide. */
export function ApprovalDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts(approvalTexts);
  const phone = usePhone();
  const { data, isPending, isError } = useQuery(approvalDetail(id, useLocale()));
  return (
    <Drawer
      open
      onClose={onClose}
      size={phone ? '100%' : 460}
      title={t('title')}
      footer={data && <Decide detail={data} onDone={onClose} />}
      styles={{ footer: { padding: data?.approval.may_decide || data?.may_withdraw ? undefined : 0, border: 0 } }}
    >
      {isPending && <Skeleton active />}
      {isError && <ListNotice title={t('missing')} text={t('missingText')} />}
      {data && <Content detail={data} />}
    </Drawer>
  );
}

function Content({ detail }: { detail: ApprovalDetail }) {
  const t = useTexts(approvalTexts);
  const { approval } = detail;
  const path = approval.record && recordPath(approval.record.kind, approval.record.id);
  return (
    <div className={css.detail}>
      <div>
        <h2>{approval.title}</h2>
        <p className={css.under}>
          {t('askedBy', { name: approval.asked_by_name ?? '—' })} · <TimeText at={approval.created_at} />
        </p>
      </div>
      <div className={css.facts}>
        <Badge tone={statusTones[approval.status]}>{t(approval.status)}</Badge>
        {path && <Link to={path}>{t('openRecord')}</Link>}
      </div>
      {approval.reason && (
        <blockquote className={css.reason} aria-label={t('reason')}>
          {approval.reason}
        </blockquote>
      )}
      <ol className={css.steps} aria-label={t('steps')}>
        {detail.steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no id and never change their order
          <li key={at} data-now={(approval.status === 'pending' && at === approval.step) || undefined}>
            <h3>
              {t('step', { number: at + 1 })}
              {(step.votes.length > 1 || step.approvers.length > 1) && <span> · {t(`mode.${step.mode}`)}</span>}
            </h3>
            {step.votes.length === 0 && approval.status === 'pending' && <p className={css.under}>{t('later')}</p>}
            {step.votes.map((vote) => (
              <Vote key={vote.user_id} vote={vote} />
            ))}
          </li>
        ))}
      </ol>
    </div>
  );
}

const voteTones = { waiting: 'warning', granted: 'success', refused: 'danger', spared: 'plain' } as const;

function Vote({ vote }: { vote: ApprovalDetail['steps'][number]['votes'][number] }) {
  const t = useTexts(approvalTexts);
  const name = vote.user_name ?? '—';
  const stoodIn = vote.decided_by !== null && vote.decided_by !== vote.user_id;
  return (
    <div className={css.vote}>
      <Avatar name={stoodIn ? (vote.decided_by_name ?? name) : name} size={26} />
      <span className={css.rowMain}>
        <span>{stoodIn ? t('standIn', { by: vote.decided_by_name ?? '—', name }) : name}</span>
        {vote.comment && <span className={css.comment}>{vote.comment}</span>}
        {vote.decided_at && (
          <span className={css.under}>
            <TimeText at={vote.decided_at} />
          </span>
        )}
      </span>
      <Badge tone={voteTones[vote.decision]}>{t(`vote.${vote.decision}`)}</Badge>
    </div>
  );
}

function Decide({ detail, onDone }: { detail: ApprovalDetail; onDone: () => void }) {
  const t = useTexts(approvalTexts);
  const decide = useDecide(detail.approval.approval_id);
  const [comment, setComment] = useState('');
  const done = { grant: 'granted', refuse: 'refused', withdraw: 'withdrawn' } as const;
  const go = (verb: Decision) =>
    decide.mutate(
      { verb, comment },
      {
        onSuccess: () => {
          toasts.success(t(done[verb]));
          onDone();
        },
      },
    );
  return (
    <div className={css.decide}>
      {detail.approval.may_decide && (
        <>
          <Input.TextArea
            value={comment}
            maxLength={1000}
            autoSize={{ minRows: 2, maxRows: 5 }}
            placeholder={t('comment')}
            aria-label={t('comment')}
            onChange={(event) => setComment(event.target.value)}
          />
          <div className={css.buttons}>
            <Button type="primary" loading={decide.isPending} onClick={() => go('grant')}>
              {t('grant')}
            </Button>
            <Button danger disabled={decide.isPending} onClick={() => go('refuse')}>
              {t('refuse')}
            </Button>
          </div>
        </>
      )}
      {detail.may_withdraw && (
        <Button disabled={decide.isPending} onClick={() => go('withdraw')}>
          {t('withdraw')}
        </Button>
      )}
    </div>
  );
}
