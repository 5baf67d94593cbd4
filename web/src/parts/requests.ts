// Requests for correction: taken down for an incident, answered with a judgement or a reason, and looked at afterwards.
import { html, nothing, type TemplateResult } from 'lit-html';
import { get, post, put, remove } from '../api';
import type { CorrectionRequest, Incident, Judgement, Page } from '../types';
import { Loading, problemOf } from '../view';
import { capital, count, day, moment, title } from '../words';
import { dayInput } from './day-input';
import { ask, say } from './dialog';
import { describe, idIn } from './judging';
import { problem } from './problem';

const today = (): string => new Date().toISOString().slice(0, 10);

export function takeRequest(summary: Incident): Promise<CorrectionRequest | null> {
  return ask({
    title: 'A request for correction', action: 'Keep',
    body: () => html`<p>About: ${title(summary)}.</p>
      <label>What is asked <textarea name="text" rows="5" required maxlength="8000" dir="auto" data-first></textarea></label>
      <p class="faint">Not who asks: leave their name out. Mail addresses, account names and telephone numbers are taken out before it is kept.</p>
      ${dayInput('Came on', 'receivedOn', today(), () => undefined)}`,
    act: (form) => post<CorrectionRequest>('/requests', { incident: summary.id, text: String(form.get('text') ?? ''), receivedOn: String(form.get('receivedOn') ?? '') }),
  });
}

async function answer(request: CorrectionRequest): Promise<CorrectionRequest | null> {
  // Of words that name no incident yet there are no judgements.
  const made = request.title === null ? [] : (await get<Page<Judgement>>('/judgements', { incident: request.incident, holding: 'yes' })).items.filter((j) => j.kind !== 'undo');
  // What was decided before it came may be no answer to it: that is chosen by a person.
  const since = made.findIndex((j) => j.at >= request.at);
  let isNothing = made.length === 0;
  return ask({
    title: 'Answer the request', action: 'Answer', wide: true,
    body: (redraw) => html`<blockquote class="asked" dir="auto">${request.text}</blockquote>
      <fieldset class="choices" @change=${(e: Event) => { isNothing = (e.target as HTMLInputElement).value === ''; redraw(); }}><legend>With</legend>
        ${made.map((j, at) => html`<label class="choice"><input type="radio" name="judgement" value=${j.number} required ?checked=${at === since} /><span>${describe(j)} <span class="faint">by ${j.by}${j.reason ? `: ${j.reason}` : ''}</span></span></label>`)}
        <label class="choice"><input type="radio" name="judgement" value="" required ?checked=${made.length === 0} /><span>nothing changes</span></label>
      </fieldset>
      ${made.length === 0 ? html`<p class="faint">To change something, correct the incident first, and then answer.</p>` : nothing}
      ${request.public ? html`<p class="faint">Whoever asked sees “accepted” where you answer with a judgement, “declined” and the reason where nothing changes.</p>` : nothing}
      <label>Why <span class="faint">${isNothing ? request.public ? 'needed; whoever asked reads it' : 'needed' : 'for colleagues, if you like'}</span><textarea name="reason" rows="3" maxlength="4000" dir="auto" ?required=${isNothing}></textarea></label>`,
    act: (form) => {
      const number = String(form.get('judgement') ?? '');
      return post<CorrectionRequest>(`/requests/${request.id}/answer`, { judgement: number ? Number(number) : null, reason: String(form.get('reason') ?? '').trim() || null });
    },
  });
}

/** What the list of requests needs of the page that it stands in. */
export interface RequestsHost {
  changed: () => void;
  /** Shows an incident. */
  choose: (incident: string) => void;
  /** The incident that is shown. */
  shown: () => string | null;
  ended: AbortSignal;
}

type Which = 'open' | 'answered';

const atOnce = 20;
const most = 200;
const parameters: Record<Which, Record<string, string>> = {
  // Who waits longest comes first; of those that were answered the last one is looked for.
  open: { state: 'open' },
  answered: { state: 'judged,declined', sort: 'newest' },
};

/** Requests above the queue: those that wait, or those that were answered. */
export class Requests {
  private readonly lists: Record<Which, Loading<Page<CorrectionRequest>>>;
  private which: Which = 'open';

  constructor(private readonly host: RequestsHost) {
    this.lists = { open: new Loading(host.changed), answered: new Loading(host.changed) };
  }

  /** Asks for both lists, as far as they are shown. */
  async load(): Promise<void> {
    await Promise.all((['open', 'answered'] as const).map((which) => {
      const shown = this.lists[which].value?.items.length ?? 0;
      return this.lists[which].load(() => get<Page<CorrectionRequest>>('/requests', { ...parameters[which], limit: Math.max(atOnce, Math.min(most, shown)) }, this.host.ended));
    }));
  }

  private async more(): Promise<void> {
    const list = this.lists[this.which];
    const before = list.value;
    if (!before?.next || list.busy) return;
    const next = await list.load(() => get<Page<CorrectionRequest>>('/requests', { ...parameters[this.which], limit: atOnce, cursor: before.next }, this.host.ended));
    if (!next) return;
    list.value = { items: [...before.items, ...next.items], next: next.next };
    this.host.changed();
    // Whoever works by keys goes on with the first that came.
    focusFirst(`#request-${next.items[0]?.id} button`, '.requests .more', '.requests summary');
  }

  private choose(which: Which): void {
    this.which = which;
    this.host.changed();
  }

