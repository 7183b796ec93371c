import { App, Button } from 'antd';
import { useState } from 'react';
import { formatTotal } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { UserIcon } from '@/shared/icons';
import { Pop } from '@/shared/lists/Pop';
import type { RowSelection } from '@/shared/lists/useRowSelection';
import { explain } from '@/shared/problems';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { UserPicker } from '@/shared/UserPicker';
import { type LeadListParams, useAssignLeads, useUndoAssign } from './leads.api';
import css from './leads.module.css';
import { leadTexts } from './leads.texts';

interface AssignProps {
  selection: RowSelection;
  params: LeadListParams;
  total: number;
  totalIsExact: boolean;
}

const askFrom = 100;

/** Hands the chosen leads to one person, or out by the rules. */
export function AssignButton({ selection, params, total, totalIsExact }: AssignProps) {
  const t = useTexts(leadTexts);
  const { modal } = App.useApp();
  const can = useCan();
  const assign = useAssignLeads();
  const putBack = useUndoAssign();
  const [open, setOpen] = useState(false);
  const [user, setUser] = useState<string>();
  const count = selection.everything ? total : selection.ids.size;
  if (!can('leads.assign')) return null;

  const apply = async (person?: string) => {
    setOpen(false);
    const { sort: _sort, ...conditions } = params;
    const where = selection.everything ? { conditions } : { lead_ids: [...selection.ids] };
    try {
      const done = await assign.mutateAsync({ ...where, user_id: person });
      selection.clear();
      const said =
        done.skipped > 0
          ? t('assignedSome', { count: done.assigned, skipped: done.skipped })
          : t('assigned', { count: done.assigned });
      if (done.assigned > 0) toasts.undo(said, () => putBack.mutateAsync(done.hands));
      else toasts.success(said);
    } catch (error) {
      toasts.error(explain(error));
    }
  };
  const ask = (person?: string) => {
    if (count <= askFrom) return void apply(person);
    modal.confirm({
      title: t('assignSure', { total: formatTotal(count, !selection.everything || totalIsExact) }),
      okText: t('assignThem', { count }),
      cancelText: t('cancel'),
      onOk: () => apply(person),
    });
  };

  return (
    <Pop
      open={open}
      onOpenChange={setOpen}
      placement="top"
      padding={12}
      content={
        <div className={css.assign}>
          <UserPicker autoFocus placeholder={t('assignTo')} value={user} onChange={setUser} style={{ width: '100%' }} />
          <Button type="primary" block disabled={!user} onClick={() => ask(user)}>
            {t('assignThem', { count })}
          </Button>
          <Button block onClick={() => ask()}>
            {t('assignByRules')}
          </Button>
        </div>
      }
    >
      <Button type="text" icon={<UserIcon />} loading={assign.isPending}>
        {t('assign')}
      </Button>
    </Pop>
  );
}
