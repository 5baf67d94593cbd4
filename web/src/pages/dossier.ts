import { html, nothing, type TemplateResult } from 'lit-html';
import { currentSession, get } from '../api';
import { marks, grade } from '../parts/badges';
import { historyList } from '../parts/incident-panel';
import { describe } from '../parts/judging';
import { waiting } from '../parts/problem';
import { tollChart } from '../parts/toll-chart';
import type { Change, Claim, Dossier, Page } from '../types';
import { beside, before, behind, capital, count, day, days, figure, moment, reason, relation, title } from '../words';
import { Loading, View } from '../view';

/** An incident on paper: everything that is known, from whom, in which words. For an editor's hand, or as a PDF. */
export class DossierPage extends View {
  private readonly dossier = new Loading<Dossier>(() => this.draw());
  private readonly past = new Loading<Page<Change>>(() => this.draw());

  constructor(private readonly id: string) {
    super();
  }

  title(): string {
    const d = this.dossier.value;
    return d ? `Dossier: ${title(d.summary)}` : 'Dossier';
  }

  override start(): void {
    const path = `/incidents/${encodeURIComponent(this.id)}`;
    void this.dossier.load(() => get<Dossier>(path, {}, this.ended));
    void this.past.load(() => get<Page<Change>>(path + '/history', {}, this.ended));
  }

  template(): TemplateResult {
    return html`<div class="page dossier">${waiting(this.dossier, (d) => this.shown(d), () => this.start())}</div>`;
  }

  private shown(d: Dossier): TemplateResult {
    const i = d.summary;
    const outlets = new Map(d.reports.map((r, at) => [r.id, at + 1]));
    return html`<p class="no-print dossier-tools"><a href="/incidents/${encodeURIComponent(i.id)}">Back to the incident</a>
        <button class="primary" @click=${() => print()}>Print, or save as PDF</button></p>
      <header><h1 dir="auto">${title(i)}</h1>
        <p class="lead">${d.sentence}</p>
        <p class="badges">${grade(i)}${marks(i)}<span>${capital(i.gradeReason)}; ${count(i.reports, 'report')}.</span></p>
        ${i.badges.includes('unreviewed') ? html`<p><b>No person has reviewed this record.</b> It was read by a program; check the quoted words before you rely on it.</p>` : nothing}</header>
      <section><h2>What is known</h2><table class="dossier-facts"><tbody>
        <tr><th scope="row">When</th><td>${days(i.date)}</td></tr>
        ${d.facts.filter((f) => !['date', 'location.point', 'location.country'].includes(f.field)).map((f) => html`<tr><th scope="row">${capital(f.label)}</th>
          <td dir="auto">${f.value === null ? html`unknown: ${reason(f.unknown)}` : f.range ? figure(f.range) : partiesOf(d, f.field, f.value)}${f.correction ? html`<br /><small>Corrected by ${f.correction.by}: “${f.correction.reason}”. The program had read: ${f.machine ?? 'nothing'}.</small>` : nothing}</td></tr>`)}
      </tbody></table>${tollChart(d.tolls)}</section>
      ${d.links.length > 0 ? html`<section><h2>In connection with</h2><ul>${d.links.map((l) => html`<li>${capital(relation(l.relation, l.direction))} <span dir="auto">${l.label}</span>, ${day(l.date)}${l.attributedTo.length > 0 ? html`, according to ${l.attributedTo.join(', ')}` : nothing}</li>`)}</ul></section>` : nothing}
      <section><h2>Who says what</h2><p class="faint">Numbers in brackets are those of the reports below. Rival values stand side by side; none is chosen here.</p>
        ${d.facts.filter((f) => f.claims.length > 0 && !['location.point', 'location.country'].includes(f.field)).map((f) => html`<h3>${capital(f.label)}</h3>
          <ul class="dossier-claims">${f.claims.map((n) => d.claims.find((c) => c.number === n)).filter((c) => c !== undefined).map((c) => claim(c, outlets.get(c.report)))}</ul>`)}</section>
      <section><h2>Reports</h2><ol class="dossier-reports">${d.reports.map((r) => html`<li><span dir="auto">${r.title ?? 'Without a title'}</span>. <bdi>${r.publisher ?? 'Publisher not stated'}</bdi>, ${r.publishedOn ? day(r.publishedOn) : 'undated'}.
        ${r.url ? html`<br /><span class="break">${r.url}</span>` : nothing}<br /><small>Taken in ${moment(r.capturedAt)}; source ${r.source}; SHA-256 <span class="break mono">${r.sha256}</span></small></li>`)}</ol></section>
      ${d.judgements.length > 0 ? html`<section><h2>Judgements</h2><ul>${d.judgements.map((j) => html`<li>${moment(j.at)}: ${j.by} ${describe(j, d.judgements)}${j.reason ? html`, “${j.reason}”` : nothing}${j.holds ? nothing : ' (undone)'}</li>`)}</ul></section>` : nothing}
      <section><h2>History</h2>${waiting(this.past, historyList)}</section>
      <footer class="faint">Incident <span class="mono break">${i.id}</span>, as it stood on ${moment(new Date().toISOString())}. Made with ${currentSession().program} from the archive ${currentSession().archive?.name ?? ''}.
        A working copy of reports, not forensic evidence.</footer>`;
  }
}

function partiesOf(d: Dossier, field: string, value: string): TemplateResult {
  const role = field.split('.')[1];
  const parties = field.startsWith('participants') ? d.participants.filter((p) => p.role === role) : [];
  return parties.length === 0 ? html`${value}` : html`${parties.map((p, at) => html`${at ? '; ' : ''}${p.name}${p.isDenied ? ' (denied)' : p.certainty !== 'stated' ? ` (${p.certainty})` : ''}`)}`;
}

const claim = (c: Claim, report: number | undefined): TemplateResult => html`<li><b dir="auto">${c.value ?? 'stated'}</b>${c.certainty !== 'stated' || c.denied ? html` (${c.denied ? 'denied' : c.certainty})` : nothing}${c.partOfTotal || c.superseded ? html` (${beside(c)})` : nothing}:
  ${c.attributedTo.length > 0 ? c.attributedTo.join(', ') : 'the outlet itself'} [${report ?? '–'}]${c.quotation ? html`, <q dir="auto">${before(c.quotation.before.trimStart())}<b>${c.quotation.marked}</b>${behind(c.quotation.after.trimEnd())}</q>` : nothing}</li>`;
