import { html, nothing, type TemplateResult } from 'lit-html';
import { unsafeSVG } from 'lit-html/directives/unsafe-svg.js';
import { currentSession, get, loadSession, may, post, put, rememberSession, remove } from '../api';
import { ask, say } from '../parts/dialog';
import { addPasskey, hasPasskeys, withPasskeys } from '../parts/passkeys';
import { waiting } from '../parts/problem';
import { saveSettings } from '../shell';
import type { Key, Page, Passkey, Session, Settings, SignIn } from '../types';
import { browser, count, moment } from '../words';
import { Loading, problemOf, View } from '../view';
import { keyTable } from './admin';

/** One's own settings, sign-ins, one-time codes, security keys and keys for programs. */
export class AccountPage extends View {
  private readonly sessions = new Loading<Page<SignIn>>(() => this.draw());
  private readonly passkeys = new Loading<Page<Passkey>>(() => this.draw());
  private readonly keys = new Loading<Page<Key>>(() => this.draw());

  title(): string {
    return 'Account';
  }

  override async start(): Promise<void> {
    if (currentSession().mode === 'alone') return;
    await Promise.all([
      this.sessions.load(() => get<Page<SignIn>>('/sessions', {}, this.ended)),
      this.passkeys.load(() => get<Page<Passkey>>('/passkeys', {}, this.ended)),
      this.keys.load(() => get<Page<Key>>('/keys', {}, this.ended)),
    ]);
  }

  private set(change: Partial<Settings>): void {
    const now = currentSession().settings ?? { graphic: 'collapsed', theme: 'system' };
    void saveSettings({ ...now, ...change }).then(() => { window.dispatchEvent(new Event('casus-settings')); this.draw(); });
  }

  template(): TemplateResult {
    const s = currentSession();
    return html`<div class="page"><h1>${s.user?.name ?? 'Account'}</h1>
      <p class="faint">${s.mode === 'alone' ? 'You work alone on this machine; no account is needed, and nothing is shared.' : `Roles: ${s.user?.roles.join(', ') || 'none'}.`}</p>
      <h2>Reading</h2>
      <fieldset class="choices"><legend>Graphic descriptions</legend>
        ${(['collapsed', 'shown'] as const).map((g) => html`<label class="line"><input type="radio" name="graphic" .checked=${(s.settings?.graphic ?? 'collapsed') === g} @change=${() => this.set({ graphic: g })} /> ${g === 'collapsed' ? 'Closed until I open them' : 'Always shown'}</label>`)}</fieldset>
      <fieldset class="choices"><legend>Appearance</legend>
        ${(['system', 'light', 'dark'] as const).map((t) => html`<label class="line"><input type="radio" name="theme" .checked=${(s.settings?.theme ?? 'system') === t} @change=${() => this.set({ theme: t })} /> ${{ system: 'As the system has it', light: 'Light', dark: 'Dark' }[t]}</label>`)}</fieldset>
      <p class="faint">Reading about violence all day wears one down. Casus reminds you of a break after 50 minutes; take it, and talk with somebody when it stays with you.</p>
      ${s.mode === 'alone' ? nothing : this.signedIn(s)}</div>`;
  }

