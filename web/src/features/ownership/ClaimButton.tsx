import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { ApiProblem } from '@/api/problem';
import { useTexts } from '@/shared/i18n';
import { explain } from '@/shared/problems';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { useClaim, useRelease } from './ownership.api';
import { ownershipTexts } from './ownership.texts';

interface ClaimButtonProps {
  id: string;
  name: string;
  /** Opens the customer once it is one's own. */
  opens?: boolean;
  primary?: boolean;
}

/** Takes a customer out of the pool; who comes second is told. */
export function ClaimButton({ id, name, opens, primary }: ClaimButtonProps) {
  const t = useTexts(ownershipTexts);
  const can = useCan();
  const claim = useClaim();
  const release = useRelease();
  const navigate = useNavigate();
  if (!can('customers.edit')) return null;
  // told by the promise: the news of one's own claim may take the row away before the answer comes
  const go = () =>
    claim.mutateAsync(id).then(
      () => {
        toasts.undo(t('claimed', { name }), () => release.mutateAsync({ customer_id: id, reason: t('claimUndone') }));
        if (opens) void navigate(`/customers/${id}`);
      },
      // one that another has got meanwhile may no longer be seen
      (error: unknown) =>
        void toasts.error(error instanceof ApiProblem && error.status === 404 ? t('gone') : explain(error)),
    );
  return (
    <Button
      type={primary ? 'primary' : 'default'}
      loading={claim.isPending}
      aria-label={t('claimOf', { name })}
      onClick={() => void go()}
    >
      {t('claim')}
    </Button>
  );
}
