// Security keys and passkeys: what the browser asks of them, and the way of their answers to the server.
import { post } from '../api';
import type { Passkey } from '../types';
import { Mistake } from '../view';

interface Asked<T> { ticket: string; options: T }

/** Whether this browser has keys, and has them under this address: they want https, or this machine. */
export const hasPasskeys = (): boolean =>
  typeof PublicKeyCredential === 'function' && typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function';

/** Registers a key; gives recovery codes where it is the first. */
export async function addPasskey(name: string): Promise<{ passkey: Passkey; recoveryCodes: string[] }> {
  const asked = await post<Asked<PublicKeyCredentialCreationOptionsJSON>>('/passkeys/options');
  const credential = await answerOf(() => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked.options) }));
  return post('/passkeys', { ticket: asked.ticket, credential, name });
}

/** Shows a key where `path` asks for one, with what goes before it. */
export async function showPasskey<T>(path: string, before: unknown = {}): Promise<T> {
  const asked = await post<Asked<PublicKeyCredentialRequestOptionsJSON>>(`${path}/options`, before);
  const credential = await answerOf(() => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked.options) }));
  return post<T>(path, { ticket: asked.ticket, credential });
}

async function answerOf(ask: () => Promise<Credential | null>): Promise<unknown> {
  try {
    const credential = await ask();
    if (credential instanceof PublicKeyCredential) return credential.toJSON();
  } catch (e) {
    if (!(e instanceof DOMException)) throw e;
    throw new Mistake(faults[e.name] ?? faults['NotAllowedError'] ?? e.message, 'The key was not used.');
  }
  throw new Mistake(faults['NotAllowedError'] ?? '', 'The key was not used.');
}

// By the names of the standard. Browsers do not tell which of the reasons for NotAllowedError it is.
const faults: Record<string, string> = {
  InvalidStateError: 'This key is registered for your account already.',
  NotAllowedError: 'It was called off, took too long, or no key that is known here was found. Try again, or take another way.',
  NotSupportedError: 'The key knows none of the kinds of signatures that are taken here.',
  SecurityError: 'The browser has no keys for this address. Open the workbench by its name and https.',
};
