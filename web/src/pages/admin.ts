import { html, nothing, type TemplateResult } from 'lit-html';
import { address, currentSession, get, may, post, put, remove } from '../api';
import { ask, say } from '../parts/dialog';
import { empty, problem, waiting } from '../parts/problem';
import type { AccessEntry, AuditEntry, Backup, CorrectionForm, Doctor, Finding, Key, Page, User, Verification } from '../types';
import { bytes, capital, count, moment, number } from '../words';
import { Loading, Mistake, problemOf, View } from '../view';

const tabs: Record<string, { label: string; needs: string }> = {
  people: { label: 'People', needs: 'administer' },
  keys: { label: 'Keys', needs: 'administer' },
  log: { label: 'Audit log', needs: 'audit' },
  access: { label: 'Access', needs: 'audit' },
  corrections: { label: 'Corrections', needs: 'administer' },
  backups: { label: 'Backups', needs: 'administer' },
  doctor: { label: 'Doctor', needs: 'administer' },
};

export class AdminPage extends View {
  private tab = '';
  private readonly users = new Loading<Page<User>>(() => this.draw());
  private readonly roles = new Loading<Page<{ role: string; permissions: string[] }>>(() => this.draw());
  private readonly keys = new Loading<Page<Key>>(() => this.draw());
  private readonly log = new Loading<Page<AuditEntry>>(() => this.draw());
  private readonly access = new Loading<Page<AccessEntry>>(() => this.draw());
  private readonly form = new Loading<CorrectionForm>(() => this.draw());
  private readonly backups = new Loading<Page<Backup>>(() => this.draw());
  private readonly doctor = new Loading<Doctor>(() => this.draw());
  private readonly read = new Loading<Page<Finding>>(() => this.draw());
  private readonly verified = new Loading<Verification>(() => this.draw());

  constructor() {
    super();
    this.choose(new URL(location.href).searchParams.get('tab') ?? '');
  }

  title(): string {
    return 'Admin';
  }

  override start(): void {
    this.load();
  }

  override moved(to: URL): boolean {
    this.choose(to.searchParams.get('tab') ?? '');
    this.load();
    return true;
  }

  private choose(tab: string): void {
    const open = Object.keys(tabs).filter((t) => may(tabs[t]?.needs ?? ''));
    this.tab = open.includes(tab) ? tab : open[0] ?? '';
  }

  private load(): void {
    const s = this.ended;
    switch (this.tab) {
      case 'people': void this.users.load(() => get<Page<User>>('/users', {}, s)); void this.roles.load(() => get('/roles', {}, s)); break;
      case 'keys': void this.keys.load(() => get<Page<Key>>('/keys', {}, s)); break;
      case 'log': void this.log.load(() => get<Page<AuditEntry>>('/audit', {}, s)); break;
      case 'access': void this.access.load(() => get<Page<AccessEntry>>('/audit/access', {}, s)); break;
      case 'corrections': void this.form.load(() => get<CorrectionForm>('/correction-form', {}, s)); break;
      case 'backups': void this.backups.load(() => get<Page<Backup>>('/backups', {}, s)); break;
      case 'doctor': void this.doctor.load(() => get<Doctor>('/doctor', {}, s)); break;
    }
    this.draw();
  }

  private async more<T>(list: Loading<Page<T>>, path: string): Promise<void> {
    const before = list.value;
    const next = await list.load(() => get<Page<T>>(path, { cursor: before?.next }, this.ended));
    if (next && before) list.value = { items: [...before.items, ...next.items], next: next.next };
    this.draw();
  }

  private async change(call: () => Promise<unknown>, done: string): Promise<void> {
    try {
      await call();
      say(done);
    } catch (e) {
      say(problemOf(e).detail);
    }
    this.load();
  }

  template(): TemplateResult {
    return html`<div class="page wide"><h1>Admin</h1>
      <nav class="tabs" aria-label="Parts of the administration">${Object.entries(tabs).filter(([, t]) => may(t.needs)).map(([id, t]) => html`<a href="/admin?tab=${id}" aria-current=${id === this.tab ? 'page' : nothing}>${t.label}</a>`)}</nav>
      ${this.shown()}</div>`;
  }

