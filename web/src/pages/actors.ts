import { html, nothing, type TemplateResult } from 'lit-html';
import { get } from '../api';
import { each } from '../parts/each';
import { empty, waiting } from '../parts/problem';
import { rewrite } from '../router';
import type { FoundActor, Page } from '../types';
import { count, spoken } from '../words';
import { calm, Loading, View } from '../view';

export class ActorsPage extends View {
  private q = new URL(location.href).searchParams.get('q') ?? '';
  private readonly list = new Loading<Page<FoundActor>>(() => this.draw());
  private readonly soon = calm(200, () => this.start());

  title(): string {
    return 'Actors';
  }

  override start(): void {
    rewrite(this.q ? `/actors?q=${encodeURIComponent(this.q)}` : '/actors');
    void this.list.load(() => get<Page<FoundActor>>('/actors', { q: this.q }, this.ended));
  }

  template(): TemplateResult {
    return html`<div class="page"><h1>Actors</h1>
      <p class="faint">The register’s entries: armed groups, forces, organisations, office holders. ${this.q ? '' : 'Those with most incidents stand first.'}</p>
      <label class="search"><span class="hidden">Find an actor by any of its names</span><input type="search" data-search placeholder="A name, or part of one…" dir="auto" .value=${this.q}
        @input=${(e: Event) => { this.q = (e.target as HTMLInputElement).value.trim(); this.soon(); }} /></label>
      ${waiting(this.list, (p) => p.items.length === 0 ? this.q === '' ? empty('No incident names an actor yet', 'Type a name: everybody in the register is found, with incidents or without.') : empty('No actor of that name', 'Other spellings may find it. Names of your own go into a file of actors, see “casus actors”.')
        : html`<ul class="plain-list">${each(p.items, (a) => a.id, (a) => html`<li><a href="/actors/${encodeURIComponent(a.id)}" dir="auto">${a.name}</a>${a.matched && a.matched !== a.name ? html` <span class="faint">as “${a.matched}”</span>` : nothing}
          <span class="faint">${[spoken(a.type), a.countryName].filter(Boolean).join(' · ')} · ${count(a.incidents, 'incident')}</span></li>`)}</ul>`, () => this.start())}</div>`;
  }
}