  private signedIn(s: Session): TemplateResult {
    const again = () => void this.start();
    return html`<h2>Signing in</h2>
      <p class="buttons-line"><button @click=${() => void this.password()}>Change the password</button> <button @click=${() => void this.leave()}>Sign out</button></p>
      <h3>Security keys and passkeys</h3>
      <p class="faint">A key to touch, a telephone, or this computer itself. With one, the password alone opens nothing, and no page that only looks like this one gets in.</p>
      ${waiting(this.passkeys, (p) => html`<ul class="plain-list">${p.items.map((x) => this.passkeyItem(x))}</ul>
        ${p.items.length === 1 ? html`<p class="faint">Add a second one, and keep it elsewhere: it opens when this one is lost.</p>` : nothing}`, again)}
      ${hasPasskeys() ? html`<p><button id="add-passkey" class=${s.user?.passkeys || s.user?.totp ? '' : 'primary'} @click=${() => void this.passkey()}>Add a security key</button></p>` : noKeysHere()}
      <h3>One-time codes</h3>
      <p class="faint">${s.user?.totp ? 'Signing in asks for a code of your authenticator.' : 'A code from an app on your telephone, beside the password. A security key is better, where you have one.'}</p>
      <p>${s.user?.totp ? html`<button @click=${() => void this.endTotp()}>End one-time codes</button>` : html`<button @click=${() => void this.totp()}>Set up one-time codes</button>`}</p>
      ${s.user?.totp || s.user?.passkeys ? html`<h3>Recovery codes</h3>
        <p class="faint">${count(s.user.recoveryCodes, 'code is', 'codes are')} left. Each stands in once for a lost key or device, after the password.</p>
        <p><button @click=${() => void this.renewCodes()}>Make new recovery codes</button></p>` : nothing}
      <h3>Where you are signed in</h3>
      ${waiting(this.sessions, (p) => html`<ul class="plain-list">${p.items.map((x) => html`<li class="with-button"><span><b title=${x.agent}>${browser(x.agent)}</b>${x.current ? ' (this one)' : ''} <span class="faint">${x.address} · last seen ${moment(x.lastSeenAt)}</span></span>
        ${x.current ? nothing : html`<button class="small" @click=${() => void remove(`/sessions/${x.id}`).then(again, (e: unknown) => say(problemOf(e).detail))}>End it</button>`}</li>`)}</ul>`, again)}
      <h2>Keys for programs</h2><p><button @click=${() => void this.makeKey()}>Make a key</button></p>
      ${waiting(this.keys, (k) => keyTable({ ...k, items: k.items.filter((x) => x.owner === s.user?.name) }, (key) => void remove(`/keys/${key.id}`).then(again, (e: unknown) => say(problemOf(e).detail)), false), again)}`;
  }

  private passkeyItem(x: Passkey): TemplateResult {
    return html`<li class="with-button"><span><b dir="auto">${x.name}</b> <span class="faint">${x.standsAlone ? 'opens alone' : 'after the password'} · added ${moment(x.addedAt)}</span></span>
      <button class="small" aria-label=${`Remove ${x.name}`} @click=${() => void this.removePasskey(x)}>Remove</button></li>`;
  }

  private async password(): Promise<void> {
    const done = await ask({
      title: 'Change the password', action: 'Change',
      body: () => html`<label>Old password <input type="password" name="old" required autocomplete="current-password" data-first /></label>
        <label>New password <span class="faint">ten characters or more; several words are good</span><input type="password" name="new" minlength="10" required autocomplete="new-password" /></label>`,
      act: async (form) => { await put('/session/password', { old: form.get('old'), new: form.get('new') }); return true; },
    });
    if (done) say('The password is changed; your other sign-ins ended.');
    void this.start();
  }

  private async totp(): Promise<void> {
    try {
      const begun = await post<{ secret: string; uri: string; qr: string }>('/totp');
      const codes = await ask<string[]>({
        title: 'Set up one-time codes', action: 'Confirm',
        body: () => html`<p>Scan this with an authenticator, or type the secret into it. Then enter the code it shows.</p>
          <div class="qr" aria-hidden="true">${unsafeSVG(begun.qr)}</div><p>Secret: <code class="break">${begun.secret}</code></p>
          <label>Code <input name="code" inputmode="numeric" autocomplete="one-time-code" required data-first /></label>`,
        act: async (form) => (await post<{ recoveryCodes: string[] }>('/totp/confirm', { code: String(form.get('code')).trim() })).recoveryCodes,
      });
      if (!codes) return;
      await loadSession();
      this.draw();
      await showCodes(codes);
    } catch (e) {
      say(problemOf(e).detail);
    }
    this.draw();
  }

  private async endTotp(): Promise<void> {
    try {
      await remove('/totp');
      await loadSession();
      say('One-time codes are no longer asked for.');
    } catch (e) {
      say(problemOf(e).detail);
    }
    this.draw();
  }