  private shown(): TemplateResult {
    const retry = () => this.load();
    switch (this.tab) {
      case 'people': return waiting(this.users, (p) => this.people(p), retry);
      case 'keys': return html`<p class="faint">Keys let programs in. Everybody makes their own under <a href="/account">Account</a>.</p>${waiting(this.keys, (k) => keyTable(k, (key) => void this.change(() => remove(`/keys/${key.id}`), `The key “${key.name}” is gone.`), true), retry)}`;
      case 'log': return html`${this.verification()}${waiting(this.log, (p) => this.audit(p), retry)}`;
      case 'access': return waiting(this.access, (p) => this.accessed(p), retry);
      case 'corrections': return waiting(this.form, (f) => this.corrections(f), retry);
      case 'backups': return waiting(this.backups, (p) => this.backedUp(p), retry);
      case 'doctor': return waiting(this.doctor, (d) => this.checked(d), retry);
      default: return html`<p>Nothing here for your role.</p>`;
    }
  }

  private people(p: Page<User>): TemplateResult {
    const alone = currentSession().mode === 'alone';
    return html`${alone ? empty('You work alone on this machine', html`Nobody else can reach this workbench, so it needs no accounts. For a team, make the first one on the console: <code>casus accounts add NAME --role admin --archive …</code>; from then on everybody signs in.`)
      : html`<p><button class="primary" @click=${() => void this.addPerson()}>Add a person</button></p>
      <div class="scroll"><table><thead><tr><th>Name</th><th>Roles</th><th>One-time codes</th><th class="num">Security keys</th><th>Last seen</th><th class="num">Sessions</th><th></th></tr></thead><tbody>
      ${p.items.map((u) => html`<tr><th scope="row" class="break">${u.name}${u.locked ? html` <span class="badge">locked</span>` : nothing}</th><td>${u.roles.join(', ') || html`<span class="faint">none</span>`}</td><td>${u.totp ? 'yes' : 'no'}</td><td class="num">${number(u.passkeys)}</td><td>${u.lastSeenAt ? moment(u.lastSeenAt) : html`<span class="faint">never</span>`}</td><td class="num">${number(u.sessions)}</td>
        <td class="buttons-line"><button class="small" @click=${() => void this.editPerson(u)}>Change</button><button class="small" @click=${() => void this.change(() => remove(`/users/${u.id}/sessions`), `${u.name} is signed out everywhere.`)}>Sign out</button><button class="small" @click=${() => void this.removePerson(u)}>Remove</button></td></tr>`)}</tbody></table></div>`}
      ${waiting(this.roles, (r) => html`<h2>Roles</h2><div class="scroll"><table><thead><tr><th>Role</th><th>May</th></tr></thead><tbody>${r.items.map((x) => html`<tr><th scope="row">${capital(x.role)}</th><td>${x.permissions.join(', ')}</td></tr>`)}</tbody></table></div>`)}`;
  }

  private roleBoxes(chosen: string[]): TemplateResult {
    return html`<fieldset class="choices"><legend>Roles</legend>${(this.roles.value?.items ?? []).map((r) => html`<label class="line"><input type="checkbox" name="roles" value=${r.role} ?checked=${chosen.includes(r.role)} /> ${capital(r.role)} <span class="faint">${r.permissions.join(', ')}</span></label>`)}</fieldset>`;
  }

  private async addPerson(): Promise<void> {
    const made = await ask<User>({
      title: 'Add a person', action: 'Add',
      body: () => html`<label>Name <input name="name" required data-first autocomplete="off" autocapitalize="none" /></label>
        <label>First password <span class="faint">ten characters or more; to be changed by the person</span><input name="password" type="password" autocomplete="new-password" required minlength="10" /></label>${this.roleBoxes(['coder'])}`,
      act: (form) => post<User>('/users', { name: form.get('name'), password: form.get('password'), roles: form.getAll('roles') }),
    });
    if (made) say(`${made.name} can sign in.`);
    this.load();
  }

  private async editPerson(u: User): Promise<void> {
    const done = await ask<unknown>({
      title: `Change ${u.name}`, action: 'Save',
      body: () => html`${this.roleBoxes(u.roles)}<label class="line"><input type="checkbox" name="locked" ?checked=${u.locked} /> Locked: cannot sign in</label>
        <label>New password <span class="faint">leave empty to keep it</span><input name="password" type="password" autocomplete="new-password" minlength="10" /></label>`,
      act: async (form) => (await put(`/users/${u.id}`, { roles: form.getAll('roles'), locked: form.get('locked') === 'on', password: form.get('password') || null })) ?? true,
    });
    if (done) say(`${u.name} is changed.`);
    this.load();
  }

  private async removePerson(u: User): Promise<void> {
    await ask({ title: `Remove ${u.name}`, action: 'Remove', body: () => html`<p>The account ends at once. What ${u.name} decided stays, under the name.</p>`, act: async () => { await remove(`/users/${u.id}`); return true; } });
    this.load();
  }

