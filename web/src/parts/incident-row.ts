// An incident as one entry of a list.
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Incident } from '../types';
import { actors, count, days, place, figure, says, capital } from '../words';
import { grade, marks } from './badges';

export function toll(i: Incident): TemplateResult {
  const parts = [says(i.killed) ? html`<b>${figure(i.killed)}</b> killed` : null, says(i.injured) ? html`<b>${figure(i.injured)}</b> injured` : null].filter((p) => p !== null);
  return parts.length === 0 ? html`<span class="toll none">no toll given</span>` : html`<span class="toll">${parts.map((p, at) => html`${at ? ', ' : ''}${p}`)}</span>`;
}

/** What stands in a list's entry, without the entry itself. */
export function incidentLines(i: Incident, href?: string): TemplateResult {
  const by = actors(i);
  return html`<div class="row-head">
      ${href ? html`<a class="row-title" href=${href}>${capital(i.typeLabel)}</a>` : html`<span class="row-title">${capital(i.typeLabel)}</span>`}
      <span class="row-day">${days(i.date)}</span>
    </div>
    <div class="row-place" dir="auto">${place(i)}</div>
    ${by ? html`<div class="row-by" dir="auto">by ${by}</div>` : nothing}
    <div class="row-foot">${toll(i)}</div>
    <div class="row-foot">${grade(i)}${marks(i)}<span class="faint">${count(i.sources, 'source')}</span></div>`;
}
