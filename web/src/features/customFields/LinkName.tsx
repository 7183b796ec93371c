import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { none } from '@/shared/format';
import { recordPath } from '@/shared/records/recordPath';
import { namesOf } from './customFields.api';

/** The name of a record somebody linked to, leading there where it has a page. */
export function LinkName({ kind, id }: { kind: string; id: string }) {
  const names = useQuery(namesOf(kind, [id]));
  const name = names.data?.items[0]?.name;
  const path = recordPath(kind, id);
  if (!name) return <span className="gx-none">{names.isPending ? '…' : none}</span>;
  return path ? <Link to={path}>{name}</Link> : name;
}
