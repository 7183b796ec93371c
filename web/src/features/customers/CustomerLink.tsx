import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { customerRecord } from './customers.api';

/** A customer's name that leads there; the record is fetched while the pointer is on it. */
export function CustomerLink({ id, name, className }: { id: string; name: string; className?: string }) {
  const cache = useQueryClient();
  return (
    <Link
      className={className}
      to={`/customers/${id}`}
      onMouseEnter={() => void cache.prefetchQuery(customerRecord(id))}
      title={name}
    >
      {name}
    </Link>
  );
}
