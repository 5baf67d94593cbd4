import { html, nothing, type TemplateResult } from 'lit-html';
import { get } from '../api';
import { each } from '../parts/each';
import { incidentLines } from '../parts/incident-row';
import { waiting } from '../parts/problem';
import { timeline } from '../parts/timeline';
import { go } from '../router';
import type { Actor, Incident, Page } from '../types';
import { capital, count, day, number, spoken } from '../words';
import { Loading, View } from '../view';

/** Who an actor is, as claims with dates, and what it had a part in. */
export class ActorPage extends View {
  private readonly actor = new Loading<Actor>(() => this.draw());
  private readonly incidents = new Loading<Page<Incident>>(() => this.draw());

  constructor(private readonly id: string) {
    super();
  }

  title(): string {
    return this.actor.value?.name ?? 'Actor';
  }

  override start(): void {
    void this.actor.load(() => get<Actor>(`/actors/${encodeURIComponent(this.id)}`, {}, this.ended));
    void this.incidents.load(() => get<Page<Incident>>('/incidents', { actor: this.id, limit: 20 }, this.ended));
  }

  template(): TemplateResult {
    return html`<div class="page">${waiting(this.actor, (a) => this.shown(a), () => this.start())}</div>`;
  }

  private shown(a: Actor): TemplateResult {
    const last = a.timeline.at(-1);
    return html`<p><a href="/actors">All actors</a></p><h1 dir="auto">${a.name}</h1>
      <p>${[spoken(a.type), a.countryName, a.activeFrom || a.activeTo ? `active ${a.activeFrom ?? '…'}–${a.activeTo ?? 'today'}` : null].filter(Boolean).map((s) => capital(s ?? '')).join(' · ')}</p>
      ${a.aliases.length > 0 ? html`<p class="aliases"><span class="faint">Also</span> ${a.aliases.map((n) => html`<span class="alias" dir="auto">${n}</span>`)}</p>` : nothing}
      <div class="two">
        <section><h2>Claims about it</h2><p class="faint">Each from an authority, for a time. None of them is a finding of Casus.</p><div class="scroll"><table><thead><tr><th>What</th><th>Value</th><th>From – to</th><th>According to</th></tr></thead><tbody>
          ${a.claims.map((c) => html`<tr><th scope="row">${spoken(c.field)}</th><td dir="auto">${c.value}</td><td>${c.from || c.to ? html`${c.from ? day(c.from) : '…'} – ${c.to ? day(c.to) : '…'}` : html`<span class="faint">undated</span>`}</td><td>${c.authority} <span class="faint break">${c.source}</span></td></tr>`)}</tbody></table></div>
          ${a.relations.length > 0 ? html`<h2>Relations</h2><ul class="plain-list">${a.relations.map((r) => html`<li>${capital(spoken(r.relation))} <a href="/actors/${encodeURIComponent(r.id)}" dir="auto">${r.name}</a> <span class="faint">${r.from || r.to ? `${r.from ? day(r.from) : '…'} – ${r.to ? day(r.to) : 'today'}` : ''}</span></li>`)}</ul>` : nothing}
          ${a.offices.length > 0 ? html`<h2>Offices</h2><ul class="plain-list">${a.offices.map((o) => html`<li>${o.title}${o.of ? `, ${o.of}` : ''} <span class="faint">${o.dates ?? ''}</span></li>`)}</ul>` : nothing}
        </section>
        <section><h2>${count(a.incidents, 'incident')}</h2>
          ${a.timeline.length > 0 && last ? timeline({ by: 'bucket', first: a.timeline[0]?.start ?? null, last: last.start, buckets: a.timeline, undated: 0, spanning: 0 }, {
            from: "", to: "", dragged: null, choose: (from, to) => go(`/?actor=${encodeURIComponent(a.id)}&from=${from}&to=${to}`), changed: () => undefined,
          }) : nothing}
          ${a.roles.length > 0 ? html`<p>${a.roles.map((r) => html`<span class="badge">${r.role}, ${r.certainty}: ${number(r.count)}</span> `)}</p>` : nothing}
          ${waiting(this.incidents, (p) => p.items.length === 0 ? html`<p class="faint">None in this archive.</p>` : html`<ol class="rows">${each(p.items, (i) => i.id, (i) => html`<li class="row">${incidentLines(i, `/incidents/${encodeURIComponent(i.id)}`)}</li>`)}</ol>
            ${p.next ? html`<button class="more" @click=${() => go(`/?actor=${encodeURIComponent(a.id)}`)}>All in the overview</button>` : html`<p><a href="/?actor=${encodeURIComponent(a.id)}">Show them on the map</a></p>`}`)}
        </section>
      </div>`;
  }
}
