import { html, nothing, type TemplateResult } from 'lit-html';
import { get } from '../api';
import { each } from '../parts/each';
import { empty, waiting } from '../parts/problem';
import { rewrite } from '../router';
import type { Page } from '../types';
import { count, day } from '../words';
import { Loading, View } from '../view';

interface Listed { id: string; title: string | null; publisher: string | null; publishedOn: string | null; events: number; incidents: string[] }

export class ReportsPage extends View {
  private text = new URL(location.href).searchParams.get('text') ?? '';
  private readonly list = new Loading<Page<Listed>>(() => this.draw());

  title(): string {
    return 'Reports';
  }

  override start(): void {
    void this.list.load(() => get<Page<Listed>>('/reports', { text: this.text }, this.ended));
  }

  private async more(): Promise<void> {
    const before = this.list.value;
    const next = await this.list.load(() => get<Page<Listed>>('/reports', { text: this.text, cursor: before?.next }, this.ended));
    if (next && before) this.list.value = { items: [...before.items, ...next.items], next: next.next };
    this.draw();
  }

  template(): TemplateResult {
    return html`<div class="page"><h1>Reports</h1>
      <label class="search"><span class="hidden">Search their words</span><input type="search" data-search placeholder="Search words…" .value=${this.text} dir="auto"
        @change=${(e: Event) => { this.text = (e.target as HTMLInputElement).value.trim(); rewrite(this.text ? `/reports?text=${encodeURIComponent(this.text)}` : '/reports'); this.start(); }} /></label>
      ${waiting(this.list, (p) => p.items.length === 0 ? empty('No report fits', 'Try other words, or fewer.') : html`<ul class="plain-list">${each(p.items, (r) => r.id, (r) => html`<li>
        <a href="/reports/${encodeURIComponent(r.id)}" dir="auto">${r.title ?? 'Without a title'}</a>
        <span class="faint"><bdi>${r.publisher ?? 'publisher not stated'}</bdi> · ${r.publishedOn ? day(r.publishedOn) : 'undated'} · ${count(r.events, 'event')} · ${count(r.incidents.length, 'incident')}</span></li>`)}</ul>
        ${p.next ? html`<button class="more" @click=${() => void this.more()}>More</button>` : nothing}`, () => this.start())}</div>`;
  }
}
