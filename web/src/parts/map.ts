// The map: MapLibre over Natural Earth's countries and the towns of the gazetteer, all of it from this server. Names are drawn with the machine's own fonts.
import { Map as GlMap, setWorkerUrl, type ExpressionSpecification, type GeoJSONSource, type LngLatBoundsLike, type StyleSpecification, type SymbolLayerSpecification, type MapMouseEvent } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { FeatureCollection } from 'geojson';
import type { MapAnswer, MapProperties } from '../types';

setWorkerUrl(workerUrl);

export interface MapEvents {
  /** What the map shows changed: its window, and how near it is. */
  moved: (bbox: [number, number, number, number], zoom: number) => void;
  pressed: (properties: MapProperties, at: [number, number]) => void;
  hovered: (incident: string | null) => void;
}

const finerFromZoom = 3.5;
const capitalsFirstFrom = 3.2;
const earthRadiusKm = 6371.0088;

export class IncidentMap {
  readonly element = document.createElement('div');
  private map: GlMap | null = null;
  private answer: MapAnswer | null = null;
  private lit: string | null = null;
  private finer = false;
  private readonly themed = () => this.restyle();

  constructor(private readonly events: MapEvents) {
    this.element.className = 'map';
    this.element.setAttribute('aria-label', 'Map of the incidents. The list beside it shows the same.');
    this.element.setAttribute('role', 'region');
  }

