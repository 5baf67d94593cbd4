import { html, nothing, type TemplateResult } from 'lit-html';
import { get, may, whyReadOnly } from '../api';
import { IncidentPanel } from '../parts/incident-panel';
import { grade, marks } from '../parts/badges';
import { say } from '../parts/dialog';
import { each } from '../parts/each';
import { toll } from '../parts/incident-row';
import { Requests, takeRequest } from '../parts/requests';
import { confirmMany, dismissMany, takeBackMany, type ManyAnswer } from '../parts/judging';
import { empty, waiting } from '../parts/problem';
import { Filter } from '../parts/filter';
import { go } from '../router';
import type { Incident, Queue, QueueItem } from '../types';
import { capital, count, days, number, place } from '../words';
import { Loading, problemOf, View } from '../view';

/** What needs a person most, first. */
export class QueuePage extends View {
  private filter = Filter.of(new URL(location.href));
  private readonly list = new Loading<Queue>(() => this.draw());
  private readonly requests = new Requests({ changed: () => this.draw(), choose: (incident) => this.show(incident), shown: () => this.chosen, ended: this.ended });
  private readonly panel: IncidentPanel;
  private chosen: string | null = null;
  private done = 0;
  private readonly picked = new Set<string>();
  /** What `u` takes back: the judgements of the last decision, and the incident where it was one alone. */
  private last: { judgements: number[]; incident: string | null } = { judgements: [], incident: null };
  private busy = false;

  constructor() {
    super();
    this.panel = new IncidentPanel({
      changed: () => this.draw(), judged: (id, kind, judgement) => void this.judged(id, kind, judgement), request: () => void this.takeRequest(),
    }, true, this.ended);
  }

  title(): string {
    return 'Queue';
  }

  override start(): Promise<void> {
    void this.loadRequests();
    return this.load();
  }

  private async loadRequests(): Promise<void> {
    if (may('judge')) await this.requests.load();
  }

  private async takeRequest(): Promise<void> {
    const about = this.panel.dossier.value?.summary;
    if (about && (await takeRequest(about))) {
      say('The request is kept.');
      await this.loadRequests();
    }
  }

  // What a request is about may have left the queue.
  private show(incident: string): void {
    this.chosen = incident;
    void this.panel.load(incident);
    this.draw();
  }

  override moved(address: URL): boolean {
    this.filter = Filter.of(address);
    void this.load();
    return true;
  }

  private async load(): Promise<void> {
    const isFirst = this.chosen === null;
    const queue = await this.again();
    if (!queue) return;
    const still = queue.items.find((q) => q.incident.id === this.chosen) ?? queue.items[0];
    this.chosen = null;
    // What stands above the list is seen first.
    if (still) this.choose(still, !isFirst);
    else this.draw();
  }

  private async again(): Promise<Queue | null> {
    const queue = await this.list.load(() => get<Queue>('/queue', { ...this.filter.parameters, limit: 50 }, this.ended));
    // Nobody decides about what they do not see.
    for (const id of this.picked) if (queue && !queue.items.some((q) => q.incident.id === id)) this.picked.delete(id);
    return queue;
  }

  override key(event: KeyboardEvent): boolean {
    const items = this.list.value?.items ?? [];
    const at = items.findIndex((q) => q.incident.id === this.chosen);
    if (event.key === 'j' || event.key === 'k') {
      const next = items[Math.max(0, Math.min(items.length - 1, at + (event.key === 'j' ? 1 : -1)))];
      if (next) this.choose(next);
      return true;
    }
    if (event.key === 'Enter' && this.chosen && !(event.target as Element).closest('a, button, summary, label, mark')) {
      go(`/incidents/${encodeURIComponent(this.chosen)}`);
      return true;
    }
    return (may('judge') && this.keyOfMany(event.key)) || this.panel.key(event);
  }

  private keyOfMany(key: string): boolean {
    const many = this.picked.size > 0;
    if (key === 'r' && this.panel.dossier.value) void this.takeRequest();
    else if (key === 'x' && this.chosen) this.pick(this.chosen);
    else if (key === 'a') this.pickAll();
    else if (key === 'Escape' && many) this.pickNone();
    else if (whyReadOnly() && (many || key === 'u') && 'cdu'.includes(key)) say(whyReadOnly() ?? '');
    else if (key === 'c' && many) void this.decide('confirm');
    else if (key === 'd' && many) void this.decide('dismiss');
    else if (key === 'u' && this.last.judgements.length > 0) void this.takeBack();
    else return false;
    return true;
  }

  private pick(id: string): void {
    if (!this.picked.delete(id)) this.picked.add(id);
    this.draw();
  }

  private pickAll(): void {
    const items = this.list.value?.items ?? [];
    const all = items.every((q) => this.picked.has(q.incident.id));
    this.picked.clear();
    if (!all) for (const q of items) this.picked.add(q.incident.id);
    this.draw();
  }

  private pickNone(): void {
    this.picked.clear();
    this.draw();
  }

  private get pickedIncidents(): Incident[] {
    return (this.list.value?.items ?? []).map((q) => q.incident).filter((i) => this.picked.has(i.id));
  }