  private verification(): TemplateResult {
    const v = this.verified;
    return html`<p><button @click=${() => void v.load(() => post<Verification>('/audit/verify'))} ?disabled=${v.busy}>${v.busy ? 'Checking every entry…' : 'Verify the log and the archive'}</button></p>
      ${v.problem ? problem(v.problem) : nothing}
      ${v.value ? html`<div class="verdict ${v.value.ok ? 'good' : 'bad'}" role="status"><b>${v.value.ok ? 'Intact' : 'Not intact'}</b><span>${count(v.value.entries, 'entry', 'entries')} checked. ${v.value.ok ? html`Keep the head elsewhere to prove it later: <span class="mono break">${v.value.head}</span>` : html`<ul>${v.value.findings.map((f) => html`<li>${f.where}: ${f.message}</li>`)}</ul>`}</span></div>` : nothing}`;
  }

  private audit(p: Page<AuditEntry>): TemplateResult {
    return html`<div class="scroll"><table class="log"><thead><tr><th class="num">No.</th><th>When</th><th>Who</th><th>Did</th><th>To</th><th>Detail</th></tr></thead><tbody>
      ${p.items.map((a) => html`<tr><td class="num">${a.number}</td><td>${moment(a.at)}</td><td>${a.who}</td><td>${a.action}</td><td class="break mono">${a.object}</td><td><details><summary>Show</summary><pre>${JSON.stringify(a.detail, null, 1)}</pre><p class="mono break faint">${a.hash}</p></details></td></tr>`)}</tbody></table></div>
      ${p.next ? html`<button class="more" @click=${() => void this.more(this.log, '/audit')}>Older</button>` : nothing}`;
  }

  private accessed(p: Page<AccessEntry>): TemplateResult {
    return p.items.length === 0 ? empty('Nothing yet', 'Sign-ins, exports, imports, keys and changes of people appear here.') : html`<div class="scroll"><table class="log"><thead><tr><th>When</th><th>Who</th><th>Did</th><th>To</th><th>From</th><th>Outcome</th></tr></thead><tbody>
      ${p.items.map((a) => html`<tr><td>${moment(a.at)}</td><td>${a.who}</td><td>${a.action}</td><td class="break">${a.object}</td><td>${a.address}</td><td>${a.outcome}</td></tr>`)}</tbody></table></div>
      ${p.next ? html`<button class="more" @click=${() => void this.more(this.access, '/audit/access')}>Older</button>` : nothing}`;
  }

  private corrections(f: CorrectionForm): TemplateResult {
    const save = (event: SubmitEvent) => {
      event.preventDefault();
      const form = new FormData(event.target as HTMLFormElement);
      // What the server was started with is not sent by the fields, which are disabled.
      const open = f.openByOption || form.get('open') === 'on';
      void this.change(() => put('/correction-form', { open, operator: f.operatorByOption ? f.operator : String(form.get('operator') ?? '').trim() || null }), open ? 'The form is open.' : 'The form is closed.');
    };
    return html`<p>By a form anybody who reaches this server can ask for a correction, without an account and without seeing anything of the archive. What they write waits above the queue.</p>
      ${f.open ? html`<p>It is open at <a href="/corrections" target="_blank">${location.origin}/corrections</a>.</p>` : html`<p>It is closed.</p>`}
      ${f.open && f.operator === null ? html`<div class="verdict warning" role="status"><b>It names nobody</b><span>People who write may endanger themselves by it, and should know to whom. Say below who keeps this record, and how to find you.</span></div>` : nothing}
      <form class="narrow" @submit=${save}>
        <label class="line"><input type="checkbox" name="open" .checked=${f.open} ?disabled=${f.openByOption} /> <span>Open${f.openByOption ? html` <span class="faint">the server was started so, with --correction-form</span>` : nothing}</span></label>
        <label>Who keeps the record <span class="faint">${f.operatorByOption ? 'the server was started with it, with --operator' : 'as the form says it to those who ask: a name, and how to find you'}</span><input name="operator" maxlength="200" dir="auto" autocomplete="off" .value=${f.operator ?? ''} ?disabled=${f.operatorByOption} /></label>
        ${f.openByOption && f.operatorByOption ? nothing : html`<button class="primary">Save</button>`}
      </form>`;
  }

