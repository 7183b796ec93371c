import createClient from 'openapi-fetch';
import { ApiProblem, type ProblemBody, Unreachable } from './problem';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

type Listener = () => void;
const signedOut = new Set<Listener>();

/** Calls back when the server no longer knows the session; returns the way to stop. */
export function onSignedOut(listener: Listener): () => void {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
}

const factorless = new Set<Listener>();

/** Calls back when the server wants a second factor set up before anything else; returns the way to stop. */
export function onFactorWanted(listener: Listener): () => void {
  factorless.add(listener);
  return () => factorless.delete(listener);
}

/** A wrong password, code or passkey is an answer to a form, not the end of a session. */
export const endsSession = (status: number, code?: string): boolean =>
  status === 401 && code !== 'auth.wrong' && !/^(second_factor|passkey)\./.test(code ?? '');

async function refuse(response: Response): Promise<never> {
  const text = await response.text();
  let problem: ProblemBody = {};
  try {
    problem = JSON.parse(text) as ProblemBody;
  } catch {
    // a proxy's page instead of a problem: the status has to do
  }
  if (endsSession(response.status, problem.code)) for (const listener of signedOut) listener();
  if (problem.code === 'second_factor.setup_required') for (const listener of factorless) listener();
  const wait = Number(response.headers.get('Retry-After'));
  throw new ApiProblem(response.status, problem, wait > 0 ? wait : null);
}

// `fetch` is looked up at each call, so that what wraps it later (tests, tracing) is used
const send = (request: Request) => fetch(request);

export const api = createClient<paths>({ baseUrl: window.location.origin, credentials: 'same-origin', fetch: send });

api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', document.documentElement.lang || 'zh-CN');
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) await refuse(response);
  },
  onError({ error }) {
    if (error instanceof DOMException && error.name === 'AbortError') return error;
    return new Unreachable(error);
  },
});

/** Returns the body of a successful answer; a failed one has already been thrown as ApiProblem. */
export async function body<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}

/** Sends a form with a file in it. */
export async function upload<T>(path: string, form: FormData, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      body: form,
      signal,
      headers: { 'Accept-Language': document.documentElement.lang || 'zh-CN' },
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Unreachable(error);
  }
  if (!response.ok) await refuse(response);
  return (await response.json()) as T;
}

/** Sends one file and tells how far it is, from 0 to 1; `fetch` does not know. */
export function uploadFile<T>(path: string, file: File, onProgress: (part: number) => void, signal: AbortSignal) {
  return new Promise<T>((done, fail) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file);
    request.open('POST', path);
    request.setRequestHeader('Accept-Language', document.documentElement.lang || 'zh-CN');
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => fail(new Unreachable());
    request.onabort = () => fail(new DOMException('aborted', 'AbortError'));
    request.onload = () => {
      if (request.status < 300) done(JSON.parse(request.responseText) as T);
      else refuse(new Response(request.responseText, { status: request.status })).catch(fail);
    };
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
