import { html, nothing, type TemplateResult } from 'lit-html';
import { address, get, post, remove, words } from '../api';
import { say } from '../parts/dialog';
import { dayInput } from '../parts/day-input';
import { empty, problem, waiting } from '../parts/problem';
import { Filter } from '../parts/filter';
import type { Export, Meta, Page, Preview, Problem } from '../types';
import { bytes, capital, count, moment, number } from '../words';
import { Loading, problemOf, View } from '../view';

const formats: Record<string, string> = {
  acled: 'ACLED table', ged: 'UCDP GED table', polecat: 'POLECAT table', plover: 'PLOVER JSON', geojson: 'GeoJSON', timemap: 'timemap', csv: 'CSV, one row per incident', jsonl: 'JSON Lines, whole incidents',
};

// What a person has to have decided; what was dismissed never leaves.
const reviews: Record<string, string> = { '': 'All, reviewed or not', 'confirmed': 'Confirmed alone', 'confirmed,corrected': 'Confirmed or corrected' };

const companions = ['citation.json', 'data-dictionary.csv', 'loss.csv', 'loss.json', 'sidecar.jsonl'];

/** What leaves the house: chosen, looked at, searched for what may not leave, and only then made. */
export class PublishPage extends View {
  private readonly meta = new Loading<Meta>(() => this.draw());
  private readonly preview = new Loading<Preview>(() => this.draw());
  private readonly exports = new Loading<Page<Export>>(() => this.draw());
  private profile = 'public';
  private format = 'csv';
  private from = '';
  private to = '';
  private country = '';
  private review = '';
  private filter = Filter.of(new URL(location.href));
  private file = 0;
  private fault: Problem | null = null;
  private stale = false;
  private timer = 0;

  title(): string {
    return 'Publish';
  }

  override start(): void {
    void this.meta.load(() => words());
    void this.loadExports();
  }

  override end(): void {
    clearTimeout(this.timer);
    super.end();
  }

  private async loadExports(): Promise<void> {
    const page = await this.exports.load(() => get<Page<Export>>('/exports', {}, this.ended));
    clearTimeout(this.timer);
    if (page?.items.some((x) => x.state === 'running')) this.timer = window.setTimeout(() => void this.loadExports(), 1000);
  }

  private get order() {
    const filter = { ...this.filter.parameters, ...(this.from ? { from: this.from } : {}), ...(this.to ? { to: this.to } : {}), ...(this.country ? { country: this.country } : {}), ...(this.review ? { review: this.review } : {}) };
    return { profile: this.profile, format: this.format, filter, asOf: null, embargoDays: null };
  }

  private async look(): Promise<void> {
    this.file = 0;
    this.stale = false;
    this.fault = null;
    // The data come first, what is said about them after.
    const place = (name: string) => (companions.includes(name) ? 1 : 0);
    await this.preview.load(async () => {
      const made = await post<Preview>('/exports/preview', this.order, this.ended);
      return { ...made, files: [...made.files].sort((a, b) => place(a.name) - place(b.name)) };
    });
  }

  private async make(): Promise<void> {
    try {
      await post<Export>('/exports', { ...this.order, fingerprint: this.preview.value?.fingerprint });
      this.fault = null;
      say('It is being made; the download appears below.');
      void this.loadExports();
    } catch (e) {
      this.fault = problemOf(e);
      this.draw();
    }
  }

  private choose(change: () => void): void {
    change();
    this.stale = this.preview.value !== null;
    this.draw();
  }

  template(): TemplateResult {
    return html`<div class="page wide publish"><h1>Publish</h1>${waiting(this.meta, (m) => html`<div class="publish-grid">
      <section aria-label="What to publish"><h2>1. For whom</h2>
        <fieldset class="choices"><legend class="hidden">Profile</legend>${m.exports.profiles.map((p) => html`<label class="choice"><input type="radio" name="profile" value=${p.name} .checked=${p.name === this.profile} @change=${() => this.choose(() => { this.profile = p.name; })} />
          <span><b>${capital(p.name)}</b><br /><span class="faint">Hides ${p.hides.split('; ').join(', ')}.</span></span></label>`)}</fieldset>
        <h2>2. What, and as what</h2>
        <label>Format <select name="format" @change=${(e: Event) => this.choose(() => { this.format = val(e); })}>${m.exports.formats.map((f) => html`<option value=${f} ?selected=${f === this.format}>${formats[f] ?? f}</option>`)}</select></label>
        ${this.filter.size > 0 ? html`<p class="band calm">With ${count(this.filter.size, 'filter')} from the overview. <button class="linklike" @click=${() => this.choose(() => { this.filter = new Filter(new URLSearchParams()); })}>Without</button></p>` : nothing}
        <label>Country <select name="country" @change=${(e: Event) => this.choose(() => { this.country = val(e); })}><option value="">All</option>${m.countries.map((c) => html`<option value=${c.code} ?selected=${c.code === this.country}>${c.name}</option>`)}</select></label>
        <label>Review <select name="review" @change=${(e: Event) => this.choose(() => { this.review = val(e); })}>${Object.entries(reviews).map(([r, label]) => html`<option value=${r} ?selected=${r === this.review}>${label}</option>`)}</select></label>
        <div class="pair">${dayInput('From', 'from', this.from, (v) => this.choose(() => { this.from = v; }))}${dayInput('To', 'to', this.to, (v) => this.choose(() => { this.to = v; }))}</div>
        <button class="primary" ?disabled=${this.preview.busy} @click=${() => void this.look()}>${this.preview.busy ? 'Making the preview…' : 'Preview'}</button>
      </section>
      <section aria-label="Preview"><h2>3. Exactly what they will see</h2>${this.shown()}</section></div>
      <section><h2>Made so far</h2>${waiting(this.exports, (x) => this.made(x), () => void this.loadExports())}</section>`, () => this.start())}</div>`;
  }