  /** Opens the map; false where the browser cannot draw one. */
  open(bounds: [number, number, number, number] | null): boolean {
    const test = document.createElement('canvas');
    if (!test.getContext('webgl2')) return false;
    const narrow = this.element.clientWidth < 700;
    const map = new GlMap({
      container: this.element,
      style: style(),
      attributionControl: { compact: false, customAttribution: 'Natural Earth, GeoNames' },
      ...(bounds ? { bounds: bounds as LngLatBoundsLike, fitBoundsOptions: { padding: 24, maxZoom: 7 } } : { center: [30, 22], zoom: narrow ? 0 : 1.1 }),
      minZoom: 0, maxZoom: 14, dragRotate: false, pitchWithRotate: false, touchPitch: false, maxPitch: 0, renderWorldCopies: true,
      fadeDuration: 0, trackResize: true,
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    this.map = map;
    // Incidents do not wait for the basemap.
    map.once('style.load', () => {
      this.put();
      this.tell();
    });
    map.on('moveend', () => this.tell());
    map.setMissingStyleImageResolver((id) => this.picture(id));
    map.on('zoomend', () => this.loadFiner());
    for (const layer of ['clusters', 'incidents', 'areas-fill']) {
      map.on('mouseenter', layer, (e) => {
        map.getCanvas().style.cursor = 'pointer';
        const p = e.features?.[0]?.properties as MapProperties | undefined;
        if (p?.kind === 'incident') this.events.hovered(p.incident ?? null);
      });
      map.on('mouseleave', layer, () => {
        map.getCanvas().style.cursor = '';
        this.events.hovered(null);
      });
    }
    map.on('click', (e) => this.press(e));
    window.addEventListener('casus-theme', this.themed);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', this.themed);
    return true;
  }

  close(): void {
    window.removeEventListener('casus-theme', this.themed);
    matchMedia('(prefers-color-scheme: dark)').removeEventListener('change', this.themed);
    this.map?.remove();
    this.map = null;
  }

  show(answer: MapAnswer): void {
    this.answer = answer;
    this.put();
  }

  light(incident: string | null): void {
    if (!this.map || this.lit === incident) return;
    this.lit = incident;
    if (this.map.getLayer('lit')) this.map.setFilter('lit', ['==', ['get', 'incident'], incident ?? '']);
  }

  goTo(bbox: [number, number, number, number]): void {
    const [west, south, east, north] = bbox;
    this.map?.fitBounds([[west, south], [east < west ? east + 360 : east, north]], { padding: 60, maxZoom: 12, animate: !calmly(), duration: 500 });
  }

  goToPoint(longitude: number, latitude: number): void {
    this.map?.easeTo({ center: [longitude, latitude], zoom: Math.max(this.map.getZoom(), 5), animate: !calmly(), duration: 500 });
  }

  zoom(by: number): void {
    this.map?.easeTo({ zoom: (this.map.getZoom() ?? 0) + by, animate: !calmly(), duration: 250 });
  }

  resize(): void {
    this.map?.resize();
  }

  private tell(): void {
    if (!this.map) return;
    const b = this.map.getBounds();
    const whole = b.getEast() - b.getWest() >= 360;
    const wrap = (x: number) => ((((x + 180) % 360) + 360) % 360) - 180;
    const round = (x: number) => Math.round(x * 10000) / 10000;
    this.events.moved(
      [whole ? -180 : round(wrap(b.getWest())), round(Math.max(-90, b.getSouth())), whole ? 180 : round(wrap(b.getEast())), round(Math.min(90, b.getNorth()))],
      this.map.getZoom());
  }

  private press(e: MapMouseEvent): void {
    const map = this.map;
    if (!map) return;
    const near = 6;
    const found = map.queryRenderedFeatures([[e.point.x - near, e.point.y - near], [e.point.x + near, e.point.y + near]], { layers: ['clusters', 'incidents', 'areas-fill'] });
    const first = found[0];
    if (!first) return;
    const feature = this.answer?.features.find((f) => f.id === (first.properties as { id?: string }).id);
    if (feature) this.events.pressed(feature.properties, feature.geometry.coordinates);
  }

  private put(): void {
    const source = this.map?.getSource<GeoJSONSource>('points');
    if (!this.map || !source || !this.answer) return;
    const features = this.answer.features.map((f) => ({ ...f, properties: { ...f.properties, id: f.id, text: short(f.properties.count ?? 0) } }));
    source.setData({ type: 'FeatureCollection', features: features.filter((f) => f.properties.kind !== 'area') });
    this.map.once('idle', () => performance.mark('casus-map'));
    this.map.getSource<GeoJSONSource>('areas')?.setData({ type: 'FeatureCollection', features: features.filter((f) => f.properties.kind === 'area').map(circle) });
  }

  private loadFiner(): void {
    if (this.finer || !this.map || this.map.getZoom() < finerFromZoom) return;
    this.finer = true;
    this.map.getSource<GeoJSONSource>('countries')?.setData(basemap('countries-fine'));
  }

  private picture(id: string): void {
    if (this.map && pictures.includes(id) && !this.map.hasImage(id)) this.map.addImage(id, picture(id), { pixelRatio: pictureRatio });
  }

  // Colours come from the page's own style, so that light and dark are one switch.
  private restyle(): void {
    if (!this.map) return;
    const next = style();
    if (this.finer) (next.sources['countries'] as { data: string }).data = basemap('countries-fine');
    for (const id of pictures) if (this.map.hasImage(id)) this.map.removeImage(id);
    this.map.setStyle(next);
    this.map.once('styledata', () => this.put());
  }
}

const calmly = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

const short = (n: number): string => (n < 1000 ? String(n) : n < 100_000 ? `${(n / 1000).toFixed(n < 10_000 ? 1 : 0)}k` : n < 1_000_000 ? `${Math.round(n / 1000)}k` : `${(n / 1_000_000).toFixed(1)}M`);

function circle(f: MapAnswer['features'][number]) {
  const [lon, lat] = f.geometry.coordinates;
  const angle = (f.properties.radiusKm ?? 50) / earthRadiusKm;
  const ring = Array.from({ length: 49 }, (_, i) => {
    const a = (i / 48) * 2 * Math.PI;
    const y = lat + ((angle * 180) / Math.PI) * Math.sin(a);
    return [lon + (((angle * 180) / Math.PI) * Math.cos(a)) / Math.max(0.1, Math.cos((lat * Math.PI) / 180)), Math.max(-85, Math.min(85, y))];
  });
  return { ...f, geometry: { type: 'Polygon' as const, coordinates: [ring] } };
}

// What stands for towns and capitals; and nothing, which keeps names away from the circles of incidents.
const pictures = ['town', 'capital', 'nothing'];
const pictureSide = 8;
const pictureRatio = 3;

function picture(id: string): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = pictureSide * pictureRatio;
  const c = canvas.getContext('2d')!;
  c.scale(pictureRatio, pictureRatio);
  if (id !== 'nothing') {
    c.beginPath();
    c.arc(pictureSide / 2, pictureSide / 2, id === 'capital' ? 2.6 : 1.6, 0, 2 * Math.PI);
    c.fillStyle = colour(id === 'capital' ? '--map-land' : '--map-name');
    c.strokeStyle = colour(id === 'capital' ? '--map-name' : '--map-land');
    c.lineWidth = id === 'capital' ? 1.4 : 0.8;
    c.fill();
    c.stroke();
  }
  return c.getImageData(0, 0, canvas.width, canvas.height);
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

const clusterRadius: ExpressionSpecification = ['interpolate', ['linear'], ['log10', ['max', 1, ['coalesce', ['get', 'count'], 1]]], 0, 11, 3, 22, 6, 34];
const incidentRadius: ExpressionSpecification = ['interpolate', ['linear'], ['log10', ['+', 1, ['coalesce', ['get', 'killed'], 0]]], 0, 4.5, 1, 6.5, 2, 10, 3, 14];

const font = ['sans-serif'];

function towns(id: string, capital: 0 | 1): SymbolLayerSpecification {
  return {
    id, type: 'symbol', source: 'towns', 'source-layer': 'towns', filter: ['==', ['get', 'capital'], capital],
    layout: {
      'icon-image': capital ? 'capital' : 'town', 'icon-optional': true, 'icon-padding': 0, 'symbol-sort-key': ['get', 'order'],
      'text-field': ['get', 'name'], 'text-font': font, 'text-size': ['interpolate', ['linear'], ['get', 'order'], 250, 13, 450, 12, 700, 11],
      'text-variable-anchor': ['left', 'right', 'bottom', 'top'], 'text-radial-offset': 0.85, 'text-justify': 'auto', 'text-max-width': 9, 'text-padding': 3,
    },
    paint: { 'text-color': colour('--map-town'), ...halo() },
  };
}

const halo = () => ({ 'text-halo-color': colour('--map-land'), 'text-halo-width': 1.2 });

function style(): StyleSpecification {
  const points: FeatureCollection = { type: 'FeatureCollection', features: [] };
  return {
    version: 8,
    sources: {
      countries: { type: 'geojson', data: basemap('countries-coarse'), tolerance: 0.3 },
      labels: { type: 'geojson', data: basemap('labels') },
      towns: { type: 'vector', tiles: [`${location.origin}/api/v1/places/tiles/{z}/{x}/{y}`], minzoom: 1, maxzoom: 11 },
      areas: { type: 'geojson', data: points },
      points: { type: 'geojson', data: points },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colour('--map-sea') } },
      { id: 'land', type: 'fill', source: 'countries', paint: { 'fill-color': colour('--map-land') } },
      { id: 'borders', type: 'line', source: 'countries', paint: { 'line-color': colour('--map-border'), 'line-width': ['interpolate', ['linear'], ['zoom'], 0, 0.5, 6, 1.2] } },
      { id: 'areas-fill', type: 'fill', source: 'areas', paint: { 'fill-color': colour('--map-dot'), 'fill-opacity': 0.14 } },
      { id: 'areas-line', type: 'line', source: 'areas', paint: { 'line-color': colour('--map-dot'), 'line-width': 1.2, 'line-dasharray': [3, 2] } },
      // Names that are drawn later have the first choice of room: those of incidents, of countries, of towns, in each the large ones. From the zoom on at which a
      // country's name can give way to either side, its capital comes first.
      towns('towns', 0),
      { ...towns('capitals-wide', 1), maxzoom: capitalsFirstFrom },
      {
        id: 'names', type: 'symbol', source: 'labels', maxzoom: 8,
        filter: ['<=', ['get', 'rank'], ['step', ['zoom'], 1, 2, 2, 3, 3, 5, 4]],
        layout: {
          'text-field': ['get', 'name'], 'text-font': font, 'text-size': ['interpolate', ['linear'], ['zoom'], 0, 9.5, 6, 12.5], 'text-max-width': 7, 'text-padding': 6,
          'text-transform': 'uppercase', 'text-letter-spacing': 0.08, 'text-variable-anchor-offset': ['center', [0, 0], 'bottom', [0, -1.5], 'top', [0, 1.5]],
        },
        paint: { 'text-color': colour('--map-name'), ...halo() },
      },
      { ...towns('capitals', 1), minzoom: capitalsFirstFrom },
      {
        id: 'room', type: 'symbol', source: 'points',
        layout: {
          'icon-image': 'nothing', 'icon-allow-overlap': true, 'icon-padding': 1,
          'icon-size': ['/', ['case', ['==', ['get', 'kind'], 'cluster'], clusterRadius, incidentRadius], pictureSide / 2],
        },
      },
      {
        id: 'clusters', type: 'circle', source: 'points', filter: ['==', ['get', 'kind'], 'cluster'],
        paint: {
          'circle-color': colour('--map-cluster'), 'circle-stroke-color': colour('--map-ring'), 'circle-stroke-width': 1.5,
          'circle-radius': clusterRadius,
        },
      },
      {
        id: 'cluster-counts', type: 'symbol', source: 'points', filter: ['==', ['get', 'kind'], 'cluster'],
        layout: { 'text-field': ['get', 'text'], 'text-font': font, 'text-size': 12, 'text-allow-overlap': true },
        paint: { 'text-color': colour('--map-cluster-text') },
      },
      {
        id: 'lit', type: 'circle', source: 'points', filter: ['==', ['get', 'incident'], ''],
        paint: { 'circle-color': 'transparent', 'circle-radius': 13, 'circle-stroke-color': colour('--accent'), 'circle-stroke-width': 3 },
      },
      {
        id: 'incidents', type: 'circle', source: 'points', filter: ['==', ['get', 'kind'], 'incident'],
        paint: {
          // What is confirmed or fair is filled; what is weak or contested is hollow.
          'circle-color': ['match', ['get', 'grade'], ['confirmed', 'fair'], colour('--map-dot'), colour('--map-land')],
          'circle-stroke-color': ['match', ['get', 'grade'], 'contested', colour('--map-contested'), colour('--map-dot')],
          'circle-stroke-width': ['match', ['get', 'grade'], ['confirmed', 'fair'], 1, 2],
          'circle-radius': incidentRadius,
        },
      },
      {
        id: 'incident-names', type: 'symbol', source: 'points', minzoom: 4, filter: ['==', ['get', 'kind'], 'incident'],
        layout: { 'text-field': ['get', 'label'], 'text-font': font, 'text-size': 11, 'text-offset': [0, 1.2], 'text-anchor': 'top', 'text-max-width': 12, 'text-optional': true },
        paint: { 'text-color': colour('--ink'), ...halo() },
      },
    ],
  };
}

// Whole addresses: the map's worker reads them from a place of its own.
function basemap(name: string): string {
  return `${location.origin}/basemap/${name}.json`;
}
