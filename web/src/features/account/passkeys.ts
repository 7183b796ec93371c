import { say } from '@/shared/i18n';
import { explain } from '@/shared/problems';
import { passkeyTexts } from './passkeys.texts';

const isNumber = (host: string) => /^[\d.]+$/.test(host) || host.includes(':') || host.startsWith('[');

/** Browsers bind passkeys to a name, over an encrypted connection or on the own computer. */
export const passkeysPossible = (): boolean =>
  window.isSecureContext && 'PublicKeyCredential' in window && !isNumber(window.location.hostname);

/** What to tell the user; the browser's own errors say nothing one could act on. */
export function explainPasskey(error: unknown): string {
  if (!(error instanceof DOMException)) return explain(error);
  if (error.name === 'NotAllowedError' || error.name === 'AbortError') return say(passkeyTexts, 'cancelled');
  if (error.name === 'InvalidStateError') return say(passkeyTexts, 'known');
  return say(passkeyTexts, 'unable');
}
