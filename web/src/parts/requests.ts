// Requests for correction: taken down for an incident, and answered with a judgement or a reason.
import { html, nothing, type TemplateResult } from 'lit-html';
import { get, post, put, remove } from '../api';
import type { CorrectionRequest, Incident, Judgement, Page } from '../types';
import { problemOf } from '../view';
import { capital, count, day, title } from '../words';
import { dayInput } from './day-input';
import { ask, say } from './dialog';
import { describe } from './judging';

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

/** Those that wait, above the queue. */
export function requestList(open: CorrectionRequest[], more: boolean, shown: string | null, choose: (incident: string) => void, changed: () => Promise<void>): TemplateResult | typeof nothing {
  if (open.length === 0) return nothing;
  const act = async (request: CorrectionRequest) => {
    if (await answer(request)) await shownAgain(request, 'Answered.', changed);
  };
  const drop = async (request: CorrectionRequest) => {
    const done = await ask({
      title: 'Remove the request', action: 'Remove',
      body: () => html`<p>For what is no request: advertising, abuse, the same once more. It goes for good, unanswered${request.public ? '; to whoever asks for its state it was never there' : ''}.</p><blockquote class="asked" dir="auto">${request.text}</blockquote>`,
      act: async () => { await remove(`/requests/${request.id}`); return true; },
    });
    if (done) await shownAgain(request, 'The request is removed.', changed);
  };
  // What a request is about may have left the queue, or stand far down in it.
  const place = async (request: CorrectionRequest) => {
    const done = await ask({
      title: 'Which incident is it about?', action: 'Set',
      body: () => html`<blockquote class="asked" dir="auto">${request.incident}</blockquote>
        <label>Number or address of the incident <span class="faint">look for it in the overview, and copy its address</span><input name="incident" required autocomplete="off" spellcheck="false" data-first /></label>`,
      act: async (form) => { await put(`/requests/${request.id}/incident`, { incident: idOf(String(form.get('incident') ?? '')) }); return true; },
    });
    if (done) await shownAgain(request, 'It is set.', changed);
  };
  const change = async (request: CorrectionRequest, call: () => Promise<unknown>, done: string) => {
    try {
      await call();
    } catch (e) {
      done = problemOf(e).detail;
    }
    await shownAgain(request, done, changed);
  };
  return html`<details class="requests" open><summary>${count(open.length, 'request')}${more ? ' and more' : ''} for correction</summary><ul>
    ${open.map((r) => html`<li id="request-${r.id}">${r.title === null ? html`<b class="break" dir="auto">${r.incident}</b>` : html`<button class="linklike" @click=${() => choose(r.incident)}>${capital(r.title)}</button>`}
      <span class="faint">${day(r.receivedOn)}${r.public ? ' · by the public form, checked by nobody' : ''}</span>
      <p dir="auto">${r.text}</p>
      ${r.contact === null ? nothing : html`<p class="faint">To be reached: <bdi>${r.contact}</bdi> <button class="small" @click=${() => void change(r, () => remove(`/requests/${r.id}/contact`), 'How to reach them is removed.')}>Remove this</button></p>`}
      <span class="buttons-line">${r.title === null && shown ? html`<button class="small" @click=${() => void change(r, () => put(`/requests/${r.id}/incident`, { incident: shown }), 'The request is about the incident shown.')}>It is about the incident shown</button>` : nothing}
      ${r.title === null ? html`<button class="small" @click=${() => void place(r)} aria-label=${`Another incident… is what the request about ${r.incident} is about`}>Another incident…</button>` : nothing}
      <button class="small" @click=${() => void act(r)} aria-label=${`Answer… the request about ${r.title ?? r.incident}`}>Answer…</button>
      <button class="small plain" @click=${() => void drop(r)} aria-label=${`Remove… the request about ${r.title ?? r.incident}`}>Remove…</button></span></li>`)}
  </ul></details>`;
}

const idOf = (text: string): string => /\/incidents\/([^/?#\s]+)/.exec(text)?.[1] ?? text.trim();

// The button that was pressed may be gone: whoever works by keys goes on where they were.
async function shownAgain(request: CorrectionRequest, done: string, changed: () => Promise<void>): Promise<void> {
  say(done);
  await changed();
  requestAnimationFrame(() => {
    const next = [`#request-${request.id} button`, '.requests summary', '.queue-item.chosen > button'].map((where) => document.querySelector<HTMLElement>(where));
    next.find((place) => place !== null)?.focus();
  });
}
