import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown, Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { EditIcon, MoreIcon, PlusIcon, TrashIcon, TreeIcon, UserIcon } from '@/shared/icons';
import { KeyTooltip } from '@/shared/Keys';
import { explain, useProblem } from '@/shared/problems';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { usePhone } from '@/shared/useMediaQuery';
import { usePageTitle } from '@/shared/usePageTitle';
import { departmentsQuery } from '@/shared/users';
import { departmentTexts } from './departments.texts';
import { HeadDialog } from './HeadDialog';
import { MoveDepartmentDialog } from './MoveDepartmentDialog';
import { Empty, PageHead, RowsSkeleton, Section } from './Section';
import { type Department, useCreateDepartment, useDeleteDepartment, useEditDepartment } from './settings.api';
import css from './settings.module.css';
import { settingsTexts } from './settings.texts';
import { inTreeOrder, type TreeRow } from './tree';
import { type DepartmentMoves, useDepartmentMoves } from './useDepartmentMoves';

/** What is being typed: a new one below a parent, or another name for one. */
type Editing = { below: string | null } | { rename: string } | null;

export function DepartmentsPage() {
  const t = useTexts(settingsTexts);
  const d = useTexts(departmentTexts);
  const can = useCan();
  const departments = useQuery(departmentsQuery);
  const [editing, setEditing] = useState<Editing>(null);
  const [moving, setMoving] = useState<Department | null>(null);
  usePageTitle(t('departments.title'));

  const rows = inTreeOrder(departments.data?.items ?? []);
  const moves = useDepartmentMoves(departments.data?.items ?? []);
  const addAt = editing && 'below' in editing ? editing.below : undefined;
  const add = (
    <Button type="primary" icon={<PlusIcon />} onClick={() => setEditing({ below: null })}>
      {t('departments.new')}
    </Button>
  );
  const empty = departments.data && rows.length === 0 && addAt === undefined;
  return (
    <>
      <PageHead
        title={t('departments.title')}
        text={t('departments.text')}
        action={can('departments.edit') && !empty && add}
      />
      <Section>
        {departments.isPending && <RowsSkeleton />}
        {departments.isError && <Empty title={explain(departments.error)} />}
        {empty && (
          <Empty title={t('departments.none')} text={t('departments.none.text')}>
            {can('departments.edit') && add}
          </Empty>
        )}
        {moves.dragged?.parent_id && (
          <div className={css.dropTop} {...moves.drop('top')}>
            {d('toTop')}
          </div>
        )}
        <ul className={css.rows}>
          {rows.map((row) => (
            <DepartmentRow
              key={row.department.department_id}
              row={row}
              editing={editing}
              moves={moves}
              onEdit={setEditing}
              onMove={() => setMoving(row.department)}
            />
          ))}
          {addAt === null && <NewRow parent={null} depth={0} onDone={() => setEditing(null)} />}
        </ul>
      </Section>
      <MoveDepartmentDialog
        department={moving}
        departments={departments.data?.items ?? []}
        onMove={moves.to}
        onClose={() => setMoving(null)}
      />
    </>
  );
}

interface DepartmentRowProps {
  row: TreeRow;
  editing: Editing;
  moves: DepartmentMoves;
  onEdit: (editing: Editing) => void;
  onMove: () => void;
}

function DepartmentRow(props: DepartmentRowProps) {
  const { department, depth } = props.row;
  const { department_id: id, name } = department;
  const t = useTexts(settingsTexts);
  const can = useCan();
  const rename = useEditDepartment();
  const showProblem = useProblem();
  const phone = usePhone();
  const renaming = props.editing !== null && 'rename' in props.editing && props.editing.rename === id;
  const adding = props.editing !== null && 'below' in props.editing && props.editing.below === id;
  const done = () => props.onEdit(null);
  const save = (text: string) => {
    done();
    if (text !== name) rename.mutate({ department_id: id, name: text }, { onError: (error) => showProblem(error) });
  };
  return (
    <>
      <li
        className={css.row}
        style={{ paddingLeft: 16 + depth * 24 }}
        {...(can('departments.edit') && !renaming && props.moves.drag(department))}
        {...props.moves.drop(id)}
      >
        {depth > 0 && <span className={css.branch} aria-hidden="true" />}
        <div className={css.rowMain}>
          {renaming ? <NameField value={name} onSave={save} onCancel={done} /> : <strong>{name}</strong>}
          {!renaming && (phone || department.head_name) && (
            <span className={css.under}>
              {department.head_name && t('departments.ledBy', { name: department.head_name })}
              {phone && department.head_name && ' · '}
              {phone && t('departments.people', { count: department.user_count })}
            </span>
          )}
        </div>
        <span className={css.seen}>{t('departments.people', { count: department.user_count })}</span>
        {can('departments.edit') && !renaming && (
          <RowButtons row={props.row} onEdit={props.onEdit} onMove={props.onMove} />
        )}
      </li>
      {adding && <NewRow parent={id} depth={depth + 1} onDone={done} />}
    </>
  );
}

