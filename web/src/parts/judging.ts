// The questions behind a judgement: what, and why. Each returns the incident's id that stands after it.
import { html, nothing } from 'lit-html';
import { get, post, words } from '../api';
import type { Dossier, FoundActor, Incident, Judgement, Page, Party } from '../types';
import { capital, count, day, days, field, place, relation, title } from '../words';
import { Mistake } from '../view';
import { ask, say } from './dialog';

export interface Answer { judgement: Judgement; incident: string }

type Order = { kind: string; field?: string; value?: string; other?: string; relation?: string; reason?: string };

export function judge(summary: Incident, order: Order): Promise<Answer> {
  return post<Answer>(`/incidents/${encodeURIComponent(summary.id)}/judgements`, {
    kind: order.kind, field: order.field ?? null, value: order.value ?? null, other: order.other ?? null,
    relation: order.relation ?? null, reason: order.reason ?? null, since: summary.since,
  });
}

const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

const why = (label: string, required = true) => html`<label>${label}
  <textarea name="reason" rows="2" ?required=${required} maxlength="2000" placeholder=${required ? 'So that others can follow it' : 'Optional'}></textarea></label>`;

export function dismiss(summary: Incident): Promise<Answer | null> {
  return ask({
    title: 'Dismiss: this is no incident', action: 'Dismiss',
    body: () => html`<p>${title(summary)}, ${days(summary.date)}. It leaves the overview; reports and judgements stay, and it can be undone.</p>${why('Why')}`,
    act: (form) => judge(summary, { kind: 'dismiss', reason: text(form, 'reason') }),
  });
}

export async function correct(dossier: Dossier, chosen?: string): Promise<Answer | null> {
  const meta = await words();
  const facts = dossier.facts.filter((f) => f.correctable);
  let name = chosen ?? facts[0]?.correctable ?? meta.fields[0]?.field ?? '';
  const register = actorSuggestions();
  const input = (redraw: () => void) => {
    const fact = facts.find((f) => f.correctable === name);
    const form = meta.fields.find((f) => f.field === name);
    const label = html`The right value <span class="faint">${form?.form ?? ''}${form?.example ? `, as ${form.example}` : ''}</span>`;
    if (name === 'type') {
      return html`<label>${label}<select name="value" required>${meta.types.map((t) => html`<option value=${t.id} ?selected=${t.id === dossier.summary.type}>${t.label}</option>`)}</select></label>`;
    }
    if (name === 'country') {
      return html`<label>${label}<select name="value" required>${meta.countries.map((c) => html`<option value=${c.code} ?selected=${c.code === dossier.summary.place?.country}>${c.name}</option>`)}</select></label>`;
    }
    if (name === 'actor') {
      const now = dossier.participants.filter((p) => p.role === 'actor').map(inRegister).join('; ');
      return html`<p class="was">Read by Casus: <b dir="auto">${fact?.machine ?? 'unknown'}</b></p>
        <label>${label}<input name="value" required autocomplete="off" data-first dir="auto" .value=${now} list="register" @input=${(e: Event) => void register.suggest((e.target as HTMLInputElement).value, redraw)} /></label>
        <datalist id="register">${register.found().map((s) => html`<option value=${s}></option>`)}</datalist>
        <p class="faint">Type a name: the register is searched. What it does not have is exported as an unidentified armed group. “nobody” says that it is not known.</p>`;
    }
    return html`<p class="was">Now: <b dir="auto">${fact?.value ?? 'unknown'}</b>${fact?.machine && fact.machine !== fact.value ? html` · read by Casus: <span dir="auto">${fact.machine}</span>` : nothing}</p>
      <label>${label}<input name="value" required autocomplete="off" data-first dir="auto" placeholder=${form?.example ?? ''} /></label>`;
  };
  return ask({
    title: 'Correct a value', action: 'Correct',
    body: (redraw) => html`<label>Field
        <select name="field" @change=${(e: Event) => { name = (e.target as HTMLSelectElement).value; redraw(); }}>
          ${meta.fields.map((f) => html`<option value=${f.field} ?selected=${f.field === name}>${capital(labelOf(f.field))}</option>`)}
        </select></label>
      ${input(redraw)}${why('Why, and from where you know it')}`,
    act: (form) => judge(dossier.summary, { kind: 'correct', field: name, value: text(form, 'value'), reason: text(form, 'reason') }),
  });
}

const inRegister = (p: Pick<Party, 'name' | 'actorId'>): string => (p.actorId ? `${p.name} [${p.actorId}]` : p.name);

