import { html, nothing, type TemplateResult } from 'lit-html';
import { currentSession, get, may, words } from '../api';
import { waiting } from '../parts/problem';
import type { Card, Meta } from '../types';
import { capital, count, day, number } from '../words';
import { Loading, View } from '../view';

interface MethodText { id: string; title: string; html: string; program: string }

/** How the running version decides, in its own words. */
export class MethodPage extends View {
  private readonly pages = new Loading<{ pages: { id: string; title: string }[] }>(() => this.draw());
  private readonly page = new Loading<MethodText>(() => this.draw());
  private readonly card = new Loading<Card>(() => this.draw());
  private readonly meta = new Loading<Meta>(() => this.draw());
  private type = '';
  private made: { id: string; article: HTMLElement } | null = null;

  constructor(private id: string | null) {
    super();
  }

  title(): string {
    return this.page.value?.title ?? 'Method';
  }

  override start(): void {
    void this.pages.load(() => get('/method', {}, this.ended));
    this.load();
    if (may('read')) {
      void this.card.load(() => get<Card>('/method/card', {}, this.ended));
      void this.meta.load(() => words());
    }
  }

  private load(): void {
    void this.page.load(() => get<MethodText>(`/method/${encodeURIComponent(this.id ?? 'readme')}`, {}, this.ended)).then(() => this.jump());
  }

  override moved(address: URL): boolean {
    const id = /^\/method\/([^/]+)/.exec(address.pathname)?.[1] ?? null;
    if (id !== this.id) {
      this.id = id;
      this.page.value = null;
      this.load();
      window.scrollTo(0, 0);
    }
    return true;
  }

  private jump(): void {
    const name = decodeURIComponent(location.hash.slice(1));
    if (name) requestAnimationFrame(() => requestAnimationFrame(() => (document.getElementById(name) ?? document.getElementById(name.toLowerCase()))?.scrollIntoView()));
  }

  // The server made it of its own documents. Links to documents that it does not show are words.
  private article(p: MethodText): HTMLElement {
    if (this.made?.id !== p.id) {
      const article = document.createElement('article');
      article.className = 'prose';
      article.innerHTML = p.html;
      article.querySelectorAll('a[href=""]').forEach((a) => a.replaceWith(...a.childNodes));
      article.querySelectorAll('table, pre').forEach((wide) => wide.setAttribute('tabindex', '0'));
      this.made = { id: p.id, article };
    }
    return this.made.article;
  }

  template(): TemplateResult {
    const here = this.id ?? 'readme';
    return html`<div class="page wide method">
      <nav aria-label="Method pages" class="method-nav">${waiting(this.pages, (p) => html`<ul>${p.pages.map((x) => html`<li><a href=${x.id === 'readme' ? '/method' : `/method/${x.id}`} aria-current=${x.id === here ? 'page' : nothing}>${x.title}</a></li>`)}</ul>`)}
        <p class="faint">${currentSession().program}</p></nav>
      <div class="method-body">${here === 'readme' && this.card.value ? this.shownCard(this.card.value) : nothing}
        ${waiting(this.page, (p) => html`${this.article(p)}`, () => this.load())}
        ${here === 'codebook' && this.meta.value ? this.types(this.meta.value) : nothing}</div></div>`;
  }

  private shownCard(c: Card): TemplateResult {
    return html`<section class="card-box" aria-label="What stands in the archive"><h2>In this archive</h2>
      <p>${count(c.reports, 'report')}, ${count(c.incidents, 'incident')}${c.firstDay ? html`, from ${day(c.firstDay)} to ${day(c.lastDay)}` : nothing}${c.independentSources ? html`; on average ${c.independentSources.toFixed(1)} independent sources each` : nothing}.</p>
      <div class="two"><table><thead><tr><th>Publisher</th><th class="num">Reports</th></tr></thead><tbody>${c.publishers.slice(0, 10).map((p) => html`<tr><td dir="auto">${p.name || html`<span class="faint">not stated</span>`}</td><td class="num">${number(p.reports)}</td></tr>`)}</tbody></table>
      <table><thead><tr><th>Country</th><th class="num">Incidents</th></tr></thead><tbody>${c.countries.slice(0, 10).map((x) => html`<tr><td>${x.label}</td><td class="num">${number(x.count)}</td></tr>`)}</tbody></table></div>
      <p class="faint">What no outlet here covers is missing from the record, however violent it was.</p></section>`;
  }

  private types(m: Meta): TemplateResult {
    const q = this.type.toLowerCase();
    const shown = m.types.filter((t) => !q || t.label.toLowerCase().includes(q) || t.definition.toLowerCase().includes(q));
    const labels = new Map(m.types.map((t) => [t.id, t.label]));
    return html`<section><h2>${number(m.types.length)} event types</h2><label class="search"><span class="hidden">Find a type</span><input type="search" data-search placeholder="Find a type…" @input=${(e: Event) => { this.type = (e.target as HTMLInputElement).value.trim(); this.draw(); }} /></label>
      <dl class="types">${shown.map((t) => html`<div><dt>${capital(t.label)}${t.violent ? html` <span class="badge">violent</span>` : nothing}</dt><dd>${t.definition}${t.parent ? html` <span class="faint">A kind of ${labels.get(t.parent) ?? t.parent}.</span>` : nothing}</dd></div>`)}</dl></section>`;
  }
}