  template(): TemplateResult | typeof nothing {
    const { open, answered } = this.lists;
    const failed = open.problem ?? answered.problem;
    if (failed && open.value === null) return html`<div class="requests">${problem(failed, () => void this.load())}</div>`;
    if (open.value === null || (open.value.items.length === 0 && !answered.value?.items.length)) return nothing;
    const list = this.lists[this.which];
    const waiting = open.value.items.length;
    const choice = (which: Which, label: string) => html`<button class="small" aria-pressed=${which === this.which} @click=${() => this.choose(which)}>${label}</button>`;
    return html`<details class="requests" ?open=${waiting > 0}><summary>${waiting === 0 ? 'No open request' : count(waiting, open.value.next ? 'open request and more' : 'open request', open.value.next ? 'open requests and more' : 'open requests')} for correction</summary>
      <p class="buttons-line" role="group" aria-label="Which requests">${choice('open', 'Open')}${choice('answered', 'Answered')}</p>
      ${list.problem ? problem(list.problem, () => void this.load()) : nothing}
      ${list.value?.items.length === 0 ? html`<p class="faint">${this.which === 'open' ? 'None waits for an answer.' : 'None has been answered yet.'}</p>` : nothing}
      <ul>${list.value?.items.map((r) => this.item(r))}</ul>
      ${list.value?.next ? html`<button class="more" ?disabled=${list.busy} @click=${() => void this.more()}>${this.which === 'open' ? 'Later ones' : 'Earlier ones'}</button>` : nothing}</details>`;
  }

  private item(r: CorrectionRequest): TemplateResult {
    const about = r.title ?? r.incident;
    return html`<li id="request-${r.id}">${r.title === null ? html`<b class="break" dir="auto">${r.incident}</b>` : html`<button class="linklike" @click=${() => this.host.choose(r.incident)}>${capital(r.title)}</button>`}
      <span class="faint">${day(r.receivedOn)}${r.public ? ' · by the public form, checked by nobody' : ''}</span>
      <p dir="auto">${r.text}</p>
      ${r.state === 'open' ? nothing : html`<p class="answer" dir="auto"><b>${r.state === 'judged' ? 'Accepted' : 'Declined'}</b> by ${r.answeredBy}${r.answeredAt ? `, ${moment(r.answeredAt)}` : ''}${r.reason ? html`: ${r.reason}` : nothing}</p>`}
      ${r.contact === null ? nothing : html`<p class="faint">To be reached: <bdi>${r.contact}</bdi> <button class="small" aria-label=${`Remove this: how whoever asked about ${about} can be reached`} @click=${() => void this.change(r, () => remove(`/requests/${r.id}/contact`), 'How to reach them is removed.')}>Remove this</button></p>`}
      <span class="buttons-line">${r.state === 'open' ? this.openActions(r, about) : nothing}
      <button class="small plain" @click=${() => void this.drop(r)} aria-label=${`Remove… the request about ${about}`}>Remove…</button></span></li>`;
  }

  private openActions(r: CorrectionRequest, about: string): TemplateResult {
    const shown = this.host.shown();
    return html`${r.title === null && shown ? html`<button class="small" @click=${() => void this.change(r, () => put(`/requests/${r.id}/incident`, { incident: shown }), 'The request is about the incident shown.')}>It is about the incident shown</button>` : nothing}
      ${r.title === null ? html`<button class="small" @click=${() => void this.place(r)} aria-label=${`Another incident… is what the request about ${r.incident} is about`}>Another incident…</button>` : nothing}
      <button class="small" @click=${() => void this.answer(r)} aria-label=${`Answer… the request about ${about}`}>Answer…</button>`;
  }

  private async answer(request: CorrectionRequest): Promise<void> {
    if (await answer(request)) await this.shownAgain(request, 'Answered.');
  }

  private async drop(request: CorrectionRequest): Promise<void> {
    const isOpen = request.state === 'open';
    const done = await ask({
      title: 'Remove the request', action: 'Remove',
      body: () => html`<p>${isOpen ? 'For what is no request: advertising, abuse, the same once more. It goes for good, unanswered' : 'The request and its answer go for good. What was decided about the incident stays'}${request.public ? isOpen ? '; to whoever asks for its state it was never there' : '; whoever asks for its state no longer finds it' : ''}.</p><blockquote class="asked" dir="auto">${request.text}</blockquote>`,
      act: async () => { await remove(`/requests/${request.id}`); return true; },
    });
    if (done) await this.shownAgain(request, 'The request is removed.');
  }

  // What a request is about may have left the queue, or stand far down in it.
  private async place(request: CorrectionRequest): Promise<void> {
    const done = await ask({
      title: 'Which incident is it about?', action: 'Set',
      body: () => html`<blockquote class="asked" dir="auto">${request.incident}</blockquote>
        <label>Number or address of the incident <span class="faint">look for it in the overview, and copy its address</span><input name="incident" required autocomplete="off" spellcheck="false" data-first /></label>`,
      act: async (form) => { await put(`/requests/${request.id}/incident`, { incident: idIn(String(form.get('incident') ?? '')) }); return true; },
    });
    if (done) await this.shownAgain(request, 'It is set.');
  }

  private async change(request: CorrectionRequest, call: () => Promise<unknown>, done: string): Promise<void> {
    try {
      await call();
    } catch (e) {
      done = problemOf(e).detail;
    }
    await this.shownAgain(request, done);
  }

  // The button that was pressed may be gone: whoever works by keys goes on where they were.
  private async shownAgain(request: CorrectionRequest, done: string): Promise<void> {
    say(done);
    await this.load();
    focusFirst(`#request-${request.id} button`, '.requests summary', '.queue-item.chosen > button');
  }
}

function focusFirst(...places: string[]): void {
  requestAnimationFrame(() => {
    places.map((where) => document.querySelector<HTMLElement>(where)).find((place) => place !== null)?.focus();
  });
}
