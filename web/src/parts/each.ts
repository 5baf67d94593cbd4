import { repeat } from 'lit-html/directives/repeat.js';

/**
 * The rows of a list, each with an element of its own: a list that changes while someone presses, focuses or reads a row
 * moves rows and never turns the element of one into that of another. What comes twice (moved from one page to the next) is shown once.
 */
export function each<T>(items: readonly T[], id: (item: T) => string, row: (item: T) => unknown): unknown {
  const seen = new Set<string>();
  return repeat(items.filter((item) => !seen.has(id(item)) && seen.add(id(item))), id, row);
}
