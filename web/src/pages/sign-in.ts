import { html, nothing, type TemplateResult } from 'lit-html';
import { ApiError, post, rememberSession } from '../api';
import { hasPasskeys, showPasskey } from '../parts/passkeys';
import { problem } from '../parts/problem';
import { applyTheme } from '../shell';
import type { Problem, Session } from '../types';
import { problemOf, View } from '../view';

export class SignInPage extends View {
  private fault: Problem | null = null;
  private wantsCode = false;
  private wantsPasskey = false;
  private wantsKey = false;
  private hasDevice = false;
  private busy = false;
  private asksKey = false;

  title(): string {
    return 'Sign in';
  }

  override start(): void {
    this.focus('[name=name]');
  }

  template(): TemplateResult {
    return html`<div class="sign-in">
      <h1><img src="/icon.svg" alt="" width="36" height="36" /> Casus</h1>
      <form @submit=${(e: SubmitEvent) => void this.submit(e)}>
        <label>Name <input name="name" autocomplete="username" required autocapitalize="none" spellcheck="false" /></label>
        <label>Password <input name="password" type="password" autocomplete="current-password" required /></label>
        ${this.wantsCode ? html`<label>${this.hasDevice ? 'One-time code' : 'Recovery code'}
          <span class="faint">${this.hasDevice ? 'from your authenticator, or one of your recovery codes' : 'where your security key is not at hand'}</span>
          <input name="code" id="code" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" required /></label>` : nothing}
        ${this.fault ? problem(this.fault) : nothing}
        <p role="status">${this.asksKey ? 'Touch the key, or do what the browser asks.' : nothing}</p>
        <button class=${this.wantsPasskey ? '' : 'primary'} ?disabled=${this.busy}>Sign in</button>
        ${hasPasskeys() && (!this.wantsCode || this.wantsPasskey) ? html`<button type="button" id="passkey" class=${this.wantsPasskey ? 'primary' : ''} ?disabled=${this.busy} @click=${(e: Event) => void this.passkey(e)}>${this.wantsPasskey ? 'Use your security key' : 'Sign in with a security key'}</button>` : nothing}
      </form>
      ${this.wantsCode ? html`<p class="faint">Everything lost? Whoever runs this Casus takes it off on its console: <code class="command">casus accounts set NAME ${this.hasDevice ? '--without-totp' : nothing} ${this.wantsKey ? '--without-passkeys' : nothing}</code>.</p>`
        : html`<p class="faint">No account, or locked out? Whoever runs this Casus makes accounts on its console: <code>casus accounts add</code>.</p>`}
      <p><a href="/method">How Casus decides</a></p>
    </div>`;
  }

  private submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    return this.enter(false, () => post<Session>('/login', { name: form.get('name'), password: form.get('password'), code: form.get('code') || null }));
  }

  /** With what was typed where the password was right already, otherwise alone. */
  private passkey(event: Event): Promise<void> {
    const form = new FormData((event.currentTarget as HTMLButtonElement).form ?? undefined);
    return this.enter(true, () => showPasskey<Session>('/login/passkey', this.wantsPasskey ? { name: form.get('name'), password: form.get('password') } : {}));
  }

  private async enter(withKey: boolean, show: () => Promise<Session>): Promise<void> {
    this.busy = true;
    this.asksKey = withKey;
    this.fault = null;
    this.draw();
    try {
      const session = await show();
      rememberSession(session);
      if (session.settings) applyTheme(session.settings.theme);
      window.dispatchEvent(new Event('casus-moved'));
    } catch (e) {
      const wanted = e instanceof ApiError && 'code' in e.problem.errors;
      const isFirst = wanted && !this.wantsCode;
      this.fault = isFirst ? null : problemOf(e);
      if (wanted) {
        this.wantsCode = true;
        this.hasDevice = 'totp' in e.problem.errors;
        this.wantsKey = 'passkey' in e.problem.errors;
        this.wantsPasskey = this.wantsKey && hasPasskeys();
      }
      this.busy = false;
      this.asksKey = false;
      this.draw();
      this.focus(withKey || (isFirst && this.wantsPasskey) ? '#passkey' : wanted ? '#code' : '[name=password]');
    }
  }

  // Once it is drawn: what is disabled takes no focus.
  private focus(what: string): void {
    requestAnimationFrame(() => {
      const field = this.element.querySelector<HTMLElement>(what);
      field?.focus();
      if (field instanceof HTMLInputElement) field.select();
    });
  }
}