  private async decide(kind: 'confirm' | 'dismiss'): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.draw();
    let answer: ManyAnswer | null = null;
    try {
      answer = await (kind === 'confirm' ? confirmMany(this.pickedIncidents) : dismissMany(this.pickedIncidents));
    } catch (e) {
      say(problemOf(e).detail);
    }
    this.busy = false;
    if (!answer) return this.draw();
    this.last = { judgements: answer.judgements, incident: null };
    this.done += answer.done.length;
    // What could not be judged stays selected: it is looked at one by one.
    for (const id of answer.done) this.picked.delete(id);
    const failed = answer.failed.length > 0 ? ` ${count(answer.failed.length, 'incident')} stayed: ${answer.failed[0]?.detail ?? ''}` : '';
    say(`${count(answer.done.length, 'incident')} ${kind === 'confirm' ? 'confirmed' : 'dismissed'}.${failed}`, answer.done.length > 0 ? { label: 'Undo', act: () => void this.takeBack() } : undefined);
    await this.load();
  }

  private async takeBack(): Promise<void> {
    const last = this.last;
    this.forgetLast();
    if (last.judgements.length === 0) return;
    try {
      const failed = await takeBackMany(last.judgements);
      this.done = Math.max(0, this.done - last.judgements.length + failed);
      say(failed === 0 ? 'Taken back.' : `${number(failed)} could not be taken back. See the history.`);
      // Where it was one, it is looked at again.
      this.chosen = last.incident ?? this.chosen;
    } catch (e) {
      this.last = last;
      say(problemOf(e).detail);
    }
    await this.load();
  }

  private forgetLast(): void {
    this.last = { judgements: [], incident: null };
  }

  private choose(item: QueueItem, scroll = true): void {
    if (this.chosen === item.incident.id) return;
    this.chosen = item.incident.id;
    void this.panel.load(item.incident.id);
    this.draw();
    if (scroll) requestAnimationFrame(() => this.element.querySelector('.queue-item.chosen')?.scrollIntoView({ block: 'nearest' }));
  }

  // What was confirmed or dismissed makes room for the next one; what was corrected stays to be confirmed.
  private async judged(id: string, kind: string, judgement: number): Promise<void> {
    const items = this.list.value?.items ?? [];
    const at = items.findIndex((q) => q.incident.id === this.chosen);
    this.forgetLast();
    if (kind === 'confirm' || kind === 'dismiss') {
      this.done++;
      this.last = { judgements: [judgement], incident: id };
      const next = items[at + 1] ?? items[at - 1];
      this.chosen = next?.incident.id ?? null;
      const queue = await this.again();
      const still = queue?.items.find((q) => q.incident.id === this.chosen) ?? queue?.items[0];
      this.chosen = null;
      if (still) this.choose(still);
      else this.draw();
      return;
    }
    if (kind === 'undo') this.done = Math.max(0, this.done - 1);
    this.chosen = id;
    await Promise.all([this.again(), this.panel.load(id)]);
  }

  template(): TemplateResult {
    return html`<div class="queue">
      <section class="queue-list" aria-label="Queue">
        <div class="queue-head"><h1>Queue</h1><p class="faint">${this.list.value ? html`${count(this.list.value.open, 'incident')} open${this.done > 0 ? html` · ${number(this.done)} done just now` : nothing}` : nothing}</p>
          <p class="faint keys-hint"><kbd>j</kbd> <kbd>k</kbd> move, <kbd>c</kbd> confirm, <kbd>d</kbd> dismiss, <kbd>e</kbd> correct${may('judge') ? html`, <kbd>x</kbd> select` : nothing}, <kbd>?</kbd> all keys</p>
          ${this.picked.size > 0 ? this.bar() : nothing}</div>
        ${this.requests.template()}
        ${waiting(this.list, (q) => q.items.length === 0 ? empty('Nothing is waiting', html`No incident is open. ${may('code') ? html`<a href="/add">Add reports</a>, or take a break.` : 'Take a break.'}`)
          : html`<ol>${each(q.items, (i) => i.incident.id, (i) => this.item(i))}</ol>${q.next ? html`<p class="faint">${number(q.open - q.items.length)} more follow when these are done.</p>` : nothing}`, () => void this.load())}
      </section>
      <section class="queue-detail" aria-label="The incident">${this.chosen ? this.panel.template() : nothing}</section>
    </div>`;
  }

  private bar(): TemplateResult {
    return html`<div class="queue-bar" role="group" aria-label="Those selected">
      <span role="status">${number(this.picked.size)} selected</span>
      <button ?disabled=${this.busy || whyReadOnly() !== null} title=${whyReadOnly() ?? nothing} @click=${() => void this.decide('confirm')}>Confirm</button>
      <button ?disabled=${this.busy || whyReadOnly() !== null} title=${whyReadOnly() ?? nothing} @click=${() => void this.decide('dismiss')}>Dismiss…</button>
      <button class="plain" @click=${() => this.pickNone()}>None</button>
    </div>`;
  }

  private item(q: QueueItem): TemplateResult {
    const i = q.incident;
    const name = `${capital(i.typeLabel)}, ${place(i)}, ${days(i.date)}`;
    return html`<li class="queue-item ${i.id === this.chosen ? 'chosen' : ''} ${this.picked.has(i.id) ? 'picked' : ''}">
      ${may('judge') ? html`<label class="pick"><input type="checkbox" aria-label="Select: ${name}" .checked=${this.picked.has(i.id)} @change=${() => this.pick(i.id)} /></label>` : nothing}<button aria-current=${i.id === this.chosen ? 'true' : nothing} @click=${() => this.choose(q)}>
      <span class="row-head"><span class="row-title">${capital(i.typeLabel)}</span><span class="row-day">${days(i.date)}</span></span>
      <span class="row-place" dir="auto">${place(i)}</span>
      <span class="row-foot">${toll(i)}${grade(i)}${marks(i)}</span>
      <span class="reasons">${q.reasons.map((r) => html`<span>${r.text}</span>`)}</span>
    </button></li>`;
  }
}
