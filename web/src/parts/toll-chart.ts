// How the toll grew from report to report: steps over days, with the numbers written on them.
import { html, svg, nothing, type TemplateResult } from 'lit-html';
import type { Dossier } from '../types';
import { day, number } from '../words';

const width = 560, height = 150, left = 8, right = 64, top = 20, bottom = 26;

type Series = { name: 'killed' | 'injured'; points: { x: number; y: number; value: number; on: string }[] };

export function tollChart(tolls: Dossier['tolls']): TemplateResult | typeof nothing {
  const dated = tolls.filter((t) => t.publishedOn && (t.killed !== null || t.injured !== null));
  if (dated.length < 2) return nothing;
  const at = (t: { publishedOn: string | null }) => Date.parse((t.publishedOn ?? '').slice(0, 10));
  const first = Math.min(...dated.map(at)), last = Math.max(...dated.map(at));
  const most = Math.max(1, ...dated.flatMap((t) => [t.killed ?? 0, t.injured ?? 0]));
  const x = (t: { publishedOn: string | null }) => left + (last === first ? 0.5 : (at(t) - first) / (last - first)) * (width - left - right);
  const y = (n: number) => height - bottom - (n / most) * (height - top - bottom);
  const series: Series[] = (['killed', 'injured'] as const).map((name) => ({
    name,
    points: dated.filter((t) => t[name] !== null).map((t) => ({ x: x(t), y: y(t[name] ?? 0), value: t[name] ?? 0, on: t.publishedOn ?? '' })),
  }));
  const told = series.filter((s) => s.points.some((p) => p.value > 0));
  if (told.length === 0) return nothing;
  const labels = told.map((s) => `${s.name}: ${s.points.map((p) => `${p.value} on ${day(p.on)}`).join(', ')}`).join('; ');
  return html`<figure class="toll-chart">
    <figcaption>The toll by day of publication</figcaption>
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${labels}>
      <line class="axis" x1=${left} x2=${width - right} y1=${height - bottom} y2=${height - bottom}></line>
      <text class="tick" x=${left} y=${height - 8}>${day(dated[0]?.publishedOn)}</text>
      <text class="tick" x=${width - right} y=${height - 8} text-anchor="end">${day(dated.at(-1)?.publishedOn)}</text>
      ${told.map(line)}
    </svg>
  </figure>`;
}

function line(s: Series): TemplateResult {
  const path = s.points.map((p, i) => (i === 0 ? `M${p.x} ${p.y}` : `H${p.x}V${p.y}`)).join('');
  const end = s.points.at(-1);
  return svg`<g class="series ${s.name}">
    <path d=${path} fill="none"></path>
    ${s.points.map((p, i) => svg`<circle cx=${p.x} cy=${p.y} r="3.5"><title>${number(p.value)} ${s.name}, ${day(p.on)}</title></circle>
      ${i === s.points.length - 1 ? nothing : svg`<text x=${p.x + (i === 0 ? 4 : 0)} y=${p.y - 7} text-anchor=${i === 0 ? 'start' : 'middle'}>${number(p.value)}</text>`}`)}
    ${end ? svg`<text class="end" x=${end.x + 8} y=${end.y + 4}>${number(end.value)} ${s.name}</text>` : nothing}
  </g>`;
}
