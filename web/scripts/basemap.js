// Makes the basemap of Natural Earth's countries: GeoJSON for the map, and one point per country for its name.
// Two scales: the coarse one is there at once, the finer one is loaded when somebody looks closer.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';

const require = createRequire(import.meta.url);
const folder = new URL('../public/basemap/', import.meta.url);
mkdirSync(folder, { recursive: true });

const round = (digits) => (n) => Math.round(n * 10 ** digits) / 10 ** digits;

function rounded(coordinates, digits) {
  return typeof coordinates[0] === 'number' ? coordinates.map(round(digits)) : coordinates.map((c) => rounded(c, digits));
}

// Rings that cross the 180th meridian go on beyond it, for the map draws the world more than once. One that goes around the pole is closed over it.
function unbroken(ring) {
  const made = [ring[0]];
  for (const [x, y] of ring.slice(1)) {
    const before = made.at(-1)[0];
    made.push([x + 360 * Math.round((before - x) / 360), y]);
  }
  const [first, last] = [made[0], made.at(-1)];
  if (Math.abs(last[0] - first[0]) > 180) made.push([last[0], -90], [first[0], -90], first);
  return made;
}

function polygonsOf(geometry) {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map((p) => p.map(unbroken));
}

function countries(scale, digits) {
  const topology = JSON.parse(readFileSync(require.resolve(`world-atlas/countries-${scale}.json`), 'utf8'));
  const collection = feature(topology, topology.objects.countries);
  return collection.features.map((f) => ({
    type: 'Feature',
    properties: { name: f.properties.name },
    geometry: { type: 'MultiPolygon', coordinates: rounded(polygonsOf(f.geometry), digits) },
  }));
}

// Twice the area of a ring, in square degrees narrowed towards the poles, and its centre.
function measured(ring) {
  let area = 0, x = 0, y = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const cross = ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
    area += cross;
    x += (ring[i][0] + ring[i + 1][0]) * cross;
    y += (ring[i][1] + ring[i + 1][1]) * cross;
  }
  const centre = area === 0 ? ring[0] : [x / (3 * area), y / (3 * area)];
  return { area: Math.abs(area) * Math.cos((centre[1] * Math.PI) / 180), centre };
}

function label(country) {
  const largest = country.geometry.coordinates.map((p) => measured(p[0])).reduce((a, b) => (b.area > a.area ? b : a));
  return {
    type: 'Feature',
    // The rank says from which zoom on the name has room.
    properties: { name: country.properties.name, rank: largest.area > 300 ? 1 : largest.area > 60 ? 2 : largest.area > 12 ? 3 : 4 },
    geometry: { type: 'Point', coordinates: largest.centre.map(round(2)) },
  };
}

const write = (name, features) => writeFileSync(new URL(name, folder), JSON.stringify({ type: 'FeatureCollection', features }));
const fine = countries('50m', 2);
write('countries-coarse.json', countries('110m', 1));
write('countries-fine.json', fine);
write('labels.json', fine.filter((c) => c.properties.name !== 'Antarctica').map(label));
