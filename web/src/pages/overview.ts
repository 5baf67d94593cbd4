import { html, nothing, type TemplateResult } from 'lit-html';
import { currentSession, get, may, post, remove } from '../api';
import { ask, say } from '../parts/dialog';
import { each } from '../parts/each';
import { Filter, filterForm, summaryOf, type FilterState } from '../parts/filter';
import { incidentLines } from '../parts/incident-row';
import type { IncidentMap } from '../parts/map';
import { empty, problem, waiting } from '../parts/problem';
import { timeline, type TimelineState } from '../parts/timeline';
import { go, rewrite } from '../router';
import type { Counts, Incident, MapAnswer, MapProperties, Page, Timeline, Unplaced, View as SavedView } from '../types';
import { capital, count, day, days, figure, number, place, reason } from '../words';
import { calm, isAbort, Loading, View } from '../view';

const sorts: Record<string, string> = { 'date': 'Newest first', 'date-asc': 'Oldest first', 'killed': 'Most killed first', 'changed': 'Last changed first' };

/** Map, timeline and list of the same incidents. */
export class OverviewPage extends View {
  private filter = Filter.of(new URL(location.href));
  private sort = new URL(location.href).searchParams.get('sort') ?? 'date';
  private readonly counts = new Loading<Counts>(() => this.draw());
  private readonly list = new Loading<Page<Incident>>(() => this.draw());
  private readonly times = new Loading<Timeline>(() => this.draw());
  private readonly unplaced = new Loading<Page<Unplaced>>(() => this.draw());
  private readonly views = new Loading<Page<SavedView>>(() => this.draw());
  private map: IncidentMap | null = null;
  private mapFault: string | null = null;
  private window: { bbox: [number, number, number, number]; zoom: number } | null = null;
  private mapTurn = new AbortController();
  private chosen: string | null = null;
  private hovered: string | null = null;
  private tray = false;
  private filtersOpen = false;
  private total: MapAnswer | null = null;
  private readonly filters: FilterState = {
    filter: this.filter, counts: null, open: new Set(['period', 'country', 'type']), places: [], change: (to) => this.change(to), changed: () => this.draw(),
  };
  private readonly period: TimelineState = { from: '', to: '', dragged: null, choose: (from, to) => this.change(this.filter.with({ from, to })), changed: () => this.draw() };
  private readonly askMap = calm(120, () => void this.loadMap());

  title(): string {
    return 'Overview';
  }

  override async start(): Promise<void> {
    void this.views.load(() => get<Page<SavedView>>('/views', {}, this.ended));
    this.load();
    const surroundings = this.surroundings();
    const { IncidentMap } = await import('../parts/map');
    if (this.ended.aborted) return;
    this.map = new IncidentMap({
      moved: (bbox, zoom) => {
        const isFirst = this.window === null;
        this.window = { bbox, zoom };
        if (isFirst) void this.loadMap();
        else this.askMap();
      },
      pressed: (p, at) => this.press(p, at),
      hovered: (id) => { this.hovered = id; this.draw(); },
    });
    this.drawNow();
    const around = await surroundings;
    if (this.ended.aborted) return;
    requestAnimationFrame(() => {
      if (this.map?.open(around)) return;
      this.map = null;
      this.mapFault = 'This browser cannot draw the map (it needs WebGL 2). The list and the timeline show the same incidents.';
      this.draw();
    });
  }

  override end(): void {
    this.map?.close();
    super.end();
  }

  override moved(address: URL): boolean {
    this.filter = Filter.of(address);
    this.sort = address.searchParams.get('sort') ?? 'date';
    this.load();
    return true;
  }

  override key(event: KeyboardEvent): boolean {
    const items = this.list.value?.items ?? [];
    const at = items.findIndex((i) => i.id === this.chosen);
    if (event.key === 'j' || event.key === 'k') {
      const next = items[Math.max(0, Math.min(items.length - 1, at + (event.key === 'j' ? 1 : -1)))];
      if (next) this.choose(next.id, true);
      return true;
    }
    if (event.key === 'Enter' && this.chosen && !(event.target as Element).closest('a, button, summary, label')) {
      go(`/incidents/${this.chosen}`);
      return true;
    }
    return false;
  }

