import { WarningIcon } from '../icons';
import css from './doubles.module.css';

export interface Double {
  id: string;
  name: string;
  address: string;
  /** What tells it from others, and why it may be the same. */
  notes: (string | null)[];
}

interface DoublesProps {
  title: string;
  items: Double[];
  /** Opens it in this window; without it, in another. */
  onOpen?: (id: string) => void;
}

/** Records that may be the one that is being typed. */
export function Doubles({ title, items, onOpen }: DoublesProps) {
  return (
    <div aria-live="polite">
      {items.length > 0 && (
        <div className={css.doubles}>
          <strong>
            <WarningIcon /> {title}
          </strong>
          <ul>
            {items.map((one) => (
              <li key={one.id}>
                <a
                  href={one.address}
                  target="_blank"
                  rel="noreferrer"
                  onClick={(event) => {
                    if (!onOpen || event.metaKey || event.ctrlKey) return;
                    event.preventDefault();
                    onOpen(one.id);
                  }}
                >
                  {one.name}
                </a>
                <small>{one.notes.filter(Boolean).join(' · ')}</small>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
