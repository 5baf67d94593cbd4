// The filter of the overview and the queue: it lives in the address, so that it can be kept, sent and gone back to.
import { html, nothing, type TemplateResult } from 'lit-html';
import { get, type Parameters } from '../api';
import type { Counts, FacetValue, FoundPlace, Page } from '../types';
import { dayInput } from './day-input';
import { capital, count, number, spoken } from '../words';

export const filterNames = [
  'text', 'from', 'to', 'country', 'place', 'lat', 'lon', 'radiusKm', 'type', 'actor', 'certainty', 'killedMin', 'grade', 'review', 'bbox', 'placed', 'dated',
] as const;

export class Filter {
  constructor(readonly values: URLSearchParams) {}

  static of(address: URL): Filter {
    const values = new URLSearchParams();
    for (const name of filterNames) {
      const value = address.searchParams.get(name);
      if (value) values.set(name, value);
    }
    return new Filter(values);
  }

  get(name: string): string {
    return this.values.get(name) ?? '';
  }

  list(name: string): string[] {
    return this.get(name).split(',').filter((v) => v !== '');
  }

  /** The same filter with some values changed; an empty one is taken away. */
  with(changes: Record<string, string | null>): Filter {
    const values = new URLSearchParams(this.values);
    for (const [name, value] of Object.entries(changes)) {
      if (value) values.set(name, value);
      else values.delete(name);
    }
    return new Filter(values);
  }

  toggled(name: string, value: string): Filter {
    const list = this.list(name);
    return this.with({ [name]: (list.includes(value) ? list.filter((v) => v !== value) : [...list, value]).join(',') });
  }

  get parameters(): Parameters {
    return Object.fromEntries(this.values);
  }

  get query(): string {
    return this.values.toString();
  }

  get size(): number {
    return [...this.values.keys()].filter((k) => !['lat', 'lon', 'radiusKm', 'to'].includes(k) || (k === 'to' && !this.get('from'))).length + (this.get('lat') && !this.get('place') ? 1 : 0);
  }
}

export interface FilterState {
  filter: Filter;
  counts: Counts | null;
  open: Set<string>;
  places: FoundPlace[];
  change: (to: Filter) => void;
  changed: () => void;
}

const mostShown = 7;

export function filterForm(s: FilterState): TemplateResult {
  const f = s.filter;
  // The filter of now, not of when the form was drawn: people are quicker than frames.
  const set = (changes: Record<string, string | null>) => s.change(s.filter.with(changes));
  const value = (e: Event) => (e.target as HTMLInputElement).value.trim();
  return html`<form class="filters" aria-label="Filters" @submit=${(e: Event) => e.preventDefault()}>
    <label class="search"><span class="hidden">Search the reports’ words</span>
      <input type="search" data-search name="text" placeholder="Search words…" .value=${f.get('text')} dir="auto" @change=${(e: Event) => set({ text: value(e) })} /></label>
    ${chips(s)}
    ${group(s, 'period', 'Period', f.get('from') !== '' || f.get('to') !== '', html`<div class="pair">
      ${dayInput('From', 'from', f.get('from'), (from) => set({ from }))}${dayInput('To', 'to', f.get('to'), (to) => set({ to }))}</div>`)}
    ${group(s, 'place', 'Place', f.get('place') !== '' || f.get('lat') !== '', placeInput(s))}
    ${facet(s, 'country', 'Country')}
    ${facet(s, 'type', 'Type')}
    ${facet(s, 'actor', 'Actor')}
    ${group(s, 'killed', 'Killed', f.get('killedMin') !== '', html`<div class="choices-line">
      ${[{ value: '', label: 'Any', count: null }, ...(s.counts?.killed ?? [])].map((k) => html`<label class="pill"><input type="radio" name="killedMin" value=${k.value}
        .checked=${f.get('killedMin') === k.value} @change=${() => set({ killedMin: k.value })} /><span>${k.label}${k.count === null ? nothing : html` <span class="n">${number(k.count)}</span>`}</span></label>`)}</div>`)}
    ${facet(s, 'grade', 'Support')}
    ${facet(s, 'certainty', 'Certainty')}
    ${facet(s, 'review', 'Review')}
  </form>`;
}

function group(s: FilterState, name: string, label: string, active: boolean, content: TemplateResult): TemplateResult {
  return html`<details class="group" ?open=${s.open.has(name)} @toggle=${(e: Event) => { if ((e.target as HTMLDetailsElement).open) s.open.add(name); else s.open.delete(name); }}>
    <summary>${label}${active ? html`<span class="dot-active" title="In use"><span class="hidden">in use</span></span>` : nothing}</summary>${content}</details>`;
}

