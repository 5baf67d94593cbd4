// A text with marks on it. Marks may overlap: the text is cut at every edge, and each piece carries the marks that cover it.
import { html, type TemplateResult } from 'lit-html';
import type { Span } from '../types';
import { leading } from '../words';

export interface Mark extends Span { id: string; family: string; label: string }

export interface MarkedOptions {
  /** Marks that are pointed at just now. */
  lit: ReadonlySet<string>;
  press?: (ids: string[], at: HTMLElement) => void;
}

/** The slice [start, end) of a text, cut into pieces, marked where marks lie. */
export function marked(text: string, start: number, end: number, marks: readonly Mark[], options: MarkedOptions): TemplateResult[] {
  const here = marks.filter((m) => m.startUtf16 < end && m.endUtf16 > start && m.endUtf16 > m.startUtf16);
  const edges = [...new Set([start, end, ...here.flatMap((m) => [Math.max(start, m.startUtf16), Math.min(end, m.endUtf16)])])].sort((a, b) => a - b);
  const pieces: TemplateResult[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const from = edges[i] ?? 0, to = edges[i + 1] ?? 0;
    const over = here.filter((m) => m.startUtf16 <= from && m.endUtf16 >= to);
    pieces.push(over.length === 0 ? html`${text.slice(from, to)}` : piece(text.slice(from, to), over, options));
  }
  return pieces;
}

function piece(text: string, over: Mark[], options: MarkedOptions): TemplateResult {
  const shortest = Math.min(...over.map((m) => m.endUtf16 - m.startUtf16));
  const inner = leading(over.filter((m) => m.endUtf16 - m.startUtf16 === shortest).map((m) => m.family));
  const ids = over.map((m) => m.id);
  const classes = `f-${inner}${over.length > 1 ? ' several' : ''}${ids.some((id) => options.lit.has(id)) ? ' lit' : ''}`;
  const label = [...new Set(over.map((m) => m.label))].join('; ');
  if (!options.press) return html`<mark class=${classes} title=${label} data-ids=${ids.join(' ')}>${text}</mark>`;
  const press = (event: Event) => options.press?.(ids, event.currentTarget as HTMLElement);
  return html`<mark class=${classes} title=${label} data-ids=${ids.join(' ')} tabindex="0" role="button" @click=${press}
    @keydown=${(e: KeyboardEvent) => { if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); press(e); } }}>${text}</mark>`;
}

/** A report's blocks, or its paragraphs where it has none. */
export function blocksOf(text: string, blocks: readonly ({ kind: string } & Span)[]): ({ kind: string } & Span)[] {
  const inText = blocks.filter((b) => b.kind !== 'title' && b.endUtf16 <= text.length && b.endUtf16 > b.startUtf16);
  if (inText.length > 0) return inText;
  const found: ({ kind: string } & Span)[] = [];
  for (const match of text.matchAll(/\S(?:.|\n(?!\s*\n))*/g)) found.push({ kind: 'paragraph', startUtf16: match.index, endUtf16: match.index + match[0].length });
  return found;
}
