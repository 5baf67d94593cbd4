// How many incidents when: bars over time. Dragging over them chooses a period; by keys it is typed into the filter.
import { html, svg, nothing, type TemplateResult } from 'lit-html';
import type { Bucket, Timeline } from '../types';
import { count, day, number } from '../words';

const height = 84, base = 62, top = 14, widest = 36;

export interface TimelineState {
  from: string;
  to: string;
  dragged: [number, number] | null;
  choose: (from: string, to: string) => void;
  changed: () => void;
}

export function timeline(t: Timeline, state: TimelineState, width = 1000): TemplateResult {
  const first = t.buckets[0], last = t.buckets.at(-1);
  if (!first || !last) return html`<p class="faint timeline-empty">${t.undated > 0 ? `${count(t.undated, 'incident')} without a day.` : 'No days to show.'}</p>`;
  const begin = Date.parse(first.start), end = Date.parse(last.end) + 86_400_000;
  const x = (time: number) => ((time - begin) / Math.max(1, end - begin)) * width;
  const most = Math.max(...t.buckets.map((b) => b.count));
  const at = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    return Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
  };
  const iso = (share: number) => new Date(begin + share * (end - begin - 1)).toISOString().slice(0, 10);
  const span = state.dragged ? [Math.min(...state.dragged), Math.max(...state.dragged)] as const : null;
  return html`<div class="timeline">
    <svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label=${`Incidents by ${t.by}: ${t.buckets.slice(0, 40).map((b) => `${day(b.start)} ${b.count}`).join(', ')}`}
      @pointerdown=${(e: PointerEvent) => { (e.currentTarget as Element).setPointerCapture(e.pointerId); state.dragged = [at(e), at(e)]; state.changed(); }}
      @pointermove=${(e: PointerEvent) => { if (state.dragged) { state.dragged[1] = at(e); state.changed(); } }}
      @pointerup=${() => {
        const d = state.dragged;
        state.dragged = null;
        if (d) finish(d, t.buckets, iso, state.choose);
        state.changed();
      }}>
      <rect class="ground" x="0" y="0" width=${width} height=${height}></rect>
      ${span ? svg`<rect class="brush" x=${span[0] * width} y="0" width=${Math.max(1, (span[1] - span[0]) * width)} height=${base}></rect>` : nothing}
      <line class="axis" x1="0" x2=${width} y1=${base} y2=${base}></line>
      ${t.buckets.map((b) => bar(b, x, most))}
    </svg>
    <div class="timeline-ticks" aria-hidden="true"><span>${day(first.start)}</span><span>${t.buckets.length > 2 ? day(iso(0.5)) : ''}</span><span>${day(last.end)}</span></div>
  </div>`;
}

function bar(b: Bucket, x: (time: number) => number, most: number): TemplateResult {
  const left = x(Date.parse(b.start)), wide = Math.min(widest, Math.max(2.5, x(Date.parse(b.end) + 86_400_000) - left - 1));
  const tall = Math.max(3, ((base - top) * b.count) / most);
  return svg`<rect class="bar" x=${left} y=${base - tall} width=${wide} height=${tall}><title>${day(b.start)}${b.start === b.end ? '' : ` – ${day(b.end)}`}: ${count(b.count, 'incident')}, ${number(b.killed)} killed</title></rect>`;
}

// A short press means the bar under it, a drag the days between.
function finish(d: [number, number], buckets: Bucket[], iso: (share: number) => string, choose: (from: string, to: string) => void): void {
  const [a, b] = [iso(Math.min(...d)), iso(Math.max(...d))];
  if (Math.abs(d[1] - d[0]) > 0.008) return choose(a, b);
  const hit = buckets.find((k) => k.start <= a && k.end >= a) ?? buckets.reduce((near, k) => (Math.abs(Date.parse(k.start) - Date.parse(a)) < Math.abs(Date.parse(near.start) - Date.parse(a)) ? k : near));
  choose(hit.start, hit.end);
}
