import { html, nothing, type TemplateResult } from 'lit-html';
import { address, ApiError, currentSession, get, post, remove, whyReadOnly } from '../api';
import { say } from '../parts/dialog';
import { dayInput } from '../parts/day-input';
import { each } from '../parts/each';
import { marked, type Mark } from '../parts/marked-text';
import { empty, problem, waiting } from '../parts/problem';
import type { Coding, Import, ImportProblem, Page, Problem, Span } from '../types';
import { bytes, capital, count, family, field, moment, number, reason, spoken } from '../words';
import { calm, isAbort, Loading, problemOf, View } from '../view';

type Layer = keyof Coding['layers'];

const layerNames: Record<Layer, string> = {
  sentences: 'Sentences', tokens: 'Words', names: 'Names', entities: 'Entities', times: 'Times', places: 'Places', quotes: 'Quotations', events: 'Events',
};

/** Paste a text and see it coded, or take files in. */
export class AddPage extends View {
  private text = '';
  private titleText = '';
  private publisher = '';
  private published = '';
  private coding: Coding | null = null;
  private codingFault: Problem | null = null;
  private coded: string | null = null;
  private busy = false;
  private turn = new AbortController();
  private readonly layers = new Set<Layer>(['events']);
  private event: string | null = null;
  private readonly imports = new Loading<Page<Import>>(() => this.draw());
  private readonly streams = new Map<string, EventSource>();
  private readonly problems = new Map<string, ImportProblem[]>();
  private uploadFault: Problem | null = null;
  private chosen: File[] = [];
  private dragging = false;
  private sending = false;
  // The import of what was pasted, with the text as it was sent.
  private pasted: { import: string; text: string } | null = null;
  private readonly soon = calm(350, () => void this.code());

  title(): string {
    return 'Add';
  }

  override start(): void {
    void this.loadImports();
  }

  override end(): void {
    this.streams.forEach((s) => s.close());
    super.end();
  }

  private async loadImports(): Promise<void> {
    const page = await this.imports.load(() => get<Page<Import>>('/imports', { limit: 10 }, this.ended));
    for (const i of page?.items ?? []) {
      if (i.endedAt === null) this.follow(i.id);
      else if (i.errors + i.warnings > 0 && i === page?.items[0]) void this.loadProblems(i.id);
    }
  }

  private follow(id: string): void {
    if (this.streams.has(id)) return;
    const stream = new EventSource(address(`/imports/${encodeURIComponent(id)}/events`));
    this.streams.set(id, stream);
    const take = (e: MessageEvent<string>) => this.put(JSON.parse(e.data) as Import);
    stream.addEventListener('progress', take);
    stream.addEventListener('end', (e) => {
      take(e as MessageEvent<string>);
      stream.close();
      this.streams.delete(id);
      const ended = this.imports.value?.items.find((i) => i.id === id);
      if (ended) this.leave(ended);
      if (ended && ended.errors + ended.warnings > 0) void this.loadProblems(id);
      if (ended?.state === 'done') say(`Done: ${count(ended.added, 'report')} added.`);
    });
  }

  private put(one: Import): void {
    const page = this.imports.value ?? { items: [], next: null };
    const at = page.items.findIndex((i) => i.id === one.id);
    this.imports.value = { ...page, items: at < 0 ? [one, ...page.items] : page.items.map((i) => (i.id === one.id ? one : i)) };
    this.draw();
  }

  private async loadProblems(id: string): Promise<void> {
    const page = await get<Page<ImportProblem>>(`/imports/${encodeURIComponent(id)}/problems`, { limit: 200 }, this.ended).catch(() => null);
    if (page) this.problems.set(id, page.items);
    this.draw();
  }

  private async code(): Promise<void> {
    const asked = JSON.stringify([this.text, this.titleText, this.published]);
    if (asked === this.coded) return;
    this.turn.abort();
    this.turn = new AbortController();
    if (!this.text.trim()) {
      this.coding = null;
      this.coded = null;
      return this.draw();
    }
    this.busy = true;
    this.draw();
    try {
      this.coding = await post<Coding>('/coding', { text: this.text, title: this.titleText || null, publishedOn: this.published || null, publisher: this.publisher || null, html: /^\s*<(!doctype|html|body|article|p)\b/i.test(this.text) }, this.turn.signal);
      this.coded = asked;
      this.codingFault = null;
    } catch (e) {
      if (isAbort(e)) return;
      this.codingFault = problemOf(e);
    }
    this.busy = false;
    this.draw();
  }

