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
  const valueMarks = (part: 'text' | 'title'): Mark[] => evidence.filter((e) => e.in === part).map((e) => ({
    id: e.id, startUtf16: e.startUtf16, endUtf16: e.endUtf16, family: leading(carried(e, state.incident).map((c) => family(c.field))),
    label: carried(e, state.incident).map((c) => `${field(c.field)}: ${c.value ?? ''}`).join('; '),
  }));
  const marks = (part: 'text' | 'title'): Mark[] => [...valueMarks(part), ...printedMarks(report).filter((m) => m.in === part)];
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

// The words by which a text contradicts the date of publication that was given. They carry no value of an incident.
const printedId = (n: number): string => `printed-${n}`;

const printedMarks = (report: Report): (Mark & { in: 'text' | 'title' })[] => (report.printedOn?.evidence ?? []).map((e, n) => ({
  id: printedId(n), in: e.in, startUtf16: e.startUtf16, endUtf16: e.endUtf16, family: 'when', label: `Date of publication that the text prints: ${day(report.printedOn?.date)}`,
}));

/** What the text says against the date that was given, to be pressed for its words; nothing where it says nothing. */
export function printedOn(report: Report, state: ReportTextState): TemplateResult | typeof nothing {
  if (report.printedOn === null) return nothing;
  const show = () => {
    state.pressed = [];
    state.lit = new Set(report.printedOn?.evidence.map((_, n) => printedId(n)));
    state.changed();
    requestAnimationFrame(() => document.querySelector(`mark[data-ids~="${printedId(0)}"]`)?.scrollIntoView({ block: 'nearest' }));
  };
  return html`<button class="linklike printed-on" title="Show the words in the text" @click=${show}>the text says ${day(report.printedOn.date)}</button>`;
}

const carried = (e: ReportEvidence, incident: string | null) => e.carries.filter((c) => incident === null || c.incident === incident);

export const graphic = (show: () => void): TemplateResult => html`<div class="graphic">
  <p>This text describes injuries or deaths in detail. It stays closed until you want to read it.</p>
  <button @click=${show}>Show the text</button>
</div>`;

function values(report: Report, state: ReportTextState): TemplateResult | typeof nothing {
  const printed = report.printedOn?.evidence.filter((_, n) => state.pressed.includes(printedId(n))) ?? [];
  const pressed = report.evidence.filter((e) => state.pressed.includes(e.id));
  if (pressed.length + printed.length === 0) return nothing;
  const lines = pressed.flatMap((e) => carried(e, state.incident).map((c) => ({ e, c })));
  return html`<div class="carried" role="status">
    <div class="carried-head"><q dir="auto">${[...pressed, ...printed].reduce((a, b) => (b.text.length < a.text.length ? b : a)).text}</q> carries
      <button class="plain small" aria-label="Close" @click=${() => { state.pressed = []; state.lit.clear(); state.changed(); }}>✕</button></div>
    <ul>${lines.map(({ c }) => html`<li>
      <span class="dot f-${family(c.field)}"></span>${capital(field(c.field))}:
      ${c.claim !== null && state.claim ? html`<button class="linklike" dir="auto" @click=${() => state.claim?.(c.claim ?? 0)}>${c.value ?? 'stated'}</button>` : html`<b dir="auto">${c.value ?? 'stated'}</b>`}
      ${c.incident && c.incident !== state.incident ? html` <a href="/incidents/${c.incident}">in its incident</a>` : nothing}
    </li>`)}${printed.length > 0 ? html`<li><span class="dot f-when"></span>Date of publication, as the text prints it: <b>${day(report.printedOn?.date)}</b>. Given was ${day(report.publishedOn)}, from which its days are counted.</li>` : nothing}</ul>
  </div>`;
}

export function reportFacts(report: Report, state: ReportTextState): TemplateResult {
  return html`<dl class="facts-line">
    <div><dt>Publisher</dt><dd dir="auto">${report.publisher ?? 'not stated'}</dd></div>
    <div><dt>Published</dt><dd>${report.publishedOn ? day(report.publishedOn) : 'not stated'}${report.printedOn ? html`; ${printedOn(report, state)}` : nothing}</dd></div>
    <div><dt>Taken in</dt><dd>${moment(report.capturedAt)}</dd></div>
    ${report.origin ? html`<div><dt>From</dt><dd class="break">${report.origin}</dd></div>` : nothing}
    ${report.url ? html`<div><dt>Address</dt><dd class="break">${report.url}</dd></div>` : nothing}
    <div><dt>SHA-256</dt><dd class="break mono">${report.sha256}</dd></div>
  </dl>`;
}
