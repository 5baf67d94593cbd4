import { html, nothing, type TemplateResult } from 'lit-html';
import { get } from '../api';
import { IncidentPanel } from '../parts/incident-panel';
import { grade, marks } from '../parts/badges';
import { toll } from '../parts/incident-row';
import { empty, waiting } from '../parts/problem';
import { Filter } from '../parts/filter';
import { go } from '../router';
import type { Queue, QueueItem } from '../types';
import { capital, count, days, number, place } from '../words';
import { Loading, View } from '../view';

/** What needs a person most, first. */
export class QueuePage extends View {
  private filter = Filter.of(new URL(location.href));
  private readonly list = new Loading<Queue>(() => this.draw());
  private readonly panel: IncidentPanel;
  private chosen: string | null = null;
  private done = 0;

  constructor() {
    super();
    this.panel = new IncidentPanel({ changed: () => this.draw(), judged: (id, kind) => void this.judged(id, kind) }, true, this.ended);
  }

  title(): string {
    return 'Queue';
  }

  override start(): Promise<void> {
    return this.load();
  }

  override moved(address: URL): boolean {
    this.filter = Filter.of(address);
    void this.load();
    return true;
  }

  private async load(): Promise<void> {
    const queue = await this.list.load(() => get<Queue>('/queue', { ...this.filter.parameters, limit: 50 }, this.ended));
    if (!queue) return;
    const still = queue.items.find((q) => q.incident.id === this.chosen) ?? queue.items[0];
    this.chosen = null;
    if (still) this.choose(still);
    else this.draw();
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
    return this.panel.key(event);
  }

  private choose(item: QueueItem): void {
    if (this.chosen === item.incident.id) return;
    this.chosen = item.incident.id;
    void this.panel.load(item.incident.id);
    this.draw();
    requestAnimationFrame(() => this.element.querySelector('.queue-item.chosen')?.scrollIntoView({ block: 'nearest' }));
  }

  // What was confirmed or dismissed makes room for the next one; what was corrected stays to be confirmed.
  private async judged(id: string, kind: string): Promise<void> {
    const items = this.list.value?.items ?? [];
    const at = items.findIndex((q) => q.incident.id === this.chosen);
    if (kind === 'confirm' || kind === 'dismiss') {
      this.done++;
      const next = items[at + 1] ?? items[at - 1];
      this.chosen = next?.incident.id ?? null;
      const queue = await this.list.load(() => get<Queue>('/queue', { ...this.filter.parameters, limit: 50 }, this.ended));
      const still = queue?.items.find((q) => q.incident.id === this.chosen) ?? queue?.items[0];
      this.chosen = null;
      if (still) this.choose(still);
      else this.draw();
      return;
    }
    if (kind === 'undo') this.done = Math.max(0, this.done - 1);
    this.chosen = id;
    await Promise.all([this.list.load(() => get<Queue>('/queue', { ...this.filter.parameters, limit: 50 }, this.ended)), this.panel.load(id)]);
  }

  template(): TemplateResult {
    return html`<div class="queue">
      <section class="queue-list" aria-label="Queue">
        <div class="queue-head"><h1>Queue</h1><p class="faint">${this.list.value ? html`${count(this.list.value.open, 'incident')} open${this.done > 0 ? html` · ${number(this.done)} done just now` : nothing}` : nothing}</p>
          <p class="faint keys-hint"><kbd>j</kbd> <kbd>k</kbd> move, <kbd>c</kbd> confirm, <kbd>d</kbd> dismiss, <kbd>e</kbd> correct, <kbd>?</kbd> all keys</p></div>
        ${waiting(this.list, (q) => q.items.length === 0 ? empty('Nothing is waiting', html`Everything has been looked at. <a href="/add">Add reports</a>, or take a break.`)
          : html`<ol>${q.items.map((i) => this.item(i))}</ol>${q.next ? html`<p class="faint">${number(q.open - q.items.length)} more follow when these are done.</p>` : nothing}`, () => void this.load())}
      </section>
      <section class="queue-detail" aria-label="The incident">${this.chosen ? this.panel.template() : nothing}</section>
    </div>`;
  }

  private item(q: QueueItem): TemplateResult {
    const i = q.incident;
    return html`<li class="queue-item ${i.id === this.chosen ? 'chosen' : ''}"><button aria-current=${i.id === this.chosen ? 'true' : nothing} @click=${() => this.choose(q)}>
      <span class="row-head"><span class="row-title">${capital(i.typeLabel)}</span><span class="row-day">${days(i.date)}</span></span>
      <span class="row-place" dir="auto">${place(i)}</span>
      <span class="row-foot">${toll(i)}${grade(i)}${marks(i)}</span>
      <span class="reasons">${q.reasons.map((r) => html`<span>${r.text}</span>`)}</span>
    </button></li>`;
  }
}