  private async take(): Promise<void> {
    const text = this.text;
    const report = { text, ...(this.titleText ? { title: this.titleText } : {}), ...(this.published ? { publishedOn: this.published } : {}), ...(this.publisher ? { publisher: this.publisher } : {}) };
    const isPage = /^\s*<(!doctype|html|body|article|p)\b/i.test(text);
    const made = await this.send([isPage ? new File([text], 'pasted.html', { type: 'text/html' }) : new File([JSON.stringify(report) + '\n'], 'pasted.jsonl', { type: 'application/x-ndjson' })]);
    if (made) this.pasted = { import: made.id, text };
    this.draw();
  }

  // A pasted text stays in the form until it is in the archive, and longer where it was changed or refused.
  private leave(ended: Import): void {
    if (ended.id !== this.pasted?.import) return;
    const isIn = ended.added + ended.recoded + ended.known > 0;
    if (isIn && this.pasted.text === this.text) {
      this.text = this.titleText = '';
      this.coding = null;
      this.coded = null;
    }
    this.pasted = null;
    this.draw();
  }

  private async send(files: File[]): Promise<Import | null> {
    const limit = currentSession().limits.uploadBytes;
    const size = files.reduce((sum, f) => sum + f.size, 0);
    if (files.length === 0) return null;
    if (size > limit) {
      this.uploadFault = { type: '', status: 413, code: '', requestId: '', errors: {}, title: 'These files are too large together.', detail: `They have ${bytes(size)}; at most ${bytes(limit)} go in one upload. Take fewer at once, or use “casus ingest” on the server’s console.` };
      this.draw();
      return null;
    }
    const form = new FormData();
    if (this.published) form.append('publishedOn', this.published);
    files.forEach((f) => form.append('files', f, f.name));
    this.sending = true;
    this.draw();
    let made: Import | null = null;
    try {
      made = await post<Import>('/imports', form);
      this.uploadFault = null;
      this.chosen = [];
      this.put(made);
      this.follow(made.id);
    } catch (e) {
      this.uploadFault = problemOf(e);
    }
    this.sending = false;
    this.draw();
    return made;
  }

  private async act(call: () => Promise<unknown>, id: string): Promise<void> {
    try {
      await call();
      this.put(await get<Import>(`/imports/${encodeURIComponent(id)}`));
      this.follow(id);
    } catch (e) {
      say(e instanceof ApiError ? e.problem.detail : 'It did not work.');
    }
  }

  template(): TemplateResult {
    return html`<div class="page wide add"><h1>Add reports</h1>
      <div class="add-grid">
        <section aria-labelledby="paste-title"><h2 id="paste-title">Paste a report</h2>
          <div class="pair">
            <label>Title <input name="title" .value=${this.titleText} dir="auto" placeholder="Optional" @input=${(e: Event) => { this.titleText = val(e); this.soon(); }} /></label>
            <label>Publisher <input name="publisher" .value=${this.publisher} dir="auto" placeholder="Optional" @input=${(e: Event) => { this.publisher = val(e); }} /></label>
            ${dayInput('Published on', 'published', this.published, (v) => { this.published = v; this.soon(); this.draw(); })}
          </div>
          <label>Text <textarea name="text" rows="12" dir="auto" .value=${this.text} placeholder="Paste the text of a report, or a page’s HTML. It is read as you type, and kept only when you take it in."
            maxlength=${currentSession().limits.pasteCharacters} @input=${(e: Event) => { this.text = val(e); this.soon(); }}></textarea></label>
          ${!this.published && this.text ? html`<p class="faint">Without a date of publication, words such as “Wednesday night” may stay without a day.</p>` : nothing}
          <p><button class="primary" ?disabled=${!this.text.trim() || this.sending || this.pasted !== null || whyReadOnly() !== null} @click=${() => void this.take()}>Take it into the archive</button></p>
          ${whyReadOnly() ? html`<p class="faint">${whyReadOnly()}</p>` : nothing}
          ${this.uploads()}
        </section>
        <section aria-labelledby="read-title"><h2 id="read-title">As Casus reads it</h2>${this.reading()}</section>
      </div></div>`;
  }

