/**
 * Between the server's JSON and the browser's WebAuthn: bytes are base64url text there and buffers here. By hand, since
 * `parseCreationOptionsFromJSON` and `toJSON` are missing in browsers of 2024 and refuse in password managers' own credentials.
 */

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));

const textOf = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

interface Descriptor {
  id: string;
  type: 'public-key';
  transports?: AuthenticatorTransport[];
}

const known = (descriptors: Descriptor[] = []) => descriptors.map((one) => ({ ...one, id: bytesOf(one.id) }));

const wrap = (made: PublicKeyCredential, response: Record<string, unknown>) =>
  JSON.stringify({
    id: made.id,
    rawId: textOf(made.rawId),
    type: made.type,
    authenticatorAttachment: made.authenticatorAttachment,
    clientExtensionResults: {},
    response,
  });

/** Has a device make a passkey; answers what the server wants to see of it. */
export async function make(options: string): Promise<string> {
  const asked = JSON.parse(options);
  const made = (await navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: bytesOf(asked.challenge),
      user: { ...asked.user, id: bytesOf(asked.user.id) },
      excludeCredentials: known(asked.excludeCredentials),
    },
  })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return wrap(made, {
    clientDataJSON: textOf(response.clientDataJSON),
    attestationObject: textOf(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  });
}

/** Has a device answer with a passkey it has. */
export async function answer(options: string): Promise<string> {
  const asked = JSON.parse(options);
  const made = (await navigator.credentials.get({
    publicKey: { ...asked, challenge: bytesOf(asked.challenge), allowCredentials: known(asked.allowCredentials) },
  })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAssertionResponse;
  return wrap(made, {
    clientDataJSON: textOf(response.clientDataJSON),
    authenticatorData: textOf(response.authenticatorData),
    signature: textOf(response.signature),
    userHandle: response.userHandle ? textOf(response.userHandle) : null,
  });
}