  // Where the map begins: at the window of the address, or around what there is.
  private async surroundings(): Promise<[number, number, number, number] | null> {
    const box = this.filter.get('bbox').split(',').map(Number);
    if (box.length === 4) return box as [number, number, number, number];
    const answer = await get<MapAnswer>('/incidents/map', { ...this.filter.parameters, bbox: '-180,-90,180,90', zoom: 3 }, this.ended).catch(() => null);
    const at = answer?.features.map((f) => f.geometry.coordinates) ?? [];
    if (at.length === 0) return null;
    const [x, y] = [at.map((c) => c[0]), at.map((c) => c[1])];
    return [Math.min(...x) - 3, Math.max(-70, Math.min(...y) - 3), Math.max(...x) + 3, Math.min(75, Math.max(...y) + 3)];
  }

  private change(to: Filter): void {
    this.filter = to;
    this.chosen = null;
    rewrite('/' + this.search(), true);
    this.load();
  }

  private search(): string {
    const values = new URLSearchParams(this.filter.values);
    if (this.sort !== 'date') values.set('sort', this.sort);
    const text = values.toString();
    return text ? '?' + text : '';
  }

  private load(): void {
    this.filters.filter = this.filter;
    const f = this.filter.parameters;
    void this.list.load(() => get<Page<Incident>>('/incidents', { ...f, sort: this.sort }, this.ended));
    void this.counts.load(() => get<Counts>('/incidents/counts', f, this.ended)).then((c) => {
      if (c) this.filters.counts = c;
      this.draw();
    });
    void this.times.load(() => get<Timeline>('/incidents/timeline', f, this.ended));
    if (this.tray) this.loadTray();
    this.askMap();
    this.draw();
  }

  private loadTray(): void {
    void this.unplaced.load(() => get<Page<Unplaced>>('/incidents/unplaced', { ...this.filter.parameters, placed: null, bbox: null }, this.ended));
  }

  private async loadMap(): Promise<void> {
    if (!this.window) return;
    this.mapTurn.abort();
    this.mapTurn = new AbortController();
    const { bbox, zoom } = this.window;
    try {
      const answer = await get<MapAnswer>('/incidents/map', { ...this.filter.parameters, bbox: bbox.join(','), zoom: Math.max(0, Math.min(18, Math.round(zoom))) }, this.mapTurn.signal);
      this.total = answer;
      this.map?.show(answer);
      this.draw();
    } catch (e) {
      // The list, which asks for the same, shows what is wrong.
      if (!isAbort(e)) this.draw();
    }
  }

  private press(p: MapProperties, at: [number, number]): void {
    if (p.kind === 'cluster' && p.bbox && !p.samePoint) return this.map?.goTo(p.bbox);
    if (p.incident) return this.choose(p.incident, true);
    this.change(this.filter.with({ place: null, bbox: null, lat: String(at[1]), lon: String(at[0]), radiusKm: String(Math.max(1, Math.min(2000, Math.round(p.radiusKm ?? 1)))) }));
  }

  private choose(id: string, scroll = false): void {
    this.chosen = id;
    this.draw();
    if (scroll) requestAnimationFrame(() => this.element.querySelector('.row.chosen')?.scrollIntoView({ block: 'nearest' }));
  }

  private async more(): Promise<void> {
    const before = this.list.value;
    if (!before?.next) return;
    const next = await this.list.load(() => get<Page<Incident>>('/incidents', { ...this.filter.parameters, sort: this.sort, cursor: before.next }, this.ended));
    if (next) this.list.value = { items: [...before.items, ...next.items], next: next.next };
    this.draw();
  }

