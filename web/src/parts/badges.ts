// The marks that an incident carries: how well supported, how far checked. Words, never colour alone.
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Incident } from '../types';
import { capital } from '../words';

const badges: Record<string, [label: string, meaning: string]> = {
  'unreviewed': ['not reviewed', 'No person has checked this.'],
  'single-source': ['single source', 'Only one independent source tells of it.'],
  'contested': ['contested', 'Sources exclude each other.'],
};

export const grade = (i: Pick<Incident, 'grade' | 'gradeReason'>): TemplateResult =>
  html`<span class="grade grade-${i.grade}" title=${capital(i.gradeReason)}>${i.grade}</span>`;

export function marks(i: Incident): TemplateResult {
  const shown = i.badges.filter((b) => b !== i.grade);
  return html`${i.review === 'open' ? nothing : html`<span class="badge review-${i.review}">${i.review}</span>`}
    ${shown.map((b) => html`<span class="badge badge-${b}" title=${badges[b]?.[1] ?? ''}>${badges[b]?.[0] ?? b}</span>`)}`;
}