  private reading(): TemplateResult {
    if (this.codingFault) return problem(this.codingFault, () => void this.code());
    const c = this.coding;
    if (!c) return this.busy ? html`<p class="waiting" role="status">Reading… the first text takes a few seconds longer.</p>` : empty('Nothing to read yet', 'What you paste appears here, with everything that is read off it marked in its words.');
    const blocks = [{ kind: 'paragraph', startUtf16: 0, endUtf16: c.text.length }];
    return html`<div class="layers" role="group" aria-label="Layers">${(Object.keys(layerNames) as Layer[]).map((l) => html`<label class="pill"><input type="checkbox" .checked=${this.layers.has(l)}
        @change=${() => { if (this.layers.has(l)) this.layers.delete(l); else this.layers.add(l); this.draw(); }} /><span>${layerNames[l]} <span class="n">${number(c.layers[l].length)}</span></span></label>`)}</div>
      <div class="report coded ${this.busy ? 'busy' : ''}" dir="auto">${blocks.map((b) => html`<p class="pre" dir="auto">${marked(c.text, b.startUtf16, b.endUtf16, this.marks(c), { lit: new Set(this.event ? [this.event] : []) })}</p>`)}</div>
      <h3>${count(c.layers.events.length, 'event')} <span class="faint">read in ${number(c.milliseconds)} ms</span></h3>
      ${c.layers.events.length === 0 ? html`<p class="faint">${c.record.unknown?.['text'] ? reason(c.record.unknown['text']) : 'Nothing in it is read as an event. “casus explain” tells which words were considered.'}</p>` : html`<ul class="coded-events">${c.layers.events.map((e) => html`<li class=${this.event === e.id ? 'lit' : ''}
        @mouseenter=${() => { this.event = e.id; this.draw(); }} @mouseleave=${() => { this.event = null; this.draw(); }}>
        <b>${capital(e.sentence)}</b> <span class="badge">${e.standing}</span>${e.modality === 'asserted' ? nothing : html` <span class="badge">${spoken(e.modality)}</span>`}
        <dl class="codes">${distinct(e.spans).map(([name, values]) => html`<div><dt><span class="dot f-${family(name)}"></span>${field(name)}</dt><dd dir="auto">${values.join('; ')}</dd></div>`)}</dl></li>`)}</ul>`}`;
  }

  private marks(c: Coding): Mark[] {
    const made: Mark[] = [];
    const add = (layer: Layer, spans: readonly Span[], label: (at: number) => string, kind: string, id?: (at: number) => string) => {
      if (this.layers.has(layer)) spans.forEach((s, at) => made.push({ startUtf16: s.startUtf16, endUtf16: s.endUtf16, id: id?.(at) ?? `${layer}-${at}`, family: kind, label: label(at) }));
    };
    const l = c.layers;
    add('sentences', l.sentences, (at) => `sentence ${at + 1}`, 'sentence');
    add('quotes', l.quotes, (at) => `${l.quotes[at]?.form ?? ''} quotation`, 'quote');
    add('tokens', l.tokens, (at) => `${l.tokens[at]?.pos ?? ''}, ${l.tokens[at]?.lemma ?? ''}, ${l.tokens[at]?.relation ?? ''}`, 'token');
    const mentions = l.entities.flatMap((e) => e.mentions.map((m) => ({ ...m, label: `${e.type}: ${e.name ?? ''}` })));
    add('entities', mentions, (at) => mentions[at]?.label ?? '', 'who');
    add('names', l.names, (at) => l.names[at]?.type ?? '', 'other');
    add('times', l.times, (at) => l.times[at]?.value ?? `time: ${l.times[at]?.unknown ?? 'open'}`, 'when');
    add('places', l.places, (at) => [l.places[at]?.name, l.places[at]?.country].filter(Boolean).join(', ') || `place: ${l.places[at]?.unknown ?? 'open'}`, 'where');
    if (this.layers.has('events')) for (const e of l.events) e.spans.forEach((s) => made.push({ ...s, id: e.id, family: family(s.field), label: `${e.typeLabel}, ${field(s.field)}: ${s.value ?? ''}` }));
    return made;
  }

