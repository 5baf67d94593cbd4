// What went wrong, in words that say what to do.
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Problem } from '../types';
import type { Loading } from '../view';

const hints: Record<string, string> = {
  CAS1105: 'Another program is writing to the archive. It is tried again when you press the button; if that goes on, close the other program.',
  CAS1106: 'You can read everything. To change something, give the account under which Casus runs the right to write to the archive’s file and folder, and start Casus again.',
  CAS1107: 'Make room on the disk that holds the archive. Nothing was half written.',
  CAS1108: 'Is the database running, and can this machine reach it? “casus doctor” says more.',
  CAS1121: 'Somebody changed this incident while you looked at it. Load it again, look at what changed, and decide anew.',
  CAS1304: 'Somebody who administers the workbench can give you the role that this needs.',
};

// Where the page asks for it, the general words of the code mislead.
const titles: Record<string, string> = { CAS1303: 'You were not let in.' };

export function problem(p: Problem, retry?: () => void): TemplateResult {
  return html`<div class="problem" role="alert">
    <h2>${titles[p.code] ?? p.title}</h2>
    ${p.detail === p.title ? nothing : html`<p>${p.detail}</p>`}
    ${hints[p.code] ? html`<p>${hints[p.code]}</p>` : nothing}
    ${!retry ? nothing : p.status === 404 ? html`<p><a href="/">To the overview</a></p>` : html`<button @click=${retry}>${p.code === 'CAS1121' ? 'Load it again' : 'Try again'}</button>`}
    ${p.code ? html`<p class="faint">${p.code}${p.requestId ? html` · request ${p.requestId}` : nothing}</p>` : nothing}
  </div>`;
}

/** What is shown in the place of something that is asked for. */
export function waiting<T>(of: Loading<T>, shown: (value: T) => TemplateResult, retry?: () => void): TemplateResult {
  if (of.problem && !of.value) return problem(of.problem, retry);
  if (of.value === null) return html`<p class="waiting" role="status">Loading…</p>`;
  return html`${of.problem ? problem(of.problem, retry) : nothing}${shown(of.value)}`;
}

export const empty = (title: string, text: unknown): TemplateResult => html`<div class="empty"><h3>${title}</h3><p>${text}</p></div>`;
