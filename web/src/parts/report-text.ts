// A report's words with the evidence on them, both ways: words lead to the values they carry, values to their words.
import { html, nothing, type TemplateResult } from 'lit-html';
import { currentSession } from '../api';
import type { Report, ReportEvidence } from '../types';
import { capital, day, field, family, leading, moment } from '../words';
import { blocksOf, marked, type Mark } from './marked-text';

export interface ReportTextState {
  lit: Set<string>;
  /** The mark that was pressed, whose values are shown. */
  pressed: string[];
  shown: Set<string>;
  press: (ids: string[], at: HTMLElement) => void;
  claim?: (claim: number) => void;
  changed: () => void;
  /** Only what bears on this incident is marked; everything where it is null. */
  incident: string | null;
}

export function relevant(report: Report, incident: string | null): ReportEvidence[] {
  return incident === null ? report.evidence : report.evidence.filter((e) => e.carries.some((c) => c.incident === incident));
}

export function reportText(report: Report, state: ReportTextState): TemplateResult {
  const evidence = relevant(report, state.incident);
  const marks = (part: 'text' | 'title'): Mark[] => evidence.filter((e) => e.in === part).map((e) => ({
    id: e.id, startUtf16: e.startUtf16, endUtf16: e.endUtf16, family: leading(carried(e, state.incident).map((c) => family(c.field))),
    label: carried(e, state.incident).map((c) => `${field(c.field)}: ${c.value ?? ''}`).join('; '),
  }));
  const options = { lit: state.lit, press: state.press };
  const collapsed = report.graphic && currentSession().settings?.graphic !== 'shown' && !state.shown.has(report.id);
  const title = report.title ?? '';
  return html`<article class="report" dir=${report.direction} lang=${report.language ?? ''}>
    ${title ? html`<h3 dir="auto">${marked(title, 0, title.length, marks('title'), options)}</h3>` : nothing}
    ${collapsed ? graphic(() => { state.shown.add(report.id); state.changed(); })
      : html`<div class="report-body">${blocksOf(report.text, report.blocks).map((b) => html`<p class="block-${b.kind}" dir="auto">${marked(report.text, b.startUtf16, b.endUtf16, marks('text'), options)}</p>`)}</div>`}
  </article>
  ${values(report, state)}`;
}

const carried = (e: ReportEvidence, incident: string | null) => e.carries.filter((c) => incident === null || c.incident === incident);

export const graphic = (show: () => void): TemplateResult => html`<div class="graphic">
  <p>This text describes injuries or deaths in detail. It stays closed until you want to read it.</p>
  <button @click=${show}>Show the text</button>
</div>`;

function values(report: Report, state: ReportTextState): TemplateResult | typeof nothing {
  const pressed = report.evidence.filter((e) => state.pressed.includes(e.id));
  if (pressed.length === 0) return nothing;
  const lines = pressed.flatMap((e) => carried(e, state.incident).map((c) => ({ e, c })));
  return html`<div class="carried" role="status">
    <div class="carried-head"><q dir="auto">${pressed.reduce((a, b) => (b.text.length < a.text.length ? b : a)).text}</q> carries
      <button class="plain small" aria-label="Close" @click=${() => { state.pressed = []; state.lit.clear(); state.changed(); }}>✕</button></div>
    <ul>${lines.map(({ c }) => html`<li>
      <span class="dot f-${family(c.field)}"></span>${capital(field(c.field))}:
      ${c.claim !== null && state.claim ? html`<button class="linklike" dir="auto" @click=${() => state.claim?.(c.claim ?? 0)}>${c.value ?? 'stated'}</button>` : html`<b dir="auto">${c.value ?? 'stated'}</b>`}
      ${c.incident && c.incident !== state.incident ? html` <a href="/incidents/${c.incident}">in its incident</a>` : nothing}
    </li>`)}</ul>
  </div>`;
}

export function reportFacts(report: Report): TemplateResult {
  return html`<dl class="facts-line">
    <div><dt>Publisher</dt><dd dir="auto">${report.publisher ?? 'not stated'}</dd></div>
    <div><dt>Published</dt><dd>${report.publishedOn ? day(report.publishedOn) : 'not stated'}</dd></div>
    <div><dt>Taken in</dt><dd>${moment(report.capturedAt)}</dd></div>
    ${report.origin ? html`<div><dt>From</dt><dd class="break">${report.origin}</dd></div>` : nothing}
    ${report.url ? html`<div><dt>Address</dt><dd class="break">${report.url}</dd></div>` : nothing}
    <div><dt>SHA-256</dt><dd class="break mono">${report.sha256}</dd></div>
  </dl>`;
}
