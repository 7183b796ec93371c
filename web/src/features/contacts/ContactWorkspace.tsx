import { lazy, Suspense } from 'react';
import { useMatch } from 'react-router';
import { ContactListPage } from './ContactListPage';

const ContactPanel = lazy(async () => ({ default: (await import('./ContactPanel')).ContactPanel }));

/** Everybody at every customer; a person opens beside the list, on phones above it. */
export function ContactWorkspace() {
  const id = useMatch('/contacts/:id')?.params.id ?? null;
  return (
    <ContactListPage openId={id}>
      {(neighbours, onClose) =>
        id && (
          <Suspense fallback={null}>
            <ContactPanel id={id} neighbours={neighbours} onClose={onClose} />
          </Suspense>
        )
      }
    </ContactListPage>
  );
}
