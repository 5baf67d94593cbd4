// An incident to be checked: facts, the rival claims under each, and the reports with the evidence marked, both ways.
import { html, nothing, type TemplateResult } from 'lit-html';
import { currentSession, get, may, whyReadOnly } from '../api';
import type { Change, Claim, Dossier, Fact, Page, Party, Report } from '../types';
import { before, behind, beside, bestBetween, capital, count, day, days, family, field, figure, moment, number, range, reason, relation, says, spoken, title } from '../words';
import { Loading, problemOf } from '../view';
import { grade, marks } from './badges';
import { say } from './dialog';
import { correct, describe, dismiss, judge, labelOf, link, merge, sayDone, split, undo, type Answer } from './judging';
import { waiting } from './problem';
import { printedOn, relevant, reportText, type ReportTextState } from './report-text';
import { tollChart } from './toll-chart';

export interface PanelEvents {
  changed: () => void;
  /** A judgement was given, or taken back, and `id` stands now. */
  judged: (id: string, kind: string, judgement: number) => void;
  /** Takes a request for correction down, where that is done. */
  request?: () => void;
}

export class IncidentPanel {
  readonly dossier: Loading<Dossier>;
  private readonly report: Loading<Report>;
  private readonly past: Loading<Page<Change>>;
  private readonly reports = new Map<string, Report>();
  private readonly text: ReportTextState;
  private readonly open = new Set<string>();
  private claim: number | null = null;
  private shownReport: string | null = null;
  private quotesShown = false;

  constructor(private readonly events: PanelEvents, private readonly inQueue: boolean, private readonly ended: AbortSignal) {
    this.dossier = new Loading(events.changed);
    this.report = new Loading(events.changed);
    this.past = new Loading(events.changed);
    this.text = {
      lit: new Set(), pressed: [], shown: new Set(), incident: null, changed: events.changed,
      press: (ids) => this.pressWords(ids), claim: (n) => this.toClaim(n),
    };
  }

  async load(id: string): Promise<void> {
    const same = this.dossier.value?.summary.id === id;
    if (!same) {
      this.dossier.value = null;
      this.report.value = null;
      this.shownReport = null;
      this.claim = null;
      this.text.pressed = [];
      this.text.lit.clear();
      this.open.clear();
    }
    const dossier = await this.dossier.load(() => get<Dossier>(`/incidents/${encodeURIComponent(id)}`, {}, this.ended));
    if (!dossier) return;
    this.text.incident = dossier.summary.id;
    if (!this.inQueue || this.open.has('history')) this.loadPast();
    const first = dossier.reports.find((r) => r.id === this.shownReport) ?? dossier.reports[0];
    if (first && (!same || this.shownReport === null)) void this.showReport(first.id);
  }

  private loadPast(): void {
    const id = this.dossier.value?.summary.id ?? '';
    void this.past.load(() => get<Page<Change>>(`/incidents/${encodeURIComponent(id)}/history`, {}, this.ended));
  }

  private async showReport(id: string): Promise<Report | null> {
    this.shownReport = id;
    const known = this.reports.get(id);
    const report = await this.report.load(async () => known ?? get<Report>(`/reports/${encodeURIComponent(id)}`, {}, this.ended));
    if (report) this.reports.set(id, report);
    return report;
  }

