// Questions to the person, in the browser's own dialogs: focus stays inside, Escape closes.
import { html, nothing, render, type TemplateResult } from 'lit-html';
import type { Problem } from '../types';
import { problemOf } from '../view';
import { problem } from './problem';

export interface Question<T> {
  title: string;
  /** What is asked; `redraw` after a change of something that the template shows. */
  body: (redraw: () => void) => TemplateResult;
  /** The word on the button that goes on; none where there is only something to read. */
  action?: string;
  /** The word on a second button, that goes on without what is required; the form then has `other`. */
  other?: string;
  wide?: boolean;
  /** What is shown only once: neither Escape nor a press beside it closes it, but this word on the button. */
  kept?: string;
  /** Said while it is done, where that takes somebody's doing. */
  meanwhile?: string;
  /** Does it. What it throws is shown, and the dialog stays. `closed` tells that the person thought better of it meanwhile. */
  act?: (form: FormData, closed: AbortSignal) => Promise<T> | T;
}

/** Asks; `null` where the person thought better of it. */
export function ask<T>(question: Question<T>): Promise<T | null> {
  return new Promise((resolve) => {
    const dialog = document.createElement('dialog');
    if (question.wide) dialog.classList.add('wide');
    dialog.setAttribute('aria-labelledby', 'dialog-title');
    let result: T | null = null;
    let fault: Problem | null = null;
    let busy = false;
    const closed = new AbortController();

    const submit = async (event: SubmitEvent) => {
      event.preventDefault();
      if (busy || !question.act) return dialog.close();
      // Before the buttons are disabled: one that is says nothing of itself.
      const form = new FormData(event.target as HTMLFormElement, event.submitter);
      busy = true;
      fault = null;
      draw();
      try {
        result = await question.act(form, closed.signal);
        dialog.close();
      } catch (e) {
        fault = problemOf(e);
      }
      busy = false;
      draw();
    };

    const draw = () => render(html`<form @submit=${submit}>
      <h2 id="dialog-title">${question.title}</h2>
      ${question.body(draw)}
      ${fault ? problem(fault) : nothing}
      ${question.meanwhile ? html`<p role="status">${busy ? question.meanwhile : nothing}</p>` : nothing}
      <div class="buttons">
        <button type="button" class=${question.kept ? '' : 'plain'} @click=${() => dialog.close()}>${question.kept ?? (question.action ? 'Cancel' : 'Close')}</button>
        ${question.action ? html`<button class="primary" ?disabled=${busy}>${question.action}</button>` : nothing}
        ${question.other ? html`<button name="other" value="yes" formnovalidate ?disabled=${busy}>${question.other}</button>` : nothing}
      </div>
    </form>`, dialog);

    const before = document.activeElement;
    dialog.addEventListener('close', () => {
      closed.abort();
      dialog.remove();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      resolve(result);
    });
    // Who drags over words to mark them may let go beside the dialog: that is no press there.
    let pressedBeside = false;
    dialog.addEventListener('pointerdown', (event) => { pressedBeside = event.target === dialog; });
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog && pressedBeside && !question.kept) dialog.close();
    });
    // The second press of two closes a dialog whatever "cancel" says.
    dialog.addEventListener('keydown', (event) => {
      if (question.kept && event.key === 'Escape') event.preventDefault();
    });
    dialog.addEventListener('cancel', (event) => {
      if (question.kept) event.preventDefault();
    });
    draw();
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-first], input:not([type=hidden]), textarea, select')?.focus();
  });
}

let notices: HTMLElement | null = null;

/** Says shortly what happened, aloud as well; with something to do about it, for longer. */
export function say(text: string, action?: { label: string; act: () => void }): void {
  if (!notices) {
    notices = document.createElement('div');
    notices.className = 'notices';
    notices.setAttribute('role', 'status');
    document.body.append(notices);
  }
  const box = document.createElement('div');
  const close = () => box.remove();
  render(html`<span>${text}</span>${action
    ? html`<button @click=${() => { close(); action.act(); }}>${action.label}</button>` : nothing}`, box);
  notices.replaceChildren(box);
  setTimeout(close, action ? 12000 : 6000);
}
