// What stands around every page: the way to the others, who is at work, light or dark, a hint to take breaks.
import { html, nothing, render, type TemplateResult } from 'lit-html';
import { confirmation, currentSession, isSessionKnown, may, post, put, rememberSession } from './api';
import { isTyping, places, showShortcuts } from './keys';
import { ask, say } from './parts/dialog';
import { hasPasskeys, showPasskey } from './parts/passkeys';
import { problem } from './parts/problem';
import { go } from './router';
import type { Problem, Session, Settings } from './types';
import type { View } from './view';

const nav: { href: string; label: string; needs?: string[] }[] = [
  { href: '/', label: 'Overview', needs: ['read'] },
  { href: '/queue', label: 'Queue', needs: ['read'] },
  { href: '/add', label: 'Add', needs: ['code'] },
  { href: '/sources', label: 'Sources', needs: ['code', 'administer'] },
  { href: '/actors', label: 'Actors', needs: ['read'] },
  { href: '/publish', label: 'Publish', needs: ['publish'] },
  { href: '/method', label: 'Method' },
  { href: '/admin', label: 'Admin', needs: ['administer', 'audit'] },
];

const breakAfterMinutes = 50;

export class Shell {
  private view: View | null = null;
  private fault: Problem | null = null;
  private menuOpen = false;
  // When g was pressed. Not when that was seen: a page that draws a map sees the next key late.
  private leader = -Infinity;
  private breakAsked = false;

  constructor(private readonly root: HTMLElement) {
    window.addEventListener('keydown', (e) => this.key(e));
    document.addEventListener('click', (e) => {
      if (this.menuOpen && !(e.target as Element | null)?.closest?.('.site')) this.setMenu(false);
    });
    confirmation.ask = () => this.confirmPassword();
    this.remindOfBreaks();
  }

  show(view: View): void {
    const isFirst = this.view === null;
    this.view?.end();
    this.view = view;
    this.fault = null;
    this.menuOpen = false;
    this.draw();
    void view.start();
    view.drawNow();
    window.scrollTo(0, 0);
    // Who hears the page is told that it is another one; the first page is read from its beginning anyway.
    if (!isFirst) document.getElementById('main')?.focus({ preventScroll: true });
  }

  showFault(fault: Problem): void {
    this.fault = fault;
    this.draw();
  }

  /** Shows the page again that a fault lies over, with what was entered there. */
  showAgain(): void {
    this.fault = null;
    this.draw();
  }

  get page(): View | null {
    return this.view;
  }

  draw(): void {
    render(this.template(), this.root);
  }

  private template(): TemplateResult {
    const fault = this.fault ? html`<div class="page narrow">${problem(this.fault, () => location.reload())}</div>` : null;
    if (fault && !isSessionKnown()) return html`<main id="main" tabindex="-1">${fault}</main>`;
    const session = currentSession();
    const bare = session.user === null;
    return html`${bare ? nothing : this.header(session)}
      ${session.archive && !session.archive.writable ? html`<div class="band warning" role="status"><b>The archive is read-only.</b> You can read everything; judgements and imports need the right to write to its file and folder. Load the page anew once it is given.</div>` : nothing}
      ${this.breakAsked ? html`<div class="band calm" role="status">You have been reading for ${breakAfterMinutes} minutes. A short break away from the screen helps.
        <button class="small" @click=${() => { this.breakAsked = false; sessionStorage.setItem('casus-since', String(Date.now())); this.draw(); }}>Thank you</button></div>` : nothing}
      <main id="main" tabindex="-1">${fault ?? this.view?.element}</main>`;
  }

  private header(session: Session): TemplateResult {
    const here = location.pathname;
    const isHere = (href: string) => (href === '/' ? here === '/' || here.startsWith('/incidents') : here.startsWith(href));
    return html`<header class="site">
      <a class="brand" href="/" aria-label="Casus, overview"><img src="/icon.svg" alt="" width="22" height="22" />Casus</a>
      <button class="menu plain" aria-expanded=${this.menuOpen} aria-controls="site-nav" @click=${() => this.setMenu(!this.menuOpen)}>Menu</button>
      <nav id="site-nav" class=${this.menuOpen ? 'open' : ''} aria-label="Pages">
        ${nav.filter((n) => !n.needs || n.needs.some(may)).map((n) => html`<a href=${n.href} aria-current=${isHere(n.href) ? 'page' : nothing}>${n.label}</a>`)}
      </nav>
      <div class="site-end">
        <span class="archive-name" title="The archive">${session.archive?.name ?? ''}</span>
        <button class="plain icon" title="Keys (?)" aria-label="Show the keys" @click=${showShortcuts}>?</button>
        <button class="plain icon" title=${`Appearance: ${this.theme()}`} aria-label=${`Appearance: ${this.theme()}. Change it`} @click=${() => this.nextTheme()}>${{ system: '◐', light: '☀', dark: '☾' }[this.theme()]}</button>
        <a class="who" href="/account" title="Your account and settings">${session.user?.name}</a>
      </div>
    </header>`;
  }

