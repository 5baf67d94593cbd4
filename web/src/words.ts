// How values are written for people. Days are written out, so that no order of day and month can be mistaken.
import type { Count, Incident } from './types';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const whole = new Intl.NumberFormat('en');

export const number = (n: number): string => whole.format(n);

export function count(n: number, one: string, many = one + 's'): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

/** `2024-02-07` as `7 Feb 2024`; months and years alone as they are. */
export function day(iso: string | null | undefined): string {
  if (!iso) return 'no day';
  const [y, m, d] = iso.slice(0, 10).split('-').map(Number);
  const month = m ? months[m - 1]?.slice(0, 3) : undefined;
  return [d || null, month, y].filter(Boolean).join(' ');
}

export function moment(iso: string | null | undefined): string {
  if (!iso) return '';
  const at = new Date(iso);
  const time = `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
  return `${at.getDate()} ${months[at.getMonth()]?.slice(0, 3)} ${at.getFullYear()}, ${time}`;
}

export function days(date: Incident['date']): string {
  if (!date?.start && !date?.end) return 'day unknown';
  const { start, end } = date;
  if (date.precision === 'year' && start) return start.slice(0, 4);
  if (date.precision === 'month' && start) return `${months[Number(start.slice(5, 7)) - 1]} ${start.slice(0, 4)}`;
  if (start === end || !end) return day(start);
  return start ? `${day(start)} – ${day(end)}` : `before ${day(end)}`;
}

/** `2–5`, `3 or more`. */
export function range(c: Count | null): string {
  if (!c) return '–';
  if (c.high === null) return c.low === 0 ? '0 or more' : `${number(c.low)} or more`;
  return c.low === c.high ? number(c.low) : `${number(c.low)}–${number(c.high)}`;
}

/** The best value, where it is neither end of the range: what is known of `1 or more` may be 3. */
export const bestBetween = (c: Count): number | null => (c.best !== null && c.best !== c.low && c.best !== c.high ? c.best : null);

/** `2–5`, `1 or more (best 3)`. */
export function figure(c: Count | null): string {
  const best = c && bestBetween(c);
  return best === null ? range(c) : `${range(c)} (best ${number(best)})`;
}

/** Whether a toll says anything: "0 or more" does not. */
export const says = (c: Count | null): c is Count => c !== null && !(c.low === 0 && !c.best && c.high === null);

export function place(i: Pick<Incident, 'place'>): string {
  const p = i.place;
  if (!p?.name && !p?.countryName) return 'place unknown';
  const names = [p.name, p.countryName].filter((n, at, all) => n && all.indexOf(n) === at);
  return names.join(', ');
}

export const title = (i: Incident): string => `${capital(i.typeLabel)}, ${place(i)}`;

export const capital = (s: string): string => s.charAt(0).toUpperCase() + s.slice(1);

/** The parties that acted, those of the register first; further ones as a number. */
export function actors(i: Incident, most = 2): string {
  const acting = i.actors.filter((a) => a.role === 'actor');
  const known = [...acting.filter((a) => a.actorId), ...acting.filter((a) => !a.actorId)];
  const names = known.slice(0, most).map((a) => certainly(a.name, a.isDenied ? 'denied' : a.certainty));
  return known.length === 0 ? '' : names.join('; ') + (known.length > most ? ` and ${known.length - most} more` : '');
}

/** Nobody accused is written as if it were a fact. */
export const certainly = (name: string, certainty: string): string => (certainty === 'stated' ? name : `${name} (${certainty})`);

/** The end of what stands before quoted words, and the beginning of what stands behind them, cut between words. */
export const before = (s: string, most = 90): string => (s.length > most ? '…' + s.slice(-most).replace(/^\S*\s/, ' ') : s);
export const behind = (s: string, most = 70): string => (s.length > most ? s.slice(0, most).replace(/\s\S*$/, '') + ' …' : s);

const sizes = ['bytes', 'KB', 'MB', 'GB'];

export function bytes(n: number): string {
  let at = 0;
  while (n >= 1024 && at < sizes.length - 1) {
    n /= 1024;
    at++;
  }
  return `${at === 0 || n >= 10 ? Math.round(n) : n.toFixed(1)} ${sizes[at]}`;
}

/** How a toll stands to another that the report gives. */
export const beside = (c: { partOfTotal: boolean; superseded: boolean }): string => (c.partOfTotal ? 'part of a larger toll' : c.superseded ? 'an earlier number' : '');

export const spoken = (code: string): string => code.replaceAll('-', ' ');

const reasons: Record<string, string> = {
  'no-place-in-text': 'no place in the text',
  'country-only': 'only the country is known',
  'ambiguous-place': 'several places bear the name',
  'not-in-gazetteer': 'the place is not in the gazetteer',
  'corrected': 'taken away by a person',
  'no-date-in-text': 'no day in the text',
  'no-publication-date': 'the report has no date to count from',
  'actor-unnamed': 'the actor is not named',
  'language-not-read': 'Casus reads English. This text is plainly in another language: it is kept and found by its words, but nothing is read off it.',
  'paywall': 'The page says that its text is for subscribers: it is kept, but nothing is read off it.',
  'too-short': 'The page has too few words to be a report: it is kept, but nothing is read off it.',
  'longer-than-is-read': 'The text is longer than is read: its end was left unread.',
};

export const reason = (code: string | null): string => (code ? reasons[code] ?? spoken(code) : 'not stated');

const fields: Record<string, string> = {
  'type': 'what', 'date': 'when', 'location': 'where', 'location.country': 'country', 'location.point': 'point',
  'participants.actor': 'actor', 'participants.target': 'target', 'participants.victim': 'victim',
  'participants.instrument': 'instrument', 'participants.claimant': 'claimant',
  'casualties.killed': 'killed', 'casualties.injured': 'injured', 'casualties.missing': 'missing',
  'casualties.detained': 'detained', 'casualties.displaced': 'displaced', 'attribution': 'source', 'modality': 'how sure',
};

export const field = (name: string): string => fields[name] ?? spoken(name.split('.').at(-1) ?? name);

/** The family of a field, which gives marks their colour. */
export function family(name: string): string {
  if (name === 'type') return 'what';
  if (name === 'date') return 'when';
  if (name.startsWith('location')) return 'where';
  if (name.startsWith('casualties')) return 'toll';
  if (name.startsWith('participants')) return 'who';
  return 'other';
}

// Words that carry several values take the colour of the one that is looked for most.
const families = ['toll', 'when', 'where', 'what', 'who', 'other'];
export const leading = (of: readonly string[]): string => families.find((f) => of.includes(f)) ?? of[0] ?? 'other';

const relations: Record<string, [out: string, into: string]> = {
  'retaliation-for': ['in retaliation for', 'answered by'],
  'part-of': ['part of', 'has the part'],
  'follows': ['follows', 'followed by'],
};

export const relation = (name: string, direction: 'in' | 'out'): string => relations[name]?.[direction === 'out' ? 0 : 1] ?? spoken(name);

// What comes first hides behind what comes later: Edge says it is Chrome, and Chrome that it is Safari.
const browsers: [RegExp, string][] = [[/Edg/, 'Edge'], [/OPR/, 'Opera'], [/Firefox|FxiOS/, 'Firefox'], [/Chrom|CriOS/, 'Chrome'], [/Safari/, 'Safari']];
const systems: [RegExp, string][] = [[/Windows/, 'Windows'], [/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Mac OS/, 'macOS'], [/CrOS/, 'ChromeOS'], [/Linux/, 'Linux']];

/** What a browser says of itself, as people call it. */
export function browser(agent: string): string {
  const named = (list: [RegExp, string][]) => list.find(([words]) => words.test(agent))?.[1];
  const [name, system] = [named(browsers), named(systems)];
  return name ? (system ? `${name} on ${system}` : name) : agent || 'a program without a name';
}