  private backedUp(p: Page<Backup>): TemplateResult {
    const make = () => ask<Backup>({
      title: 'Back the archive up', action: 'Back up',
      body: () => html`<p>The backup holds everything, encrypted. The passphrase is kept nowhere: without it, nobody can open the backup, and neither can you.</p>
        <label>Passphrase <span class="faint">ten characters or more</span><input type="password" name="passphrase" minlength="10" required autocomplete="new-password" data-first /></label>
        <label>Once more <input type="password" name="again" minlength="10" required autocomplete="new-password" /></label>`,
      act: (form) => {
        if (form.get('passphrase') !== form.get('again')) throw new Mistake('The two passphrases differ.');
        return post<Backup>('/backups', { passphrase: form.get('passphrase') });
      },
    }).then((b) => { if (b) say(`${b.name} is made. Take a copy to another place.`); this.load(); });
    return html`<p><button class="primary" @click=${() => void make()}>Back up now</button></p>
      ${p.items.length === 0 ? empty('No backup yet', 'One file holds reports, readings, judgements and the log. “casus restore” brings it back, into either kind of database.') : html`<div class="scroll"><table><thead><tr><th>Name</th><th>Made</th><th class="num">Size</th><th></th></tr></thead><tbody>
      ${p.items.map((b) => html`<tr><td class="break mono">${b.name}</td><td>${moment(b.createdAt)}</td><td class="num">${bytes(b.bytes)}</td><td class="buttons-line"><a class="button" href=${address(`/backups/${encodeURIComponent(b.name)}`)} download>Download</a>
        <button class="small" @click=${() => void this.change(() => remove(`/backups/${encodeURIComponent(b.name)}`), 'The backup is deleted.')}>Delete</button></td></tr>`)}</tbody></table></div>`}`;
  }

  private checked(d: Doctor): TemplateResult {
    return html`${verdict(d.archive.concat(d.findings), 'All well', d.program)}
      <h2>The archive</h2>${findings(d.archive)}${this.readThrough()}
      <h2>What Casus works with</h2>${findings(d.findings)}`;
  }

  private readThrough(): TemplateResult {
    const r = this.read;
    return html`<p><button @click=${() => void r.load(() => post<Page<Finding>>('/doctor/archive'))} ?disabled=${r.busy}>${r.busy ? 'Reading every page and row…' : 'Read every page and row'}</button></p>
      <p class="faint">Looks whether the whole archive can be read, and whether rows name what is not there. It takes a minute for each at most; what is larger is for <code>casus doctor --archive</code> on the console. Others go on meanwhile.</p>
      ${r.problem ? problem(r.problem) : nothing}
      ${r.value ? html`${verdict(r.value.items, 'Whole', '')}${findings(r.value.items)}` : nothing}`;
  }
}

const verdict = (of: Finding[], good: string, about: string): TemplateResult => {
  const isGood = of.every((f) => f.state === 'ok');
  const isUnknown = of.every((f) => f.state === 'ok' || f.state === 'unknown');
  return html`<div class="verdict ${isGood ? 'good' : 'bad'}" role="status"><b>${isGood ? good : isUnknown ? 'Not everything could be looked at' : 'Something needs doing'}</b><span>${about}</span></div>`;
};

const findings = (of: Finding[]): TemplateResult => html`<div class="scroll"><table><thead><tr><th>Part</th><th>State</th><th>Detail</th></tr></thead><tbody>
  ${of.map((f) => html`<tr><th scope="row">${f.name}</th><td><span class="badge state-${f.state}">${f.state}</span></td><td class="break">${f.detail}${f.remedy ? html`<br /><b>${f.remedy}</b>` : nothing}</td></tr>`)}</tbody></table></div>`;

export function keyTable(keys: Page<Key>, drop: (key: Key) => void, withOwner: boolean): TemplateResult {
  if (keys.items.length === 0) return html`<p class="faint">No keys.</p>`;
  return html`<div class="scroll"><table><thead><tr><th>Name</th>${withOwner ? html`<th>Owner</th>` : nothing}<th>May</th><th>Made</th><th>Last used</th><th>Ends</th><th></th></tr></thead><tbody>
    ${keys.items.map((k) => html`<tr><th scope="row" class="break">${k.name}</th>${withOwner ? html`<td>${k.owner}</td>` : nothing}<td>${k.scopes.join(', ')}</td><td>${moment(k.createdAt)}</td><td>${k.lastUsedAt ? moment(k.lastUsedAt) : html`<span class="faint">never</span>`}</td><td>${k.expiresAt ? moment(k.expiresAt) : 'never'}</td><td><button class="small" @click=${() => drop(k)}>Delete</button></td></tr>`)}</tbody></table></div>`;
}

