import { lazy, Suspense } from 'react';
import { closeContactForm, useFormRequest } from './formRequest';

const ContactForm = lazy(async () => ({ default: (await import('./ContactForm')).ContactForm }));

/** Shows the contact form above whatever page asked for it. */
export function ContactFormHost() {
  const request = useFormRequest();
  if (!request) return null;
  return (
    <Suspense fallback={null}>
      <ContactForm
        key={request.contact?.contact_id ?? 'new'}
        contact={request.contact}
        customer={request.customer}
        onClose={closeContactForm}
      />
    </Suspense>
  );
}
