// The pages' base: a page has a template, and draws itself again, once per frame, when something changed.
import { render, type TemplateResult } from 'lit-html';
import { ApiError } from './api';
import type { Problem } from './types';

export abstract class View {
  readonly element: HTMLElement = document.createElement('div');
  private readonly ending = new AbortController();
  private drawing = false;

  /** Ends with the page: requests and listeners of the page hang on it. */
  readonly ended: AbortSignal = this.ending.signal;

  abstract title(): string;
  abstract template(): TemplateResult;

  /** Called once when the page is shown. */
  start(): void | Promise<void> {}

  /** Called when the address changed and the page stays; false where it cannot, and a new one is made. */
  moved(_address: URL): boolean {
    return false;
  }

  /** A key that belongs to the page; true where it took it. */
  key(_event: KeyboardEvent): boolean {
    return false;
  }

  end(): void {
    this.ending.abort();
  }

  draw(): void {
    if (this.drawing || this.ended.aborted) return;
    this.drawing = true;
    requestAnimationFrame(() => this.drawNow());
  }

  drawNow(): void {
    this.drawing = false;
    if (this.ended.aborted) return;
    render(this.template(), this.element);
    document.title = `${this.title()} · Casus`;
    this.drawn();
  }

  protected drawn(): void {}
}

/** Something that is asked of the server: not there yet, there, or a problem. */
export class Loading<T> {
  value: T | null = null;
  problem: Problem | null = null;
  busy = false;
  private turn = 0;

  constructor(private readonly changed: () => void) {}

  /** Asks; an older question that is still open is passed over when it answers. */
  async load(ask: () => Promise<T>): Promise<T | null> {
    const turn = ++this.turn;
    this.busy = true;
    this.changed();
    try {
      const value = await ask();
      if (turn !== this.turn) return null;
      this.value = value;
      this.problem = null;
      return value;
    } catch (e) {
      if (turn !== this.turn || isAbort(e)) return null;
      this.problem = problemOf(e);
      return null;
    } finally {
      if (turn === this.turn) this.busy = false;
      this.changed();
    }
  }
}

export const isAbort = (e: unknown): boolean => e instanceof DOMException && e.name === 'AbortError';

/** A fault of what was entered, found before it was sent. */
export class Mistake extends Error {
  constructor(message: string, readonly title = 'This does not fit.') {
    super(message);
  }
}

export function problemOf(e: unknown): Problem {
  if (e instanceof ApiError) return e.problem;
  if (e instanceof Mistake) return { type: '', title: e.title, status: 0, code: '', requestId: '', errors: {}, detail: e.message };
  console.error(e);
  return {
    type: '', title: 'Something in this page failed.', status: 0, code: '', requestId: '', errors: {},
    detail: 'Load the page again. What you saved is safe on the server.',
  };
}

/** Calls after a pause in the calls. */
export function calm(milliseconds: number, call: () => void): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(call, milliseconds);
  };
}
