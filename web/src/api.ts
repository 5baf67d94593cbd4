// The way to the server. Every answer that is no success becomes an ApiError with the server's problem document.
import type { Meta, Problem, Session } from './types';

const root = '/api/v1';

export class ApiError extends Error {
  constructor(readonly problem: Problem, readonly retryAfterSeconds: number | null) {
    super(problem.detail);
  }
}

export type Parameters = Record<string, string | number | boolean | null | undefined>;

let session: Session | null = null;
let meta: Promise<Meta> | null = null;

/** Who is at work; `loadSession` has to have been called. */
export function currentSession(): Session {
  if (session === null) throw new Error('The session was not loaded.');
  return session;
}

export const isSessionKnown = (): boolean => session !== null;

export async function loadSession(): Promise<Session> {
  session = await get<Session>('/session');
  return session;
}

export function rememberSession(value: Session): void {
  session = value;
  meta = null;
}

/** The words of the program, asked for once. */
export function words(): Promise<Meta> {
  meta ??= get<Meta>('/meta').catch((e: unknown) => {
    meta = null;
    throw e;
  });
  return meta;
}

export const may = (permission: string): boolean => session?.user?.permissions.some((p) => p === permission) ?? false;

/** Why nothing can be changed in the archive, or null where it can. */
export const whyReadOnly = (): string | null =>
  session?.archive && !session.archive.writable ? 'The archive is read-only: judging and taking in need the right to write to its file and folder.' : null;

/** Sensitive actions ask for the password again; the shell says how. */
export const confirmation: { ask: () => Promise<boolean> } = { ask: () => Promise.resolve(false) };

export function get<T>(path: string, parameters: Parameters = {}, signal?: AbortSignal): Promise<T> {
  return send<T>('GET', path + query(parameters), undefined, signal);
}

export const post = <T>(path: string, body: unknown = {}, signal?: AbortSignal): Promise<T> => send<T>('POST', path, body, signal);
export const put = <T>(path: string, body: unknown): Promise<T> => send<T>('PUT', path, body);
export const remove = (path: string): Promise<void> => send<void>('DELETE', path);

export function query(parameters: Parameters): string {
  const pairs = Object.entries(parameters).filter(([, v]) => v !== null && v !== undefined && v !== '').map(([k, v]) => [k, String(v)]);
  return pairs.length === 0 ? '' : '?' + new URLSearchParams(pairs).toString();
}

export const address = (path: string): string => root + path;

async function send<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  try {
    return await attempt<T>(method, path, body, signal);
  } catch (e) {
    if (!(e instanceof ApiError)) throw e;
    if (e.problem.code === 'CAS1306') {
      if (await confirmation.ask()) return attempt<T>(method, path, body, signal);
      throw new ApiError({ ...e.problem, detail: 'Nothing was changed. Press the button again, and show your password or your key.' }, null);
    }
    if (e.problem.code === 'CAS1305') {
      // The token belongs to a session that ended, or the server was started anew.
      await loadSession();
      return attempt<T>(method, path, body, signal);
    }
    if (e.problem.status === 401 && session?.user && path !== '/login') {
      await loadSession();
      window.dispatchEvent(new Event('casus-signed-out'));
    }
    throw e;
  }
}

async function attempt<T>(method: string, path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET' && session) headers['x-casus-token'] = session.token;
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (signal) init.signal = signal;
  if (body instanceof FormData) init.body = body;
  else if (body !== undefined) {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(body);
  }
  let response: Response;
  try {
    response = await fetch(root + path, init);
  } catch (e) {
    if (e instanceof DOMException && e.name === 'AbortError') throw e;
    throw new ApiError(unreachable(), null);
  }
  if (response.ok) return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
  const retry = Number(response.headers.get('retry-after'));
  throw new ApiError(await problemOf(response), retry > 0 ? retry : null);
}

async function problemOf(response: Response): Promise<Problem> {
  if (response.headers.get('content-type')?.includes('json')) return (await response.json()) as Problem;
  return { ...unreachable(), status: response.status, title: `The server answered ${response.status}.` };
}

const unreachable = (): Problem => ({
  type: '', title: 'Casus does not answer.', status: 0, code: '', requestId: '', errors: {},
  detail: 'Is it still running? Start it with “casus serve”, then try again. Nothing you entered here is lost.',
});