function RowButtons(props: { row: TreeRow; onEdit: (editing: Editing) => void; onMove: () => void }) {
  const { row, onEdit, onMove } = props;
  const t = useTexts(settingsTexts);
  const d = useTexts(departmentTexts);
  const { department_id: id, name, parent_id } = row.department;
  const phone = usePhone();
  const remove = useDeleteDepartment();
  const [choosing, setChoosing] = useState(false);
  const create = useCreateDepartment();
  const showProblem = useProblem();
  const drop = () =>
    remove.mutate(id, {
      onSuccess: () =>
        toasts.undo(t('departments.deleted', { name }), async () => {
          await create.mutateAsync({ name, parent_id });
        }),
      onError: (error) => showProblem(error),
    });
  const buttons = [
    { label: t('departments.addBelow'), icon: <PlusIcon />, run: () => onEdit({ below: id }) },
    { label: t('departments.rename'), icon: <EditIcon />, run: () => onEdit({ rename: id }) },
    { label: t('departments.head'), icon: <UserIcon />, run: () => setChoosing(true) },
    { label: d('move'), icon: <TreeIcon />, run: onMove },
    { label: t('delete'), icon: <TrashIcon />, run: drop },
  ];
  const dialog = choosing && <HeadDialog department={row.department} onClose={() => setChoosing(false)} />;
  if (phone) {
    const items = buttons.map(({ label, icon, run }) => ({ key: label, label, icon, onClick: run }));
    return (
      <>
        <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
          <Button type="text" icon={<MoreIcon />} aria-label={t('departments.more', { name })} />
        </Dropdown>
        {dialog}
      </>
    );
  }
  return (
    <span className={css.rowButtons}>
      {buttons.map((one) => (
        <KeyTooltip key={one.label} title={one.label}>
          <Button type="text" icon={one.icon} aria-label={`${one.label}: ${name}`} onClick={one.run} />
        </KeyTooltip>
      ))}
      {dialog}
    </span>
  );
}

function NewRow({ parent, depth, onDone }: { parent: string | null; depth: number; onDone: () => void }) {
  const create = useCreateDepartment();
  const showProblem = useProblem();
  const save = (name: string) => {
    onDone();
    create.mutate({ name, parent_id: parent }, { onError: (error) => showProblem(error) });
  };
  return (
    <li className={css.row} style={{ paddingLeft: 16 + depth * 24 }}>
      {depth > 0 && <span className={css.branch} aria-hidden="true" />}
      <div className={css.rowMain}>
        <NameField value="" onSave={save} onCancel={onDone} />
      </div>
    </li>
  );
}

/** Enter saves, Esc leaves, and leaving the field with a name in it saves as well: nothing typed is lost. */
function NameField(props: { value: string; onSave: (name: string) => void; onCancel: () => void }) {
  const t = useTexts(settingsTexts);
  const [text, setText] = useState(props.value);
  const finish = () => (text.trim() === '' ? props.onCancel() : props.onSave(text.trim()));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') finish();
    if (event.key === 'Escape') props.onCancel();
  };
  return (
    <Input
      autoFocus
      value={text}
      maxLength={100}
      aria-label={t('departments.name')}
      placeholder={t('departments.name')}
      onChange={(event) => setText(event.target.value)}
      onFocus={(event) => event.target.select()}
      onKeyDown={onKeyDown}
      onBlur={finish}
    />
  );
}