  // From a value to its words.
  private async toWords(c: Claim): Promise<void> {
    this.claim = c.number;
    const report = await this.showReport(c.report);
    if (!report) return;
    const found = report.evidence.filter((e) => e.carries.some((x) => x.claim === c.number && x.incident === this.text.incident));
    this.text.lit = new Set(found.map((e) => e.id));
    this.text.pressed = [];
    if (report.graphic) this.text.shown.add(report.id);
    this.events.changed();
    requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector('mark.lit')?.scrollIntoView({ block: 'center', behavior: calmly() ? 'auto' : 'smooth' })));
  }

  // From words to the values they carry.
  private pressWords(ids: string[]): void {
    this.text.pressed = ids;
    this.text.lit = new Set(ids);
    const evidence = this.report.value?.evidence.filter((e) => ids.includes(e.id)) ?? [];
    const numbers = evidence.flatMap((e) => e.carries).filter((c) => c.incident === this.text.incident && c.claim !== null).map((c) => c.claim ?? 0);
    for (const fact of this.dossier.value?.facts ?? []) if (fact.claims.some((n) => numbers.includes(n))) this.open.add(fact.field);
    this.claim = numbers[0] ?? null;
    this.events.changed();
    requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector('.claim.lit')?.scrollIntoView({ block: 'nearest', behavior: calmly() ? 'auto' : 'smooth' })));
  }

  private toClaim(n: number): void {
    const fact = this.dossier.value?.facts.find((f) => f.claims.includes(n));
    if (fact) this.open.add(fact.field);
    this.claim = n;
    this.events.changed();
    requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector('.claim.lit')?.scrollIntoView({ block: 'center' })));
  }

  key(event: KeyboardEvent): boolean {
    const d = this.dossier.value;
    if (!d) return false;
    if (event.key === 'n') {
      const at = d.reports.findIndex((r) => r.id === this.shownReport);
      const next = d.reports[(at + 1) % d.reports.length];
      if (next) void this.showReport(next.id);
      return true;
    }
    if (!may('judge')) return false;
    const act = { c: () => this.confirm(), d: () => this.do(dismiss(d.summary), 'dismiss'), e: () => this.do(correct(d), 'correct'), m: () => this.do(merge(d.summary), 'merge'),
      s: () => this.do(split(d), 'split'), l: () => this.do(link(d.summary), 'link'), u: () => this.undoLast() }[event.key];
    if (!act) return false;
    const why = whyReadOnly();
    if (why) say(why);
    else void act();
    return true;
  }

  private async confirm(): Promise<void> {
    const d = this.dossier.value;
    if (!d) return;
    try {
      const answer = await judge(d.summary, { kind: 'confirm' });
      this.done(answer, `Confirmed: ${title(d.summary)}.`, 'confirm');
    } catch (e) {
      this.dossier.problem = problemOf(e);
      this.events.changed();
    }
  }

  private async do(asked: Promise<Answer | null>, kind: string): Promise<void> {
    const answer = await asked.catch((e: unknown) => {
      this.dossier.problem = problemOf(e);
      this.events.changed();
      return null;
    });
    if (!answer) return;
    this.done(answer, `Done: ${describe(answer.judgement, this.dossier.value?.judgements)}.`, kind);
  }

  private done(answer: Answer, text: string, kind: string): void {
    const { number } = answer.judgement;
    sayDone(answer, text, () => this.events.judged(answer.incident, 'undo', number));
    this.events.judged(answer.incident, kind, number);
  }

  private async undoLast(): Promise<void> {
    const last = [...this.dossier.value?.judgements ?? []].filter((j) => j.holds && j.kind !== 'undo').sort((a, b) => b.number - a.number)[0];
    if (last) await this.do(undo(last), 'undo');
    else say('There is no judgement to undo here.');
  }

  template(): TemplateResult {
    return waiting(this.dossier, (d) => this.shown(d), () => { const id = this.dossier.value?.summary.id; if (id) void this.load(id); else location.reload(); });
  }

  private shown(d: Dossier): TemplateResult {
    const i = d.summary;
    return html`<div class="incident">
      <header class="incident-head">
        <div>${this.inQueue ? html`<h2 class="incident-title" dir="auto">${title(i)}</h2>` : html`<h1 class="incident-title" dir="auto">${title(i)}</h1>`}
          <p class="incident-line"><b>${days(i.date)}</b>${says(i.killed) ? html` · ${figure(i.killed)} killed` : nothing}${says(i.injured) ? html` · ${figure(i.injured)} injured` : nothing}</p>
          <p class="badges">${grade(i)}${marks(i)}<span class="faint">${capital(i.gradeReason)}</span></p></div>
        ${this.actions(d)}
      </header>
      ${d.mergedInto ? html`<p class="band warning">Merged into <a href="/incidents/${d.mergedInto}">${d.mergedInto}</a>.</p>` : nothing}
      <div class="incident-body">
        <section class="facts" aria-label="Facts">
          ${d.facts.filter((f) => !isDetail(f)).map((f) => this.fact(f, d))}
          ${this.groups(d)}
          ${tollChart(d.tolls)}
          ${this.links(d)}
          ${this.judgements(d)}
          ${this.inQueue ? nothing : this.history()}
          ${this.inQueue ? nothing : this.codes(d)}
        </section>
        <section class="reading" aria-label="Reports">${this.reading(d)}</section>
      </div>
    </div>`;
  }

  private actions(d: Dossier): TemplateResult {
    const i = d.summary;
    const href = `/incidents/${encodeURIComponent(i.id)}`;
    return html`<div class="actions" role="group" aria-label="Judgements">
      ${may('judge') ? html`
        ${judging('Confirm', 'c', () => this.confirm(), 'primary')}
        ${judging('Correct', 'e', () => this.do(correct(d), 'correct'))}
        ${judging('Dismiss', 'd', () => this.do(dismiss(i), 'dismiss'))}
        ${judging('Merge', 'm', () => this.do(merge(i), 'merge'))}
        ${judging('Split', 's', () => this.do(split(d), 'split'))}
        ${judging('Link', 'l', () => this.do(link(i), 'link'))}
        ${this.events.request ? html`<button @click=${this.events.request}>Request… <kbd>r</kbd></button>` : nothing}
        ${judging('Undo', 'u', () => this.undoLast(), '', !d.judgements.some((j) => j.holds && j.kind !== 'undo'))}` : nothing}
      ${this.inQueue ? html`<a class="button" href=${href}>Open <kbd>Enter</kbd></a>` : html`<a class="button" href="${href}/dossier">Dossier <kbd>p</kbd></a>`}
    </div>`;
  }

  private fact(f: Fact, d: Dossier): TemplateResult {
    const claims = f.claims.map((n) => d.claims.find((c) => c.number === n)).filter((c) => c !== undefined);
    // Parts of a larger toll and earlier numbers are no rivals of it.
    const different = new Set(claims.filter((c) => !c.partOfTotal && !c.superseded).map((c) => c.value)).size;
    const role = f.field.startsWith('participants.') ? f.field.slice('participants.'.length) : null;
    const parties = role ? d.participants.filter((p) => p.role === role) : [];
    const isOpen = this.open.has(f.field);
    return html`<article class="fact" id="fact-${f.field}">
      <div class="fact-head">
        <h3><span class="dot f-${family(f.field)}"></span>${capital(f.label)}</h3>
        <div class="fact-value" dir="auto">${f.value === null ? html`<span class="unknown">unknown</span> <span class="faint">${reason(f.unknown)}</span>`
          : parties.length > 0 ? html`<ul class="names">${parties.map((p) => html`<li dir="auto">${party(p)}</li>`)}</ul>`
          : f.range ? html`<b class="big">${range(f.range)}</b>${bestBetween(f.range) !== null ? html` <span class="faint">best ${number(bestBetween(f.range) ?? 0)}</span>` : nothing}`
          : html`<b>${f.value}</b>`}
          ${f.field === 'location' ? d.facts.filter(isDetail).map((x) => this.detail(x, d)) : nothing}
          ${f.correction ? html`<p class="corrected">Corrected by ${f.correction.by}, ${moment(f.correction.at)}: “${f.correction.reason ?? 'no reason given'}”.${f.machine !== null && f.machine !== f.value ? html` Casus read: <span dir="auto">${f.machine}</span>.` : nothing}</p>` : nothing}
        </div>
        ${f.correctable && may('judge') ? html`<button class="plain small fact-edit" ?disabled=${whyReadOnly() !== null} title=${whyReadOnly() ?? nothing} aria-label=${`Correct ${labelOf(f.correctable)}`} @click=${() => void this.do(correct(d, f.correctable ?? undefined), 'correct')}>Correct</button>` : nothing}
      </div>
      ${claims.length === 0 ? nothing : html`<details class="claims" ?open=${isOpen} @toggle=${(e: Event) => { if ((e.target as HTMLDetailsElement).open) this.open.add(f.field); else this.open.delete(f.field); this.events.changed(); }}>
        <summary>${count(claims.length, 'claim')}${f.agreement === 'rival' ? html` <span class="rival">${different} different</span>` : f.agreement === 'single' ? html` <span class="faint">one report</span>` : nothing}</summary>
        ${isOpen ? html`<ol>${claims.map((c) => this.claimRow(c, d))}</ol>` : nothing}</details>`}
    </article>`;
  }

  // The country and the point rest on the same words as the place, and stand under it.
  private detail(f: Fact, d: Dossier): TemplateResult {
    return html`<p class="fact-detail">${capital(f.label)}: ${f.value === null ? html`<span class="unknown">unknown</span>` : f.field === 'location.point' ? f.value.replace(',', ', ') : f.value}
      ${f.correction ? html`<span class="faint">corrected by ${f.correction.by}: “${f.correction.reason ?? ''}”</span>` : nothing}
      ${f.correctable && may('judge') ? html`<button class="linklike" ?disabled=${whyReadOnly() !== null} title=${whyReadOnly() ?? nothing} aria-label=${`Correct ${labelOf(f.correctable)}`} @click=${() => void this.do(correct(d, f.correctable ?? undefined), 'correct')}>Correct</button>` : nothing}</p>`;
  }

  private claimRow(c: Claim, d: Dossier): TemplateResult {
    const hide = d.graphic && currentSession().settings?.graphic !== 'shown' && !this.quotesShown;
    const said = c.attributedTo.length > 0 ? c.attributedTo.join(', ') : null;
    const outlet = c.outlet ?? reportName(d, c.report);
    return html`<li class="claim ${c.number === this.claim ? 'lit' : ''}">
      <button class="claim-button" @click=${() => void this.toWords(c)} title="Show the words in the report">
        <span class="claim-value" dir="auto">${c.value ?? 'stated'}${c.who && c.who !== 'unknown' && !(c.value ?? '').includes(c.who) ? html` <span class="faint">${c.who}</span>` : nothing}${c.partOfTotal || c.superseded ? html` <span class="faint">${beside(c)}</span>` : nothing}</span>
        <span class="claim-who" dir="auto">${said ? html`${said} <span class="faint">in ${outlet}</span>` : outlet}</span>
        <span class="claim-when">${c.publishedOn ? day(c.publishedOn) : 'undated'}${c.certainty !== 'stated' || c.denied ? html` <span class="badge">${c.denied ? 'denied' : c.certainty}</span>` : nothing}</span>
        ${c.quotation && !hide ? html`<q class="claim-words" dir="auto">${before(c.quotation.before)}<mark class="f-${family(c.field)}">${c.quotation.marked}</mark>${behind(c.quotation.after)}</q>` : nothing}
      </button>
      ${hide ? html`<button class="linklike" @click=${() => { this.quotesShown = true; this.events.changed(); }}>Show the words (graphic)</button>` : nothing}
    </li>`;
  }

  private groups(d: Dossier): TemplateResult | typeof nothing {
    if (d.groups.length === 0) return nothing;
    return html`<article class="fact"><h3 class="fact-sub">Who was harmed</h3><table class="plain-table"><tbody>
      ${d.groups.map((g) => html`<tr><th scope="row">${g.who}</th><td>${g.outcome}</td><td class="num">${range(g)}</td></tr>`)}</tbody></table></article>`;
  }

  private links(d: Dossier): TemplateResult | typeof nothing {
    if (d.links.length === 0 && d.chain.length === 0) return nothing;
    const chain = [...d.chain].sort((a, b) => a.depth - b.depth || (a.date ?? '').localeCompare(b.date ?? ''));
    return html`<article class="fact"><h3 class="fact-sub">What it answers, what answered it</h3>
      <ul class="links">${d.links.map((l) => html`<li>${capital(relation(l.relation, l.direction))} <a href="/incidents/${encodeURIComponent(l.incident)}" dir="auto">${l.label}</a>${l.date ? html`, ${day(l.date)}` : nothing}
        ${l.days !== null ? html`<span class="faint">${count(Math.abs(l.days), 'day')} apart</span>` : nothing}
        <span class="faint">${l.judgement !== null ? 'linked by a person' : l.attributedTo.length > 0 ? `according to ${l.attributedTo.join(', ')}` : 'said by the outlet itself'}</span></li>`)}</ul>
      ${d.chain.length > 1 ? html`<ol class="chain">${chain.map((c) => html`<li class=${c.depth === 0 ? 'here' : ''}><span class="chain-day">${day(c.date)}</span>
        ${c.depth === 0 ? html`<b>this incident</b>` : html`<a href="/incidents/${encodeURIComponent(c.incident)}">${c.label}</a>`}</li>`)}</ol>` : nothing}</article>`;
  }

  private judgements(d: Dossier): TemplateResult | typeof nothing {
    if (d.judgements.length === 0) return nothing;
    return html`<article class="fact"><h3 class="fact-sub">Judgements</h3><ul class="judgements">${[...d.judgements].sort((a, b) => b.number - a.number).map((j) => html`<li class=${j.holds ? '' : 'undone'}>
      <span><b>${j.by}</b> <span class="deed">${describe(j, d.judgements)}</span>${j.reason ? html`: “${j.reason}”` : nothing}<br /><span class="faint">${moment(j.at)}${j.holds ? '' : ' · undone'}</span></span>
      ${j.holds && may('judge') && j.kind !== 'undo' ? html`<button class="plain small" ?disabled=${whyReadOnly() !== null} title=${whyReadOnly() ?? nothing} @click=${() => void this.do(undo(j), 'undo')}>Undo</button>` : nothing}</li>`)}</ul></article>`;
  }

  private history(): TemplateResult {
    return html`<article class="fact"><details class="history"><summary>History</summary>${waiting(this.past, historyList)}</details></article>`;
  }

  private codes(d: Dossier): TemplateResult {
    const names: Record<string, string> = { plover: 'PLOVER', ploverMode: 'PLOVER mode', cameo: 'CAMEO', acled: 'ACLED', ged: 'UCDP GED', muc4: 'MUC-4' };
    return html`<article class="fact"><details><summary>Codes and ids</summary><dl class="codes">
      ${Object.entries(d.codes).filter(([, v]) => v).map(([k, v]) => html`<div><dt>${names[k] ?? k}</dt><dd>${v}</dd></div>`)}
      <div><dt>Id</dt><dd class="break mono">${d.summary.id}</dd></div>
      ${d.formerIds.length > 0 ? html`<div><dt>Former ids</dt><dd class="break mono">${d.formerIds.join(', ')}</dd></div>` : nothing}</dl></details></article>`;
  }

  private reading(d: Dossier): TemplateResult {
    if (d.reports.length === 0) return html`<p class="faint">No report stands behind this incident any more.</p>`;
    return html`<div class="report-tabs" role="group" aria-label="Reports">
        ${d.reports.map((r) => html`<button aria-pressed=${r.id === this.shownReport} @click=${() => { this.text.lit.clear(); this.text.pressed = []; void this.showReport(r.id); }}>
          <span class="report-name" dir="auto">${reportName(d, r.id)}</span><span class="faint">${r.publishedOn ? day(r.publishedOn) : 'undated'}</span></button>`)}
      </div>
      ${waiting(this.report, (r) => this.reportShown(r, d), () => void this.showReport(this.shownReport ?? ''))}`;
  }

  private reportShown(r: Report, d: Dossier): TemplateResult {
    const listed = d.reports.find((x) => x.id === r.id);
    const n = relevant(r, this.text.incident).length;
    return html`<p class="report-line faint"><a href="/reports/${encodeURIComponent(r.id)}">Open the report</a> · ${count(n, 'marked passage')}
      ${listed && listed.because.length > 0 ? html`<span>Filed here because of: ${listed.because.join(', ')}</span>` : nothing}
      ${r.printedOn ? html`<span>Published ${day(r.publishedOn)}; ${printedOn(r, this.text)}</span>` : nothing}</p>
      ${reportText(r, this.text)}
      ${n === 0 ? html`<p class="faint">Nothing in this report is marked for this incident.</p>` : html`<p class="legend">${['what', 'when', 'where', 'who', 'toll'].map((k) => html`<span><span class="dot f-${k}"></span>${k}</span>`)}<span class="faint">Press marked words to see what they carry; press a claim to see its words.</span></p>`}`;
  }
}

