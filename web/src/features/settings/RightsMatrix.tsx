import { Checkbox, Select } from 'antd';
import { useLocale, useTexts } from '@/shared/i18n';
import { usePhone } from '@/shared/useMediaQuery';
import type { Permission, Scope } from './roles.api';
import css from './roles.module.css';
import { actionLabel, resourceLabel, rolesTexts } from './roles.texts';
import { columns, type Draft, type MatrixRow, matrixOf, withGrant } from './rolesDraft';

interface RightsMatrixProps {
  permissions: Permission[];
  draft: Draft;
  fixed: boolean;
  onChange: (draft: Draft) => void;
}

/** Kinds of records down, acts across; on a phone each kind is a card of its own. */
export function RightsMatrix({ permissions, draft, fixed, onChange }: RightsMatrixProps) {
  const t = useTexts(rolesTexts);
  const locale = useLocale();
  const phone = usePhone();
  const rows = matrixOf(permissions);
  const set = (permission: Permission, scope: Scope | null) =>
    onChange(withGrant(draft, permission, scope, permissions));
  const cell = (permission: Permission) => (
    <GrantCell
      permission={permission}
      scope={draft.grants[permission.permission] ?? null}
      fixed={fixed}
      onSet={(scope) => set(permission, scope)}
    />
  );
  if (phone) return <Cards rows={rows} cell={cell} />;
  return (
    <div className={css.scroll}>
      <table className={css.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('resource')}</th>
            {columns.map((action) => (
              <th key={action} scope="col">
                {actionLabel(action, locale)}
              </th>
            ))}
            <th scope="col">{t('other')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.resource}>
              <th scope="row">{resourceLabel(row.resource, locale)}</th>
              {columns.map((action) => {
                const permission = row.cells[action];
                return <td key={action}>{permission ? cell(permission) : <span className={css.none} />}</td>;
              })}
              <td className={css.others}>
                {row.others.map((one) => (
                  <GrantCell
                    key={one.permission}
                    permission={one}
                    scope={draft.grants[one.permission] ?? null}
                    fixed={fixed}
                    label={actionLabel(one.action, locale)}
                    onSet={(scope) => set(one, scope)}
                  />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cards({ rows, cell }: { rows: MatrixRow[]; cell: (permission: Permission) => React.ReactNode }) {
  const locale = useLocale();
  return rows.map((row) => (
    <section key={row.resource} className={css.card}>
      <h3>{resourceLabel(row.resource, locale)}</h3>
      {[...columns.flatMap((action) => row.cells[action] ?? []), ...row.others].map((permission) => (
        <div key={permission.permission} className={css.cardLine}>
          <span>{actionLabel(permission.action, locale)}</span>
          {cell(permission)}
        </div>
      ))}
    </section>
  ));
}

interface GrantCellProps {
  permission: Permission;
  scope: Scope | null;
  fixed: boolean;
  label?: string;
  onSet: (scope: Scope | null) => void;
}

function GrantCell({ permission, scope, fixed, label, onSet }: GrantCellProps) {
  const t = useTexts(rolesTexts);
  const locale = useLocale();
  const name = `${resourceLabel(permission.resource, locale)}: ${actionLabel(permission.action, locale)}`;
  if (!permission.has_scope)
    return (
      <Checkbox
        checked={scope !== null}
        disabled={fixed}
        aria-label={label ? undefined : name}
        onChange={(event) => onSet(event.target.checked ? 'all' : null)}
      >
        {label}
      </Checkbox>
    );
  return (
    <Select<Scope | 'none'>
      size="small"
      variant="filled"
      className={css.scope}
      data-scope={scope ?? 'none'}
      value={scope ?? 'none'}
      disabled={fixed}
      aria-label={name}
      popupMatchSelectWidth={false}
      options={(['none', 'own', 'department', 'all'] as const).map((value) => ({
        value,
        label: t(`scope.${value}`),
      }))}
      onChange={(value) => onSet(value === 'none' ? null : value)}
    />
  );
}