  private shown(): TemplateResult {
    if (this.preview.problem && !this.preview.busy) return problem(this.preview.problem, () => void this.look());
    const p = this.preview.value;
    if (!p) return empty('No preview yet', 'It shows each file as it would leave, byte for byte, and whether anything protected is still in it.');
    const verdicts: Record<Preview['scan']['verdict'], [kind: string, text: string]> = {
      'clean': ['good', 'The scan found nothing protected in these files: no hidden name, place or headline, in any spelling it knows.'],
      'leak': ['bad', `Not to be published: ${p.scan.finding ?? 'something protected is still in it'}.`],
      'not-searched': ['warning', 'Not searched: this profile hides nothing that could leak. Keep it in the house.'],
      'empty': ['warning', 'Nothing to publish: no incident fits, or all are held back for some days.'],
    };
    const [kind, text] = verdicts[p.scan.verdict];
    const f = p.files[this.file];
    const allowed = p.scan.verdict === 'clean' || p.scan.verdict === 'not-searched';
    return html`${this.stale ? html`<p class="band warning" role="status">You changed the choice since. <button class="small" @click=${() => void this.look()}>Preview again</button></p>` : nothing}
      <div class="verdict ${kind}" role="status"><b>${{ 'clean': 'Clean', 'leak': 'Leak', 'not-searched': 'Not searched', 'empty': 'Empty' }[p.scan.verdict]}</b><span>${text}</span></div>
      <p>${count(p.incidents, 'incident')}, ${count(p.records, 'record')}${p.rejected > 0 ? html`, <b>${number(p.rejected)} left out</b>` : nothing}.</p>
      ${p.losses.length > 0 ? html`<details><summary>What the format loses</summary><ul>${p.losses.map((l) => html`<li>${number(l.count)} × ${l.reason}</li>`)}</ul></details>` : nothing}
      ${p.files.length > 0 ? html`<div class="report-tabs" role="group" aria-label="Files">${p.files.map((x, at) => html`<button aria-pressed=${at === this.file} @click=${() => { this.file = at; this.draw(); }}><span class="report-name">${x.name}</span><span class="faint">${bytes(x.bytes)}</span></button>`)}</div>` : nothing}
      ${f ? html`<pre class="file" tabindex="0" aria-label=${`The beginning of ${f.name}`} dir="auto">${f.head}${f.truncated ? '\n…' : ''}</pre><p class="faint">SHA-256 <span class="mono break">${f.sha256}</span>${f.truncated ? ' · only the beginning is shown' : ''}</p>` : nothing}
      ${this.fault ? problem(this.fault) : nothing}
      <h2>4. Make it</h2><button class="primary" ?disabled=${!allowed || this.stale} @click=${() => void this.make()}>Make the export</button>
      <span class="faint">${allowed ? 'What is made has to be what you saw; if the archive changed since, you are asked to look again.' : 'A preview that is clean comes first.'}</span>`;
  }

  private made(page: Page<Export>): TemplateResult {
    if (page.items.length === 0) return html`<p class="faint">Nothing yet. Exports are kept for 24 hours, for you alone.</p>`;
    return html`<div class="scroll"><table><thead><tr><th>Made</th><th>Profile</th><th>Format</th><th class="num">Incidents</th><th class="num">Size</th><th>State</th><th></th></tr></thead><tbody>
      ${page.items.map((x) => html`<tr><td>${moment(x.createdAt)}</td><td>${x.profile}</td><td>${formats[x.format] ?? x.format}</td><td class="num">${x.incidents === null ? '' : number(x.incidents)}</td><td class="num">${x.bytes === null ? '' : bytes(x.bytes)}</td>
        <td>${x.state}${x.problem ? html`: ${x.problem.detail}` : nothing}</td>
        <td class="buttons-line">${x.state === 'done' ? html`<a class="button" href=${address(`/exports/${encodeURIComponent(x.id)}/file`)} download>Download</a>` : nothing}
          <button class="plain small" aria-label="Delete this export" @click=${() => void remove(`/exports/${encodeURIComponent(x.id)}`).then(() => this.loadExports(), () => say('It could not be deleted.'))}>Delete</button></td></tr>`)}</tbody></table></div>`;
  }
}

const val = (e: Event): string => (e.target as HTMLSelectElement).value;
