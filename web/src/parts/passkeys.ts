// Security keys and passkeys: what the browser asks of them, and the way of their answers to the server.
import { post } from '../api';
import type { Passkey } from '../types';
import { Mistake } from '../view';

interface Asked<T> { ticket: string; options: T }

// Browsers bind keys to names. An address of version 6 stands in brackets.
const isNumber = /^[\d.]+$|^\[/.test(location.hostname);

/** Where the same workbench has keys, if this is its own machine asked for by a number. */
export const withPasskeys = (): string | null =>
  location.hostname.startsWith('127.') || location.hostname === '[::1]' ? `${location.protocol}//localhost${location.port ? `:${location.port}` : ''}` : null;

/** Whether this browser has keys, and has them under this address: they want a name, and https or this machine. */
export const hasPasskeys = (): boolean =>
  !isNumber && typeof PublicKeyCredential === 'function' && typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function';

/** Registers a key; gives recovery codes where it is the first. Nothing is registered once `closed`. */
export async function addPasskey(name: string, closed: AbortSignal): Promise<{ passkey: Passkey; recoveryCodes: string[] }> {
  const asked = await post<Asked<PublicKeyCredentialCreationOptionsJSON>>('/passkeys/options');
  const credential = await answerOf(() => navigator.credentials.create({ signal: closed, publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked.options) }));
  return post('/passkeys', { ticket: asked.ticket, credential, name });
}

/** Shows a key where `path` asks for one, with what goes before it. */
export async function showPasskey<T>(path: string, before: unknown = {}, closed?: AbortSignal): Promise<T> {
  const asked = await post<Asked<PublicKeyCredentialRequestOptionsJSON>>(`${path}/options`, before);
  const credential = await answerOf(() => navigator.credentials.get({ ...(closed ? { signal: closed } : {}), publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked.options) }));
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
  InvalidStateError: 'This key is registered for your account already. Use another one.',
  NotAllowedError: 'It was called off, took too long, or the browser found no key that fits. Try again; a key without a PIN, finger or face wants name and password first.',
  NotSupportedError: 'The key knows none of the kinds of signatures that are taken here.',
  SecurityError: 'The browser has no keys for this address. Open the workbench by its name and https.',
};