// What the register has for the last of the names that are typed, each as the whole value would be with it.
function actorSuggestions() {
  let found: string[] = [];
  let turn = 0;
  return {
    found: () => found,
    suggest: async (typed: string, redraw: () => void) => {
      const mine = ++turn;
      const at = typed.lastIndexOf(';') + 1;
      const q = typed.slice(at).trim();
      const page = q.length < 2 || q.endsWith(']') ? null : await get<Page<FoundActor>>('/actors', { q, limit: 8 }).catch(() => null);
      if (mine !== turn) return;
      found = (page?.items ?? []).map((a) => `${typed.slice(0, at)}${at > 0 ? ' ' : ''}${inRegister({ name: a.name, actorId: a.id })}`);
      redraw();
    },
  };
}

const labels: Record<string, string> = { type: 'what', date: 'when', place: 'where', country: 'country', point: 'point', actor: 'who did it', killed: 'killed', injured: 'injured' };
export const labelOf = (name: string): string => labels[name] ?? field(name);

/** The id in an address of an incident, or the text itself. */
export const idIn = (text: string): string => /\/incidents\/([^/?#\s]+)/.exec(text)?.[1] ?? text.trim();

// Ids end in six digits of a fingerprint; words that are searched for do not.
const isId = (text: string): boolean => /^\S+-[0-9a-f]{6}$/.test(text);

/** A list to choose another incident from: those near it in time and country, what the words find, or the one whose id was pasted. */
function picker(summary: Incident, redraw: () => void) {
  let found: Incident[] | null = null;
  let turn = 0;
  let failed = false;
  let pasted = false;
  const search = async (words: string) => {
    const mine = ++turn;
    const answer = await candidates(summary, words).catch(() => null);
    if (mine !== turn) return;
    failed = answer === null;
    pasted = isId(idIn(words));
    found = (answer ?? []).filter((i) => i.id !== summary.id);
    redraw();
  };
  void search('');
  // Of a list none is chosen beforehand: what stands first may have nothing to do with it.
  return () => html`<label>Search, or paste an id or address
      <input name="search" autocomplete="off" data-first dir="auto" @input=${(e: Event) => void search((e.target as HTMLInputElement).value.trim())} /></label>
    <fieldset class="choices"><legend>The other incident</legend>
      ${failed ? html`<p class="faint">The search cannot read these words.</p>` : found === null ? html`<p class="faint">Loading…</p>` : found.length === 0 ? html`<p class="faint">None found. Other words may.</p>` : nothing}
      ${(found ?? []).map((i) => html`<label class="choice"><input type="radio" name="other" value=${i.id} .checked=${pasted} required />
        <span><b>${capital(i.typeLabel)}</b>, ${place(i)}, ${days(i.date)}<br /><span class="faint break">${i.id}</span></span></label>`)}
    </fieldset>`;
}

async function candidates(summary: Incident, words: string): Promise<Incident[]> {
  const id = idIn(words);
  if (isId(id)) {
    const known = await get<Dossier>(`/incidents/${encodeURIComponent(id)}`).catch(() => null);
    return known ? [known.summary] : [];
  }
  if (words) return (await get<Page<Incident>>('/incidents', { text: words, limit: 8 })).items;
  const around = (shift: number) => (summary.date?.start ? new Date(Date.parse(summary.date.start) + shift * 86_400_000).toISOString().slice(0, 10) : undefined);
  const near = await get<Page<Incident>>('/incidents', { country: summary.place?.country, from: around(-30), to: around(30), limit: 8 });
  return near.items.some((i) => i.id !== summary.id) ? near.items : (await get<Page<Incident>>('/incidents', { limit: 8 })).items;
}

function other(form: FormData): string {
  const chosen = text(form, 'other');
  if (!chosen) throw new Mistake('Search for the other incident, and choose it from the list.', 'None is chosen.');
  return chosen;
}

export function merge(summary: Incident): Promise<Answer | null> {
  let list: (() => unknown) | null = null;
  return ask({
    title: 'Merge: two records of one incident', action: 'Merge', wide: true,
    body: (redraw) => html`<p>Both keep their reports and claims; one id leads to the other. It can be undone.</p>${(list ??= picker(summary, redraw))()}${why('Why they are one')}`,
    act: (form) => judge(summary, { kind: 'merge', other: other(form), reason: text(form, 'reason') }),
  });
}

export async function link(summary: Incident): Promise<Answer | null> {
  const meta = await words();
  let list: (() => unknown) | null = null;
  return ask({
    title: 'Link: how it stands to another incident', action: 'Link', wide: true,
    body: (redraw) => html`<label>This incident is
        <select name="relation">${meta.relations.map((r) => html`<option value=${r}>${relation(r, 'out')} …</option>`)}</select></label>
      ${(list ??= picker(summary, redraw))()}${why('Who says so, and where')}`,
    act: (form) => judge(summary, { kind: 'link', relation: text(form, 'relation'), other: other(form), reason: text(form, 'reason') }),
  });
}

export async function split(dossier: Dossier): Promise<Answer | null> {
  if (dossier.reports.length < 2) {
    say('One report alone stands behind this incident: there is nothing to split off. What is no incident is dismissed.');
    return null;
  }
  return ask({
    title: 'Split: a report is about something else', action: 'Split off', wide: true,
    body: () => html`<p>The report leaves this incident and gets one of its own, or joins the one it fits. It can be undone.</p>
      <fieldset class="choices"><legend>The report</legend>
        ${dossier.reports.map((r) => html`<label class="choice"><input type="radio" name="other" value=${r.id} required />
          <span><b dir="auto">${r.title ?? 'Without a title'}</b><br /><span class="faint"><bdi>${r.publisher ?? 'publisher not stated'}</bdi>, ${day(r.publishedOn)}</span></span></label>`)}
      </fieldset>${why('Why it does not belong here')}`,
    act: (form) => judge(dossier.summary, { kind: 'split', other: text(form, 'other'), reason: text(form, 'reason') }),
  });
}

export function undo(judgement: Judgement): Promise<Answer | null> {
  return ask({
    title: `Undo: ${describe(judgement)}`, action: 'Undo',
    body: () => html`<p>By ${judgement.by}. The record goes back to what it was without it; both steps stay in the history.</p>${why('Why')}`,
    act: (form) => post<Answer>(`/judgements/${judgement.number}/undo`, { reason: text(form, 'reason') }),
  });
}

/** Undoes without asking, right after the deed. */
export async function takeBack(number: number): Promise<Answer> {
  return post<Answer>(`/judgements/${number}/undo`, { reason: 'taken back at once' });
}

export interface ManyAnswer { done: string[]; judgements: number[]; failed: { incident: string; code: string; detail: string }[] }

const many = (incidents: Incident[], kind: string, reason: string | null): Promise<ManyAnswer> =>
  post<ManyAnswer>('/judgements/bulk', { kind, incidents: incidents.map((i) => i.id), reason, since: Object.fromEntries(incidents.map((i) => [i.id, i.since])) });

export const confirmMany = (incidents: Incident[]): Promise<ManyAnswer> => many(incidents, 'confirm', null);

export function dismissMany(incidents: Incident[]): Promise<ManyAnswer | null> {
  return ask({
    title: `Dismiss ${count(incidents.length, 'incident')}: these are none`, action: 'Dismiss',
    body: () => html`<ul class="picked">${incidents.slice(0, 5).map((i) => html`<li dir="auto">${title(i)}, ${days(i.date)}</li>`)}${incidents.length > 5 ? html`<li>and ${count(incidents.length - 5, 'other')}</li>` : nothing}</ul>
      <p>They leave the overview; reports and judgements stay, and it can be undone.</p>${why('Why, for all of them')}`,
    act: (form) => many(incidents, 'dismiss', text(form, 'reason')),
  });
}

/** Undoes what was done to several; gives the number of those that could not be undone. */
export async function takeBackMany(numbers: number[]): Promise<number> {
  const answer = await post<{ done: number[]; failed: unknown[] }>('/judgements/bulk/undo', { judgements: numbers, reason: 'taken back at once' });
  return answer.failed.length;
}

const verbs: Record<string, string> = { confirm: 'confirmed', dismiss: 'dismissed', correct: 'corrected', merge: 'merged', split: 'split', link: 'linked', undo: 'undid' };

const toOther: Record<string, string> = { merge: 'with', split: 'off the report', link: 'to' };

/** What was done, in words; what was undone is looked for among the others. */
export function describe(j: Judgement, among: Judgement[] = []): string {
  const undone = among.find((k) => k.number === j.undoes);
  const what = j.kind === 'correct' ? ` ${labelOf(j.field ?? '')} to ${j.value ?? ''}`
    : j.kind === 'undo' ? (undone ? ` “${describe(undone, among)}”` : ` no. ${j.undoes ?? ''}`)
    : j.other ? ` ${toOther[j.kind] ?? 'with'} ${j.other}` : '';
  return `${verbs[j.kind] ?? j.kind}${what}`;
}

/** Tells of a judgement, with the way back. */
export function sayDone(answer: Answer, text: string, after: () => void): void {
  say(text, { label: 'Undo', act: () => void takeBack(answer.judgement.number).then(() => { say('Taken back.'); after(); }, () => say('It could not be taken back. See the history.')) });
}