  private uploads(): TemplateResult {
    const take = (files: FileList | null | undefined) => {
      this.chosen = [...(files ?? [])];
      this.draw();
    };
    return html`<h2 id="upload-title">Upload files</h2>
      <div class="drop ${this.dragging ? 'over' : ''}" @dragover=${(e: DragEvent) => { e.preventDefault(); this.dragging = true; this.draw(); }} @dragleave=${() => { this.dragging = false; this.draw(); }}
        @drop=${(e: DragEvent) => { e.preventDefault(); this.dragging = false; take(e.dataTransfer?.files); }}>
        <label>Choose files, or drop them here
          <input type="file" name="files" multiple accept=".txt,.html,.htm,.eml,.warc,.wet,.jsonl,.ndjson,.json,.gz,.zip" @change=${(e: Event) => take((e.target as HTMLInputElement).files)} /></label>
        <p class="faint">.txt, .html, .eml, .warc, .wet, .jsonl, .json, each also as .gz, and .zip of them; up to ${bytes(currentSession().limits.uploadBytes)} at once. “Published on” above counts for those that state no date.</p>
        ${this.chosen.length > 0 ? html`<p>${count(this.chosen.length, 'file')}, ${bytes(this.chosen.reduce((n, f) => n + f.size, 0))}
          <button class="primary" ?disabled=${this.sending || whyReadOnly() !== null} title=${whyReadOnly() ?? nothing} @click=${() => void this.send(this.chosen)}>${this.sending ? 'Sending…' : 'Upload'}</button></p>` : nothing}
      </div>
      ${this.uploadFault ? problem(this.uploadFault) : nothing}
      <h2>Imports</h2><p class="faint"><a href="/reports">All reports in the archive</a></p>
      ${waiting(this.imports, (p) => p.items.length === 0 ? html`<p class="faint">None yet.</p>` : html`<ul class="imports">${each(p.items, (i) => i.id, (i) => this.import(i))}</ul>`, () => void this.loadImports())}`;
  }

  private import(i: Import): TemplateResult {
    const runs = i.state === 'running' || i.state === 'waiting';
    const path = `/imports/${encodeURIComponent(i.id)}`;
    const list = this.problems.get(i.id);
    const stages: Record<string, string> = { unpacking: 'unpacking', coding: 'reading', filing: 'filing by incident' };
    return html`<li class="import"><div class="import-head"><b class="break" dir="auto">${i.files.map((f) => f.name).slice(0, 3).join(', ')}${i.files.length > 3 ? ` and ${i.files.length - 3} more` : ''}</b>
        <span class="badge state-${i.state}">${i.state === 'running' ? stages[i.stage ?? ''] ?? 'running' : i.state}</span></div>
      ${runs ? html`<progress aria-label="Progress" max="1" .value=${i.share ?? 0}></progress>` : nothing}
      <p class="faint">${moment(i.createdAt)} · ${number(i.added)} added, ${number(i.known)} known already${i.recoded > 0 ? `, ${number(i.recoded)} read anew` : ''}${i.lost > 0 ? `, ${number(i.lost)} lost` : ''}${i.incidents ? ` · ${count(i.incidents.opened, 'incident')} new or changed` : ''}</p>
      ${i.problem ? problem(i.problem) : nothing}
      ${(i.state === 'cancelled' || i.state === 'failed') && i.added + i.recoded > 0 ? html`<p class="faint" role="status">${kept(i)}</p>` : nothing}
      <p class="buttons-line">${runs ? html`<button class="small" @click=${() => void this.act(() => remove(path), i.id)}>Cancel</button>` : nothing}
        ${i.state === 'cancelled' || i.state === 'failed' ? html`<button class="small" ?disabled=${whyReadOnly() !== null} title=${whyReadOnly() ?? nothing} @click=${() => void this.act(() => post(path + '/resume'), i.id)}>Resume</button>` : nothing}
        ${i.errors + i.warnings > 0 && !list ? html`<button class="small" @click=${() => void this.loadProblems(i.id)}>${count(i.errors, 'error')}, ${count(i.warnings, 'warning')}</button>` : nothing}</p>
      ${list && list.length > 0 ? html`<div class="scroll"><table class="problems"><caption>${count(i.errors, 'error')}, ${count(i.warnings, 'warning')}</caption><thead><tr><th>File</th><th class="num">Line</th><th>What</th></tr></thead>
        <tbody>${list.map((p) => html`<tr><td class="break">${p.file}</td><td class="num">${p.line ?? ''}</td><td><span class="badge">${p.severity}</span> ${p.message} <a class="faint" href="/method/errors#${p.code}">${p.code}</a></td></tr>`)}</tbody></table></div>` : nothing}</li>`;
  }
}

// Of an import that was broken off.
const kept = (i: Import): string => (i.incidents ? 'What it took in is kept, and filed by incident.'
  : i.endedAt === null ? 'What it took in is kept, and is being filed by incident.'
  : 'What it took in is kept, but could not be filed by incident; that is done when this import is resumed, or with the next one.');

const val = (e: Event): string => (e.target as HTMLInputElement | HTMLTextAreaElement).value;

function distinct(spans: { field: string; value: string | null }[]): [string, string[]][] {
  const found = new Map<string, Set<string>>();
  for (const s of spans) if (s.value) found.set(s.field, (found.get(s.field) ?? new Set()).add(s.value));
  return [...found].map(([k, v]) => [k, [...v]]);
}
