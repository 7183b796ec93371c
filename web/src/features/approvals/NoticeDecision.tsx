import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useLocale, useTexts } from '@/shared/i18n';
import { toasts } from '@/shared/toasts';
import { approvalDetail, useDecide } from './approvals.api';
import { approvalMenuTexts } from './approvalsMenu.texts';
import css from './waiting.module.css';

/** Decides from within a notification, with one tap; nothing where it is no longer this person's to decide. */
export function NoticeDecision({ id, onDecided }: { id: string; onDecided: () => void }) {
  const t = useTexts(approvalMenuTexts);
  const detail = useQuery(approvalDetail(id, useLocale())).data;
  const decide = useDecide(id);
  if (!detail?.approval.may_decide) return null;
  const go = (verb: 'grant' | 'refuse') =>
    decide.mutate(
      { verb },
      {
        onSuccess: () => {
          toasts.success(t(verb === 'grant' ? 'granted' : 'refused'));
          onDecided();
        },
      },
    );
  const title = detail.approval.title;
  return (
    <div className={css.decide}>
      <Button
        size="small"
        type="primary"
        aria-label={`${t('grant')}: ${title}`}
        disabled={decide.isPending}
        onClick={() => go('grant')}
      >
        {t('grant')}
      </Button>
      <Button
        size="small"
        aria-label={`${t('refuse')}: ${title}`}
        disabled={decide.isPending}
        onClick={() => go('refuse')}
      >
        {t('refuse')}
      </Button>
    </div>
  );
}
