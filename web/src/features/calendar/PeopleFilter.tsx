import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Avatar } from '@/shared/Avatar';
import { useTexts } from '@/shared/i18n';
import { ChevronDownIcon, ContactsIcon } from '@/shared/icons';
import { OptionList } from '@/shared/lists/OptionList';
import { Pop } from '@/shared/lists/Pop';
import { useCan, useMe } from '@/shared/session';
import { useDebounced } from '@/shared/useDebounced';
import { userSearch } from '@/shared/users';
import css from './calendar.module.css';
import { calendarTexts } from './calendar.texts';
import type { People } from './people';

const all = 'all';

/** One's own calendar, some colleagues', or everybody's. */
export function PeopleFilter({ people, short }: { people: People; short: boolean }) {
  const t = useTexts(calendarTexts);
  const me = useMe();
  const can = useCan();
  const [open, setOpen] = useState(false);
  const [q, setQ] = useState('');
  const found = useQuery({ ...userSearch(useDebounced(q)), enabled: open, placeholderData: keepPreviousData });
  if (!can('users.view')) return null;
  const { ids } = people;
  const mineOnly = ids?.length === 1 && ids[0] === me.user_id;
  const colleagues = (found.data?.items ?? [])
    .filter((user) => user.user_id !== me.user_id)
    .map((user) => ({ value: user.user_id, label: user.name, mark: <Avatar name={user.name} size={20} /> }));
  const label = ids === null ? t('everybody') : mineOnly ? t('mine') : t('persons', { count: ids.length });
  return (
    <Pop
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
      content={
        <OptionList
          label={t('people')}
          several
          options={[
            ...(q
              ? []
              : [
                  { value: me.user_id, label: t('me'), mark: <Avatar name={me.name} size={20} /> },
                  { value: all, label: t('everybody') },
                ]),
            ...colleagues,
          ]}
          chosen={ids ?? [all]}
          loading={found.isPending}
          onSearch={setQ}
          onChange={(chosen) => {
            const everybody = chosen.includes(all);
            if (everybody && ids !== null) people.choose(null);
            else people.choose(chosen.filter((one) => one !== all));
          }}
        />
      }
    >
      <Button
        className={css.peopleButton}
        icon={<ContactsIcon />}
        aria-label={`${t('people')}: ${label}`}
        aria-haspopup="listbox"
        aria-expanded={open}
      >
        {!short && (
          <>
            {label} <ChevronDownIcon className={`gx-icon ${css.chevron}`} />
          </>
        )}
      </Button>
    </Pop>
  );
}