  private async passkey(): Promise<void> {
    const added = await ask({
      title: 'Add a security key', action: 'Go on',
      meanwhile: 'Touch the key, or do what the browser asks.',
      body: () => html`<p>Then the browser asks you to touch the key, or to unlock this device. One that asks for a PIN, finger or face opens the workbench alone from then on; another one after the password.</p>
        <label>Name <span class="faint">by which you tell it from others</span><input name="name" required maxlength="100" autocomplete="off" placeholder="blue key, my telephone, this computer" data-first /></label>`,
      act: (form, closed) => addPasskey(String(form.get('name')).trim(), closed),
    });
    if (!added) return;
    await this.changed();
    if (added.recoveryCodes.length > 0) await showCodes(added.recoveryCodes);
    say(`“${added.passkey.name}” is added.`);
  }

  private async removePasskey(passkey: Passkey): Promise<void> {
    const isLast = this.passkeys.value?.items.length === 1 && currentSession().user?.totp === false;
    const done = await ask({
      title: `Remove “${passkey.name}”`, action: 'Remove',
      body: () => html`<p>It opens nothing here from then on, and all your other sign-ins end.${isLast ? ' It is the last one: afterwards the password alone opens the workbench.' : ''}</p>`,
      act: async () => { await remove(`/passkeys/${passkey.id}`); return true; },
    });
    if (!done) return;
    await this.changed();
    say(`“${passkey.name}” is removed.`);
    // The button that was pressed is gone.
    this.drawNow();
    this.element.querySelector<HTMLElement>('#add-passkey')?.focus();
  }

  private async renewCodes(): Promise<void> {
    const made = await ask<string[]>({
      title: 'Make new recovery codes', action: 'Make',
      body: () => html`<p>Those that you have are worth nothing from then on.</p>`,
      act: async () => (await post<{ recoveryCodes: string[] }>('/recovery')).recoveryCodes,
    });
    if (!made) return;
    await this.changed();
    await showCodes(made);
  }

  private async changed(): Promise<void> {
    await loadSession();
    await this.start();
  }

  private async leave(): Promise<void> {
    await post('/logout').catch(() => undefined);
    rememberSession(await loadSession());
    say('You are signed out.');
    window.dispatchEvent(new Event('casus-signed-out'));
  }

  private async makeKey(): Promise<void> {
    const made = await ask<Key & { key: string }>({
      title: 'Make a key', action: 'Make',
      body: () => html`<label>Name <span class="faint">what it is for</span><input name="name" required maxlength="100" data-first /></label>
        <fieldset class="choices"><legend>It may</legend>${['read', 'code', 'judge', 'publish'].filter(may).map((p) => html`<label class="line"><input type="checkbox" name="scopes" value=${p} ?checked=${p === 'read'} /> ${p}</label>`)}</fieldset>
        <label>For how many days <input name="days" type="number" min="1" max="365" value="90" /></label>`,
      act: (form) => post('/keys', { name: form.get('name'), scopes: form.getAll('scopes'), days: Number(form.get('days')) }),
    });
    if (made) await ask({ title: `The key “${made.name}”`, body: () => html`<p>It is shown only now. Keep it like a password.</p><p><code class="break">${made.key}</code></p>` });
    void this.start();
  }
}

const noKeysHere = (): TemplateResult => {
  const address = withPasskeys();
  return html`<p class="faint">${address ? html`Browsers have no security keys under numbers. Open the workbench as <a href="${address}/account">${address}</a> to add one.`
    : 'This browser has no security keys here. They want https and a name, not a number, or http://localhost on the server’s own machine; and a browser of the last two years.'}</p>`;
};

function showCodes(codes: string[]): Promise<unknown> {
  const of = `Casus at ${location.host}, account ${currentSession().user?.name ?? ''}`;
  const copy = () => navigator.clipboard.writeText([of, ...codes].join('\n')).then(() => say('Copied.'), () => say('The browser did not let it copy. Mark the codes and copy them yourself.'));
  return ask({
    title: 'Recovery codes', kept: 'I have kept them',
    body: () => html`<p>Each stands in once for a lost key or device, after the password. They are shown only now: print them, or write them down.</p>
      <p class="faint break">${of}</p><ul class="codes-list mono">${codes.map((c) => html`<li>${c}</li>`)}</ul>
      <p class="buttons-line no-print"><button type="button" @click=${() => print()}>Print</button><button type="button" @click=${() => void copy()}>Copy</button></p>`,
  });
}
