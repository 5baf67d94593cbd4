// Requests for correction: taken down for an incident, and answered with a judgement or a reason.
import { html, nothing, type TemplateResult } from 'lit-html';
import { get, post, put, remove } from '../api';
import type { CorrectionRequest, Incident, Judgement, Page } from '../types';
import { problemOf } from '../view';
import { count, day, title } from '../words';
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
  return ask({
    title: 'Answer the request', action: 'Answer', wide: true,
    body: () => html`<blockquote dir="auto">${request.text}</blockquote>
      <fieldset class="choices"><legend>With</legend>
        ${made.map((j, at) => html`<label class="choice"><input type="radio" name="judgement" value=${j.number} required ?checked=${at === 0} /><span>${describe(j)} <span class="faint">by ${j.by}${j.reason ? `: ${j.reason}` : ''}</span></span></label>`)}
        <label class="choice"><input type="radio" name="judgement" value="" required ?checked=${made.length === 0} /><span>nothing changes</span></label>
      </fieldset>
      ${made.length === 0 ? html`<p class="faint">To change something, correct the incident first, and then answer.</p>` : nothing}
      ${request.public ? html`<p class="faint">Whoever asked sees whether it was accepted or declined, and where nothing changes the reason, too.</p>` : nothing}
      <label>Why <textarea name="reason" rows="2" maxlength="4000" placeholder="Needed where nothing changes"></textarea></label>`,
    act: (form) => {
      const number = String(form.get('judgement') ?? '');
      return post<CorrectionRequest>(`/requests/${request.id}/answer`, { judgement: number ? Number(number) : null, reason: String(form.get('reason') ?? '').trim() || null });
    },
  });
}

/** Those that wait, above the queue. */
export function requestList(open: CorrectionRequest[], more: boolean, shown: string | null, choose: (incident: string) => void, changed: () => void): TemplateResult | typeof nothing {
  if (open.length === 0) return nothing;
  const act = async (request: CorrectionRequest) => {
    if (await answer(request)) {
      say('Answered.');
      changed();
    }
  };
  const change = async (call: () => Promise<unknown>, done: string) => {
    try {
      await call();
      say(done);
    } catch (e) {
      say(problemOf(e).detail);
    }
    changed();
  };
  return html`<details class="requests" open><summary>${count(open.length, 'request')}${more ? ' and more' : ''} for correction</summary><ul>
    ${open.map((r) => html`<li>${r.title === null ? html`<b class="break" dir="auto">${r.incident}</b>` : html`<button class="linklike" @click=${() => choose(r.incident)}>${r.title}</button>`}
      <span class="faint">${day(r.receivedOn)}${r.public ? ' · by the public form, checked by nobody' : ''}</span>
      <p dir="auto">${r.text}</p>
      ${r.contact === null ? nothing : html`<p class="faint" dir="auto">To be reached: ${r.contact} <button class="small" @click=${() => void change(() => remove(`/requests/${r.id}/contact`), 'How to reach them is removed.')}>Remove this</button></p>`}
      ${r.title === null && shown ? html`<button @click=${() => void change(() => put(`/requests/${r.id}/incident`, { incident: shown }), 'The request is about the incident shown.')}>It is about the incident shown</button>` : nothing}
      <button @click=${() => void act(r)} aria-label=${`Answer the request about ${r.title ?? r.incident}`}>Answer…</button></li>`)}
  </ul></details>`;
}