function judging(label: string, key: string, act: () => Promise<void>, kind = '', isIdle = false): TemplateResult {
  return html`<button class=${kind || nothing} ?disabled=${isIdle || whyReadOnly() !== null} title=${whyReadOnly() ?? nothing} @click=${() => void act()}>${label} <kbd>${key}</kbd></button>`;
}

// A report that says neither whose it is nor what it is called is known by its place among the others.
function reportName(d: Dossier, id: string): string {
  const at = d.reports.findIndex((r) => r.id === id);
  return d.reports[at]?.publisher ?? d.reports[at]?.title ?? `Report ${at + 1}`;
}

const isDetail = (f: Fact): boolean => f.field === 'location.country' || f.field === 'location.point';

function party(p: Party): TemplateResult {
  const sure = p.isDenied || p.certainty !== 'stated' ? html` <span class="badge">${p.isDenied ? 'denied' : p.certainty}</span>` : nothing;
  return html`${p.actorId ? html`<a href="/actors/${encodeURIComponent(p.actorId)}">${p.name}</a>` : p.name}${sure}`;
}

export function historyList(page: Page<Change>): TemplateResult {
  const causes: Record<string, string> = { made: 'made', filing: 'changed by new or newly read reports', judgement: 'judged', gone: 'gone' };
  return html`<ol class="changes">${page.items.map((c) => ({ ...c, changes: c.changes.filter((x) => x.before || x.after) })).map((c) => html`<li><p><b>${moment(c.at)}</b> ${causes[c.cause] ?? spoken(c.cause)} by ${c.by}${c.reason ? html`: “${c.reason}”` : nothing}</p>
    ${c.changes.length === 0 ? nothing : html`<table class="diff"><tbody>${c.changes.map((x) => html`<tr><th scope="row">${field(x.field)}</th>
      <td dir="auto">${x.before === null ? html`<span class="faint">nothing</span>` : html`<del>${x.before}</del>`}</td><td dir="auto">${x.after === null ? html`<span class="faint">nothing</span>` : html`<ins>${x.after}</ins>`}</td></tr>`)}</tbody></table>`}</li>`)}</ol>`;
}

const calmly = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
