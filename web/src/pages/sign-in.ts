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
  private busy = false;

  title(): string {
    return 'Sign in';
  }

  template(): TemplateResult {
    return html`<div class="sign-in">
      <h1><img src="/icon.svg" alt="" width="36" height="36" /> Casus</h1>
      <form @submit=${(e: SubmitEvent) => void this.submit(e)}>
        <label>Name <input name="name" autocomplete="username" required autocapitalize="none" spellcheck="false" /></label>
        <label>Password <input name="password" type="password" autocomplete="current-password" required /></label>
        ${this.wantsCode ? html`<label>One-time code
          <span class="faint">${this.wantsPasskey ? 'of your authenticator or a recovery code, where your security key is not at hand' : 'from your authenticator, or one of your recovery codes'}</span>
          <input name="code" id="code" inputmode="numeric" autocomplete="one-time-code" required /></label>` : nothing}
        ${this.fault ? problem(this.fault) : nothing}
        <button class="primary" ?disabled=${this.busy}>Sign in</button>
        ${hasPasskeys() && (!this.wantsCode || this.wantsPasskey) ? html`<button type="button" id="passkey" ?disabled=${this.busy} @click=${(e: Event) => void this.passkey(e)}>${this.wantsPasskey ? 'Use your security key' : 'Sign in with a security key'}</button>` : nothing}
      </form>
      <p class="faint">No account, or locked out? Whoever runs this Casus makes accounts on its console: <code>casus accounts add</code>.</p>
      <p><a href="/method">How Casus decides</a></p>
    </div>`;
  }

  private submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    return this.enter(() => post<Session>('/login', { name: form.get('name'), password: form.get('password'), code: form.get('code') || null }));
  }

  /** With what was typed where the password was right already, otherwise alone. */
  private passkey(event: Event): Promise<void> {
    const form = new FormData((event.currentTarget as HTMLButtonElement).form ?? undefined);
    return this.enter(() => showPasskey<Session>('/login/passkey', this.wantsPasskey ? { name: form.get('name'), password: form.get('password') } : {}));
  }

  private async enter(show: () => Promise<Session>): Promise<void> {
    this.busy = true;
    this.draw();
    try {
      const session = await show();
      rememberSession(session);
      if (session.settings) applyTheme(session.settings.theme);
      window.dispatchEvent(new Event('casus-moved'));
    } catch (e) {
      const wanted = e instanceof ApiError && 'code' in e.problem.errors;
      this.fault = wanted && !this.wantsCode ? null : problemOf(e);
      if (wanted) {
        this.wantsCode = true;
        this.wantsPasskey = 'passkey' in e.problem.errors && hasPasskeys();
      }
      this.busy = false;
      this.draw();
      // Once it is drawn: what is disabled takes no focus.
      if (wanted) requestAnimationFrame(() => this.element.querySelector<HTMLElement>(this.wantsPasskey ? '#passkey' : '#code')?.focus());
    }
  }
}
