import { html, nothing, type TemplateResult } from 'lit-html';
import { get } from '../api';
import { waiting } from '../parts/problem';
import { reportFacts, reportText, type ReportTextState } from '../parts/report-text';
import type { Report } from '../types';
import { capital, count, reason, spoken } from '../words';
import { Loading, View } from '../view';

/** One report with everything that was read off it. */
export class ReportPage extends View {
  private readonly report = new Loading<Report>(() => this.draw());
  private readonly text: ReportTextState = {
    lit: new Set(), pressed: [], shown: new Set(), incident: null, changed: () => this.draw(),
    press: (ids) => { this.text.pressed = ids; this.text.lit = new Set(ids); this.draw(); },
  };

  constructor(private readonly id: string) {
    super();
  }

  title(): string {
    return this.report.value?.title ?? 'Report';
  }

  override start(): void {
    void this.report.load(() => get<Report>(`/reports/${encodeURIComponent(this.id)}`, {}, this.ended));
  }

  template(): TemplateResult {
    return html`<div class="page">${waiting(this.report, (r) => html`
      <p><a href="/reports">All reports</a></p>
      <h1 dir="auto">${r.title ?? 'Report without a title'}</h1>
      ${reportFacts(r, this.text)}
      <div class="report-page">
        <section aria-label="Text">${reportText({ ...r, title: null }, this.text)}</section>
        <section aria-label="Events"><h2>${count(r.events.length, 'event')} read off it</h2>
          ${r.unread ? html`<p>${reason(r.unread)}</p>` : nothing}
          <ul class="event-list">${r.events.map((e) => html`<li><button class="linklike" @click=${() => { this.text.lit = new Set(e.spans); this.text.pressed = []; this.draw(); }}>${capital(e.typeLabel)}</button>
            <span class="faint">${e.standing}${e.modality === 'asserted' ? '' : `, ${spoken(e.modality)}`}</span>
            ${e.incident ? html`<a href="/incidents/${encodeURIComponent(e.incident)}">incident</a>` : nothing}</li>`)}</ul>
          ${r.events.length === 0 ? nothing : html`<p class="faint">Press an event to see its words, or words to see what they carry.</p>`}</section>
      </div>`, () => this.start())}</div>`;
  }
}
