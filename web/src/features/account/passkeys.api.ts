import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/api/client';
import { meQuery } from '@/shared/session';

export type PasskeyRow = Schemas['PasskeyRow'];
export type PasskeyAnswer = Schemas['PasskeyAnswer'];
export type Proof = Schemas['BothFactorsRequest'];

export const passkeysQuery = queryOptions({
  queryKey: ['passkeys'],
  queryFn: () => body(api.GET('/api/me/passkeys')),
});

/** Most people sign in without one, so that what talks to devices is loaded when it is needed. */
async function answerTo(asked: Schemas['PasskeyChallenge']): Promise<PasskeyAnswer> {
  const { answer } = await import('./webauthn');
  return { challenge: asked.challenge, credential: await answer(asked.options) };
}

/** To sign in: by itself, or as the second step after the password. */
export const answerToSignIn = async (half_session?: string) =>
  answerTo(await body(api.POST('/api/auth/passkeys/challenge', { body: { half_session } })));

/** To confirm who one is while signed in. */
export const answerToConfirm = async (): Promise<Proof> => ({
  passkey: await answerTo(await body(api.POST('/api/me/passkeys/challenge'))),
});

function usePasskeyChange<V, R>(change: (request: V) => Promise<R>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onError: () => undefined,
    onSuccess: () =>
      Promise.all(
        [passkeysQuery.queryKey, ['second_factor'], ['sessions'], meQuery.queryKey].map((queryKey) =>
          cache.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

export const useAddPasskey = () =>
  usePasskeyChange(async ({ name, proof }: { name: string; proof: Proof }) => {
    const asked = await body(api.POST('/api/me/passkeys/begin', { body: proof }));
    const { make } = await import('./webauthn');
    const credential = await make(asked.options);
    return body(api.POST('/api/me/passkeys', { body: { name, challenge: asked.challenge, credential } }));
  });

export const useRenamePasskey = () =>
  usePasskeyChange(({ passkey_id, name }: { passkey_id: string; name: string }) =>
    body(api.PATCH('/api/me/passkeys/{passkey_id}', { params: { path: { passkey_id } }, body: { name } })),
  );

export const useRemovePasskey = () =>
  usePasskeyChange(({ passkey_id, proof }: { passkey_id: string; proof: Proof }) =>
    body(api.POST('/api/me/passkeys/{passkey_id}/removal', { params: { path: { passkey_id } }, body: proof })),
  );
