import { html, nothing, type TemplateResult } from 'lit-html';
import { currentSession, get } from '../api';
import { waiting } from '../parts/problem';
import type { Source, Sources } from '../types';
import { capital, count, moment, number } from '../words';
import { Loading, View } from '../view';

const kinds: Record<string, string> = {
  feed: 'feed', sitemap: 'site map', pages: 'list of pages', reliefweb: 'list of ReliefWeb’s form', gdelt: 'table of GDELT', folder: 'folder or file',
};

const states: Record<Source['state'], string> = { ok: 'in order', failing: 'failing', offline: 'not asked', waiting: 'not looked at yet' };

const lookAgainAfter = 30_000;

/** What arrives by itself: the sources that `casus watch` looks through, and how they do. */
export class SourcesPage extends View {
  private readonly sources = new Loading<Sources>(() => this.draw());

  title(): string {
    return 'Sources';
  }

  override start(): void {
    this.load();
    const again = setInterval(() => { if (!document.hidden) this.load(); }, lookAgainAfter);
    this.ended.addEventListener('abort', () => clearInterval(again));
  }

  private load(): void {
    void this.sources.load(() => get<Sources>('/sources', {}, this.ended));
  }

  template(): TemplateResult {
    return html`<div class="page"><h1>Sources</h1>${waiting(this.sources, (s) => (s.watched ? this.watched(s) : this.none()), () => this.load())}</div>`;
  }

  private watched(s: Sources): TemplateResult {
    const failing = s.items.filter((i) => i.state === 'failing');
    const kept = s.items.reduce((sum, i) => sum + i.kept, 0);
    return html`${this.round(s)}
      <p>${count(s.items.length, 'source')}${failing.length > 0 ? html`, <b class="rival">${number(failing.length)} failing</b>` : nothing}. ${count(kept, 'report')} kept and read so far.</p>
      <ul class="sources">${[...failing, ...s.items.filter((i) => i.state !== 'failing')].map((i) => this.source(i, s))}</ul>
      <p class="faint">What is watched stands in the file that <code>casus watch</code> was given, and is changed there. Told at ${moment(s.updatedAt)}.</p>`;
  }

  private round(s: Sources): TemplateResult {
    const line = s.late
      ? html`<div class="verdict bad" role="status"><b>Overdue</b><span>${s.nextRoundAt ? html`A round was due at ${moment(s.nextRoundAt)}.` : html`A round began at ${moment(s.roundStartedAt)} and has said nothing since ${moment(s.updatedAt)}.`}
          <code>casus watch</code> may not run any longer: look at its messages where it runs, and start it again.</span></div>`
      : s.roundEndedAt === null ? html`<p>A round has been going on since ${moment(s.roundStartedAt)}.</p>`
        : s.nextRoundAt ? html`<p>The last round ended at ${moment(s.roundEndedAt)}, the next begins at ${moment(s.nextRoundAt)}.</p>`
          : html`<p>The last round ended at ${moment(s.roundEndedAt)}. No other is planned: <code>casus watch</code> was ended, or ran with <code>--once</code>.</p>`;
    return html`${line}${s.whyOffline ? html`<div class="verdict warning" role="status"><b>Network off</b><span>No site is asked (${s.whyOffline}). Folders and lists on the disk are read all the same.</span></div>` : nothing}`;
  }

  private source(i: Source, s: Sources): TemplateResult {
    return html`<li class="source">
      <div class="source-head"><h2 class="break" dir="auto">${i.name}</h2><span class="badge ${i.state === 'ok' ? 'state-ok' : i.state === 'failing' ? 'state-failed' : ''}">${states[i.state] ?? i.state}</span>
        <p class="faint break">${capital(kinds[i.kind] ?? i.kind)}${i.host ? html` at ${i.host}` : nothing}</p></div>
      <dl class="source-times">
        <div><dt>Last looked at</dt><dd>${i.askedAt ? moment(i.askedAt) : 'never'}</dd></div>
        <div><dt>Last success</dt><dd>${i.readAt ? moment(i.readAt) : 'never'}</dd></div>
      </dl>
      <dl class="source-counts">
        ${this.figure('Found', i.found)}${this.figure('Kept', i.kept)}${this.figure('Unread', i.unread)}${this.figure('Duplicates', i.duplicates)}${this.figure('Refused', i.refused)}${this.figure('Waiting', i.waiting)}
      </dl>
      ${i.problem ? html`<p class="source-problem"><b>${i.failures > 1 ? html`Failed ${number(i.failures)} times in a row: ` : 'Failed: '}</b><span dir="auto">${i.problem.message}</span>
        ${i.nextAt && !s.whyOffline ? html` Paused until ${moment(i.nextAt)}.` : nothing} ${i.problem.code ? html`<a href="/method/errors">${i.problem.code}</a>` : nothing}</p>` : nothing}
      ${i.refusedBecause ? html`<p class="faint break">Most of what was refused: <span dir="auto">${i.refusedBecause}</span>.</p>` : nothing}</li>`;
  }

  private figure(label: string, value: number): TemplateResult {
    return html`<div class=${value === 0 ? 'faint' : ''}><dt>${label}</dt><dd>${number(value)}</dd></div>`;
  }

  private none(): TemplateResult {
    const name = currentSession().archive?.name ?? 'desk.casus';
    return html`<div class="setup"><p>Feeds, site maps, lists of pages and folders can bring reports by themselves. Nothing is watched for this archive yet.</p>
      <ol class="steps">
        <li><p>Write down what to watch, for instance in <code>sources.yaml</code>:</p><pre>agent: "ExampleDesk/1.0 (+https://desk.example/bot)"
network: on

sources:
  - name: herald
    feed: https://herald.example/world/rss
  - name: mails
    folder: /srv/maildrop</pre></li>
        <li><p>See first what it would take in, then let it run:</p><pre>casus watch sources.yaml --archive ${name} --once --dry-run
casus watch sources.yaml --archive ${name}</pre></li>
        <li><p>How each source does is shown here from its first round on.</p></li>
      </ol>
      <p class="faint">Without <code>network: on</code> nothing is fetched. Where the file says <code>state</code>, start the workbench with <code>--watch-state</code> and the same path. The guide is <code>docs/guide/watch.md</code>.</p></div>`;
  }
}