  private setMenu(open: boolean): void {
    this.menuOpen = open;
    this.draw();
  }

  private theme(): Settings['theme'] {
    return currentSession().settings?.theme ?? 'system';
  }

  private nextTheme(): void {
    const order: Settings['theme'][] = ['system', 'light', 'dark'];
    const theme = order[(order.indexOf(this.theme()) + 1) % order.length] ?? 'system';
    void saveSettings({ ...currentSession().settings ?? { graphic: 'collapsed' }, theme }).then(() => this.draw());
  }

  private key(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || document.querySelector('dialog[open]')) return;
    if (event.timeStamp - this.leader < 1500) {
      this.leader = -Infinity;
      const to = places[event.key];
      if (to) {
        event.preventDefault();
        return go(to);
      }
    }
    if (currentSession().user === null) return;
    if (event.key === 'g') this.leader = event.timeStamp;
    else if (event.key === '?') showShortcuts();
    else if (event.key === '/') {
      const search = document.querySelector<HTMLElement>('[data-search]');
      if (!search) return;
      search.focus();
    } else if (this.fault || !this.view?.key(event)) return;
    event.preventDefault();
  }

  private async confirmPassword(): Promise<boolean> {
    const { totp, passkeys } = currentSession().user ?? { totp: false, passkeys: 0 };
    const withPasskey = passkeys > 0 && hasPasskeys();
    const done = await ask<boolean>({
      title: 'Your password, once more', action: 'Go on', meanwhile: 'One moment; do what the browser asks.', ...(withPasskey ? { other: 'Use a security key' } : {}),
      body: () => html`<p>This step is sensitive, and you signed in a while ago.</p>
        <label>Password <input type="password" name="password" autocomplete="current-password" required data-first /></label>
        ${totp || passkeys > 0 ? html`<label>${totp ? 'One-time code' : 'Recovery code'} <input name="code" autocomplete="one-time-code" /></label>` : nothing}
        ${withPasskey ? html`<p class="faint">A security key that asks for a PIN, finger or face needs no password; another one needs it as well.</p>` : nothing}`,
      act: async (form, closed) => {
        if (form.has('other')) {
          await showPasskey('/session/confirm/passkey', { password: form.get('password') || null }, closed);
          return true;
        }
        await post('/session/confirm', { password: form.get('password'), code: form.get('code') || null });
        return true;
      },
    });
    return done ?? false;
  }

  private remindOfBreaks(): void {
    sessionStorage.setItem('casus-since', sessionStorage.getItem('casus-since') ?? String(Date.now()));
    document.addEventListener('visibilitychange', () => {
      // Having looked away for a while is a break, too.
      if (document.hidden) sessionStorage.setItem('casus-left', String(Date.now()));
      else if (Date.now() - Number(sessionStorage.getItem('casus-left')) > 5 * 60_000) sessionStorage.setItem('casus-since', String(Date.now()));
    });
    setInterval(() => {
      if (this.breakAsked || document.hidden || Date.now() - Number(sessionStorage.getItem('casus-since')) < breakAfterMinutes * 60_000) return;
      this.breakAsked = true;
      this.draw();
    }, 30_000);
  }
}

// One after the other: of two presses the later one has to be kept.
let saving: Promise<unknown> = Promise.resolve();

export async function saveSettings(settings: Settings): Promise<void> {
  applyTheme(settings.theme);
  // Held at once: the next press may come before the server has answered.
  rememberSession({ ...currentSession(), settings });
  try {
    const mine = saving.catch(() => undefined).then(() => put<Settings>('/session/settings', settings));
    saving = mine;
    await mine;
  } catch {
    say('The setting holds until the page is loaded again; it could not be saved.');
  }
}

/** Shown before the server has answered, too: the last choice is remembered by the browser. */
export function applyTheme(theme: string): void {
  document.documentElement.dataset['theme'] = theme;
  localStorage.setItem('casus-theme', theme);
  window.dispatchEvent(new Event('casus-theme'));
}
