import { useQuery } from '@tanstack/react-query';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { PlusIcon, TreeIcon } from '@/shared/icons';
import { MoneyText } from '@/shared/records/MoneyText';
import { useCan } from '@/shared/session';
import { CustomerLink } from './CustomerLink';
import { CustomerPicker } from './CustomerPicker';
import { openCreateChild } from './createRequest';
import { type Customer, type CustomerGroup, customerGroup, useMoveInGroup } from './customers.api';
import css from './customers.module.css';
import { customerTexts } from './customers.texts';
import { GradeMark } from './GradeMark';
import group from './group.module.css';

/** So many companies are shown before one asks for all of them. */
const atFirst = 12;

/** The companies above and below a customer as a tree, and what they bring together. */
export function CustomerGroupCard({ record }: { record: Customer }) {
  const t = useTexts(customerTexts);
  const can = useCan();
  const { data } = useQuery(customerGroup(record.customer_id));
  const members = data?.items ?? [];
  return (
    <section className={css.card} aria-label={t('family')}>
      <h3 className={css.cardTitle}>
        {t('family')} {members.length > 1 && <span className={css.dim}>{members.length}</span>}
      </h3>
      {data && members.length > 1 && <Sums data={data} />}
      {members.length > 1 && <Tree record={record} members={members} />}
      {data?.is_cut && <p className={css.dim}>{t('familyCut', { count: members.length })}</p>}
      {data && members.length <= 1 && <p className={css.dim}>{t('noFamily')}</p>}
      <div className={group.actions}>
        {can('customers.create') && (
          <Button
            type="text"
            icon={<PlusIcon />}
            onClick={() => openCreateChild({ id: record.customer_id, name: record.name })}
          >
            {t('addChild')}
          </Button>
        )}
        {can('customers.edit') && <ParentButton record={record} />}
      </div>
    </section>
  );
}

function Sums({ data }: { data: CustomerGroup }) {
  const t = useTexts(customerTexts);
  if (data.open_amount === null || data.won_amount === null) return null;
  return (
    <dl className={group.sums}>
      <div>
        <dt>{t('groupOpen')}</dt>
        <dd>
          <MoneyText value={data.open_amount} short />
          {data.open_deals ? <small>{t('groupDeals', { count: data.open_deals })}</small> : null}
        </dd>
      </div>
      <div>
        <dt>{t('groupWon')}</dt>
        <dd>
          <MoneyText value={data.won_amount} short />
          {data.other_currencies ? <small>{t('groupOthers', { count: data.other_currencies })}</small> : null}
        </dd>
      </div>
    </dl>
  );
}

function Tree({ record, members }: { record: Customer; members: CustomerGroup['items'] }) {
  const t = useTexts(customerTexts);
  const [all, setAll] = useState(false);
  const own = members.findIndex((one) => one.customer_id === record.customer_id);
  const shown = all || members.length <= atFirst + 1 ? members : members.filter((_, i) => i < atFirst || i === own);
  return (
    <ul className={group.tree}>
      {shown.map((one) => (
        <li
          key={one.customer_id}
          className={group.member}
          style={{ paddingInlineStart: 8 + Math.min(one.depth, 8) * 16 }}
          data-own={one.customer_id === record.customer_id || undefined}
          aria-current={one.customer_id === record.customer_id || undefined}
        >
          {one.depth > 0 && <span className={group.branch} aria-hidden />}
          {one.customer_id === record.customer_id ? (
            <strong className={css.clip} title={one.name}>
              {one.name}
            </strong>
          ) : (
            <CustomerLink id={one.customer_id} name={one.name} className={css.clip} />
          )}
          <GradeMark grade={one.grade} />
          <span className={css.grow} />
          {one.open_amount ? (
            <span className={group.amount}>
              <MoneyText value={one.open_amount} short />
            </span>
          ) : null}
        </li>
      ))}
      {shown.length < members.length && (
        <li>
          <Button type="link" size="small" onClick={() => setAll(true)}>
            {t('familyAll', { count: members.length })}
          </Button>
        </li>
      )}
    </ul>
  );
}

/** Puts the customer below another, or out of its group. */
function ParentButton({ record }: { record: Customer }) {
  const t = useTexts(customerTexts);
  const [open, setOpen] = useState(false);
  const move = useMoveInGroup(record.customer_id);
  const to = (parent: string | null) => {
    setOpen(false);
    if (parent !== record.parent_id) move(parent, record.version);
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      destroyOnHidden
      title={t('parent_id')}
      content={
        <div className={group.picker}>
          <CustomerPicker
            autoFocus
            aria-label={t('parent_id')}
            value={record.parent_id}
            known={{ id: record.parent_id, name: record.parent_name }}
            onChange={(id) => id && to(id)}
          />
          {record.parent_id && (
            <Button type="text" onClick={() => to(null)}>
              {t('leaveGroup')}
            </Button>
          )}
        </div>
      }
    >
      <Button type="text" icon={<TreeIcon />}>
        {record.parent_id ? t('moveParent') : t('setParent')}
      </Button>
    </Popover>
  );
}