  private async keep(): Promise<void> {
    const made = await ask<SavedView>({
      title: 'Save this view', action: 'Save',
      body: () => html`<label>Name <input name="name" required maxlength="100" data-first dir="auto" /></label>
        ${currentSession().mode === 'accounts' ? html`<label class="line"><input type="checkbox" name="shared" /> Share it with everybody</label>` : nothing}`,
      act: (form) => post<SavedView>('/views', { name: String(form.get('name')).trim(), query: this.search().replace(/^\?/, ''), shared: form.get('shared') === 'on' }),
    });
    if (!made) return;
    say(`Saved as “${made.name}”.`);
    void this.views.load(() => get<Page<SavedView>>('/views'));
  }

  private async forget(view: SavedView): Promise<void> {
    await remove(`/views/${view.id}`).then(() => say(`“${view.name}” is gone.`), () => say('It could not be deleted.'));
    void this.views.load(() => get<Page<SavedView>>('/views'));
  }

  protected override drawn(): void {
    this.map?.light(this.chosen ?? this.hovered);
  }

  template(): TemplateResult {
    const c = this.counts.value;
    return html`<div class="overview">
      <h1 class="hidden">Overview</h1>
      <aside class="side ${this.filtersOpen ? 'open' : ''}">
        <button class="filters-toggle" aria-expanded=${this.filtersOpen} @click=${() => { this.filtersOpen = !this.filtersOpen; this.draw(); }}>Filters <span class="faint">${summaryOf(this.filter)}</span></button>
        <div class="side-body">${filterForm(this.filters)}${this.savedViews()}</div>
      </aside>
      <section class="where" aria-label="Map and timeline">
        <div class="map-frame">
          ${this.mapFault ? html`<div class="map-fault">${empty('No map here', this.mapFault)}</div>` : this.map?.element ?? html`<div class="map"></div>`}
          ${this.map ? html`<div class="map-tools">
            <button aria-label="Zoom in" @click=${() => this.map?.zoom(1)}>+</button><button aria-label="Zoom out" @click=${() => this.map?.zoom(-1)}>−</button>
          </div>
          <button class="map-window small" aria-pressed=${this.filter.get('bbox') !== ''} @click=${() => this.change(this.filter.with({ bbox: this.filter.get('bbox') ? null : this.window?.bbox.join(',') ?? null }))}>List only what the map shows</button>` : nothing}
          ${this.card()}
        </div>
        <div class="time-frame">${this.times.value ? timeline(this.times.value, this.period) : html`<p class="faint timeline-empty">${this.times.problem?.title ?? 'Loading…'}</p>`}
          <p class="faint time-note">${this.timeNote()}</p></div>
      </section>
      <section class="found" aria-label="Incidents">
        <div class="found-head">
          <h2 aria-live="polite">${c ? count(c.total, 'incident') : 'Incidents'}${c && c.total !== c.all ? html` <span class="faint">of ${number(c.all)}</span>` : nothing}</h2>
          <label><span class="hidden">Order</span><select @change=${(e: Event) => { this.sort = (e.target as HTMLSelectElement).value; rewrite('/' + this.search(), true); this.load(); }}>
            ${Object.entries(sorts).map(([value, label]) => html`<option value=${value} ?selected=${value === this.sort}>${label}</option>`)}</select></label>
        </div>
        ${c && c.unplaced > 0 ? html`<button class="tray-toggle" aria-expanded=${this.tray} @click=${() => { this.tray = !this.tray; if (this.tray) this.loadTray(); this.draw(); }}>
          ${count(c.unplaced, 'incident')} without a place on the map <span aria-hidden="true">${this.tray ? '▴' : '▾'}</span></button>` : nothing}
        ${this.tray && c && c.unplaced > 0 ? this.trayList() : nothing}
        ${waiting(this.list, (page) => this.rows(page), () => this.load())}
      </section>
    </div>`;
  }

  private timeNote(): TemplateResult {
    const undated = this.times.value?.undated ?? 0;
    const chosen = this.filter.get('from') || this.filter.get('to');
    return html`${chosen ? html`<button class="linklike" @click=${() => this.change(this.filter.with({ from: null, to: null }))}>All days</button>` : this.times.value?.buckets.length ? 'Drag over the bars to choose a period.' : nothing}
      ${undated > 0 ? html`<button class="linklike" @click=${() => this.change(this.filter.with({ dated: 'no' }))}>${count(undated, 'incident')} without a day</button>` : nothing}`;
  }