function facet(s: FilterState, name: 'country' | 'type' | 'actor' | 'grade' | 'certainty' | 'review', label: string): TemplateResult {
  const chosen = s.filter.list(name);
  const given: FacetValue[] = s.counts?.[name] ?? [];
  // What is chosen stays visible, with nothing left of it as well.
  const values = [...given, ...chosen.filter((c) => !given.some((g) => g.value === c)).map((c) => ({ value: c, label: spoken(c), count: 0 }))];
  const all = s.open.has(name + '-all');
  const shown = all ? values : values.filter((v, at) => at < mostShown || chosen.includes(v.value));
  return group(s, name, label, chosen.length > 0, html`<ul class="facet">
    ${shown.map((v) => html`<li><label><input type="checkbox" name=${name} value=${v.value} .checked=${chosen.includes(v.value)} @change=${() => s.change(s.filter.toggled(name, v.value))} />
      <span class="facet-label" dir="auto">${capital(v.label)}</span><span class="n">${number(v.count)}</span></label></li>`)}
    ${values.length === 0 ? html`<li class="faint">none</li>` : nothing}
  </ul>
  ${values.length > shown.length || all ? html`<button type="button" class="plain small" @click=${() => { if (all) s.open.delete(name + '-all'); else s.open.add(name + '-all'); s.changed(); }}>${all ? 'Fewer' : `All ${values.length}`}</button>` : nothing}`);
}

function placeInput(s: FilterState): TemplateResult {
  const f = s.filter;
  const search = async (e: Event) => {
    const q = (e.target as HTMLInputElement).value.trim();
    const known = s.places.find((p) => label(p) === q);
    if (known) return s.change(s.filter.with({ place: known.name, lat: String(known.latitude), lon: String(known.longitude), radiusKm: f.get('radiusKm') || '50', bbox: null }));
    if (q.length < 2) return;
    s.places = (await get<Page<FoundPlace>>('/places', { q }).catch(() => null))?.items ?? [];
    s.changed();
  };
  const done = (e: Event) => {
    const q = (e.target as HTMLInputElement).value.trim();
    if (q === f.get('place')) return;
    const best = s.places.find((p) => label(p) === q) ?? s.places.find((p) => p.name.toLowerCase() === q.toLowerCase());
    s.change(best ? s.filter.with({ place: best.name, lat: String(best.latitude), lon: String(best.longitude), radiusKm: f.get('radiusKm') || '50', bbox: null })
      : s.filter.with({ place: q, lat: null, lon: null, radiusKm: null }));
  };
  return html`<label>Name <input name="place" list="filter-places" autocomplete="off" dir="auto" .value=${f.get('place')} @input=${search} @change=${done} /></label>
    <datalist id="filter-places">${s.places.map((p) => html`<option value=${label(p)}></option>`)}</datalist>
    ${f.get('lat') ? html`<label>Within <select name="radiusKm" @change=${(e: Event) => s.change(s.filter.with({ radiusKm: (e.target as HTMLSelectElement).value }))}>
      ${['1', '10', '25', '50', '100', '250', '500', '1000'].map((r) => html`<option value=${r} ?selected=${(f.get('radiusKm') || '50') === r}>${r} km</option>`)}</select></label>` : nothing}`;
}

const label = (p: FoundPlace): string => [p.name, p.admin1 === p.name ? null : p.admin1, p.countryName].filter(Boolean).join(', ');

function chips(s: FilterState): TemplateResult | typeof nothing {
  const f = s.filter;
  const found: { label: string; without: () => Filter }[] = [];
  const add = (text: string, names: string[]) => found.push({ label: text, without: () => s.filter.with(Object.fromEntries(names.map((n) => [n, null]))) });
  if (f.get('text')) add(`“${f.get('text')}”`, ['text']);
  if (f.get('from') || f.get('to')) add(`${f.get('from') || '…'} to ${f.get('to') || '…'}`, ['from', 'to']);
  if (f.get('lat')) add(`${f.get('radiusKm') || 50} km around ${f.get('place') || `${Number(f.get('lat')).toFixed(1)}, ${Number(f.get('lon')).toFixed(1)}`}`, ['place', 'lat', 'lon', 'radiusKm']);
  else if (f.get('place')) add(f.get('place'), ['place']);
  if (f.get('killedMin')) add(`${f.get('killedMin')} or more killed`, ['killedMin']);
  if (f.get('bbox')) add('in the map’s window', ['bbox']);
  if (f.get('placed')) add(f.get('placed') === 'no' ? 'without a place' : 'with a place', ['placed']);
  if (f.get('dated')) add(f.get('dated') === 'no' ? 'without a day' : 'with a day', ['dated']);
  for (const name of ['country', 'type', 'actor', 'grade', 'certainty', 'review'] as const) {
    for (const v of f.list(name)) found.push({ label: capital(s.counts?.[name].find((c) => c.value === v)?.label ?? spoken(v)), without: () => s.filter.toggled(name, v) });
  }
  if (found.length === 0) return nothing;
  return html`<div class="chips">${found.map((c) => html`<button type="button" class="chip" @click=${() => s.change(c.without())} aria-label=${`Remove the filter ${c.label}`}><span dir="auto">${c.label}</span> ✕</button>`)}
    <button type="button" class="plain small" @click=${() => s.change(new Filter(new URLSearchParams()))}>Clear all</button></div>`;
}

export const summaryOf = (f: Filter): string => (f.size === 0 ? 'No filters' : count(f.size, 'filter'));
