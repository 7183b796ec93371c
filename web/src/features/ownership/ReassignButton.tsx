import { App, Button } from 'antd';
import { useState } from 'react';
import { formatTotal } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { UserIcon } from '@/shared/icons';
import { Pop } from '@/shared/lists/Pop';
import { explain } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { UserPicker } from '@/shared/UserPicker';
import { type Chosen, useReassign, useUndoReassign } from './ownership.api';
import css from './ownership.module.css';
import { ownershipTexts } from './ownership.texts';
import { useMayGiveAway } from './useMayGiveAway';

interface ReassignProps {
  chosen: Chosen;
  count: number;
  isExact: boolean;
  onDone: () => void;
}

/** Gives the chosen customers to one person, or puts them into the pool; for administrators. */
export function ReassignButton({ chosen, count, isExact, onDone }: ReassignProps) {
  const t = useTexts(ownershipTexts);
  const { modal } = App.useApp();
  const reassign = useReassign();
  const putBack = useUndoReassign();
  const [open, setOpen] = useState(false);
  const [user, setUser] = useState<string>();
  if (!useMayGiveAway()) return null;
  const apply = (owner_id: string | null) =>
    reassign
      .mutateAsync({ ...chosen, owner_id })
      .then((done) => {
        onDone();
        const said = t('reassigned', { count: done.changed });
        if (done.changed > 0) toasts.undo(said, () => putBack.mutateAsync(done.hands));
        else toasts.success(said);
      })
      .catch((error: unknown) => void toasts.error(explain(error)));
  const ask = (owner_id: string | null) => {
    setOpen(false);
    modal.confirm({
      title: t('reassignSure', { total: formatTotal(count, isExact) }),
      okText: owner_id ? t('reassignThem', { count }) : t('reassignPool'),
      cancelText: t('cancel'),
      onOk: () => apply(owner_id),
    });
  };
  return (
    <Pop
      open={open}
      onOpenChange={setOpen}
      placement="top"
      padding={12}
      content={
        <div className={css.reassign}>
          <UserPicker
            autoFocus
            placeholder={t('reassignTo')}
            value={user}
            onChange={setUser}
            style={{ width: '100%' }}
          />
          <Button type="primary" block disabled={!user} onClick={() => user && ask(user)}>
            {t('reassignThem', { count })}
          </Button>
          <Button block onClick={() => ask(null)}>
            {t('reassignPool')}
          </Button>
        </div>
      }
    >
      <Button type="text" icon={<UserIcon />} loading={reassign.isPending}>
        {t('reassign')}
      </Button>
    </Pop>
  );
}