  private rows(page: Page<Incident>): TemplateResult {
    if (page.items.length === 0) {
      return this.filter.size === 0 && this.counts.value?.all === 0
        ? empty('Nothing in the archive yet', may('code') ? html`<a href="/add">Add reports</a>: paste one, or upload many.` : 'Somebody who may code can add reports.')
        : empty('No incident fits', html`Take a filter away, or widen the period. <button class="linklike" @click=${() => this.change(new Filter(new URLSearchParams()))}>Clear all filters</button>`);
    }
    return html`<ol class="rows">${each(page.items, (i) => i.id, (i) => html`<li class="row ${i.id === this.chosen ? 'chosen' : ''} ${i.id === this.hovered ? 'hovered' : ''}"
        @mouseenter=${() => { this.hovered = i.id; this.draw(); }} @mouseleave=${() => { this.hovered = null; this.draw(); }}
        @click=${(e: Event) => { if (!(e.target as Element).closest('a')) this.choose(i.id); }}>${incidentLines(i, `/incidents/${encodeURIComponent(i.id)}`)}</li>`)}</ol>
      ${page.next ? html`<button class="more" ?disabled=${this.list.busy} @click=${() => void this.more()}>More</button>` : nothing}`;
  }

  private trayList(): TemplateResult {
    return html`<div class="tray">${waiting(this.unplaced, (p) => html`<ul>${each(p.items, (i) => i.id, (i) => html`<li>
      <a href="/incidents/${encodeURIComponent(i.id)}">${capital(i.typeLabel)}</a>, ${days(i.date)}${i.place?.countryName ? html`, ${i.place.countryName}` : nothing}
      <span class="faint">${reason(i.placeReason)}${i.candidates.length > 0 ? html`: ${i.candidates.slice(0, 3).map((x) => `${x.name} (${x.country})`).join(', ')}` : nothing}</span></li>`)}</ul>`)}</div>`;
  }

  private card(): TemplateResult | typeof nothing {
    const known = this.list.value?.items.find((i) => i.id === this.chosen);
    const onMap = this.total?.features.find((f) => f.properties.incident === this.chosen)?.properties;
    if (!this.chosen || (!known && !onMap)) return nothing;
    return html`<div class="map-card"><button class="plain small close" aria-label="Close" @click=${() => { this.chosen = null; this.draw(); }}>✕</button>
      ${known ? html`<b>${capital(known.typeLabel)}</b><span dir="auto">${place(known)}</span><span>${days(known.date)}, ${figure(known.killed)} killed</span>`
        : html`<b>${capital(onMap?.label ?? '')}</b><span>${day(onMap?.date)}${onMap?.killed ? html`, ${number(onMap.killed)} killed` : nothing}</span>`}
      <a href="/incidents/${encodeURIComponent(this.chosen)}">Open the incident</a></div>`;
  }

  private savedViews(): TemplateResult {
    const items = this.views.value?.items ?? [];
    return html`<section class="saved"><h2>Saved views</h2>
      ${this.views.problem ? problem(this.views.problem) : nothing}
      ${items.length === 0 ? html`<p class="faint">None yet. Set filters, then save them under a name.</p>` : html`<ul>${items.map((v) => html`<li>
        <a href="/?${v.query}" dir="auto">${v.name}</a>${v.mine ? nothing : html` <span class="faint">by ${v.by}</span>`}
        ${v.mine ? html`<button class="plain small" aria-label=${`Delete the view ${v.name}`} @click=${() => void this.forget(v)}>✕</button>` : nothing}</li>`)}</ul>`}
      <button class="small" ?disabled=${this.filter.size === 0} @click=${() => void this.keep()}>Save this view</button>
      ${may('publish') && this.filter.size > 0 ? html`<p class="all-reports"><a href="/publish?${this.filter.query}">Publish what is shown</a></p>` : nothing}
      <p class="all-reports"><a href="/reports">All reports</a></p></section>`;
  }
}

