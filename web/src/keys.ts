// The keys of the workbench, told in one card.
import { html } from 'lit-html';
import { may } from './api';
import { ask } from './parts/dialog';

export interface Shortcut { keys: string; does: string; group: string; needs?: string | string[] }

export const shortcuts: Shortcut[] = [
  { group: 'Everywhere', keys: '?', does: 'this card' },
  { group: 'Everywhere', keys: '/', does: 'to the search' },
  { group: 'Everywhere', keys: 'g o', does: 'Overview', needs: 'read' },
  { group: 'Everywhere', keys: 'g q', does: 'Queue', needs: 'read' },
  { group: 'Everywhere', keys: 'g a', does: 'Add', needs: 'code' },
  { group: 'Everywhere', keys: 'g w', does: 'Sources', needs: ['code', 'administer'] },
  { group: 'Everywhere', keys: 'g c', does: 'Actors', needs: 'read' },
  { group: 'Everywhere', keys: 'g p', does: 'Publish', needs: 'publish' },
  { group: 'Everywhere', keys: 'g m', does: 'Method' },
  { group: 'Everywhere', keys: 'g s', does: 'Admin' },
  { group: 'In lists and the queue', keys: 'j', does: 'next' },
  { group: 'In lists and the queue', keys: 'k', does: 'previous' },
  { group: 'In lists and the queue', keys: 'Enter', does: 'open the whole incident' },
  { group: 'In the queue', keys: 'x', does: 'select, or leave out again', needs: 'judge' },
  { group: 'In the queue', keys: 'a', does: 'select all shown, or none', needs: 'judge' },
  { group: 'In the queue', keys: 'c', does: 'confirm those selected', needs: 'judge' },
  { group: 'In the queue', keys: 'd', does: 'dismiss those selected', needs: 'judge' },
  { group: 'In the queue', keys: 'u', does: 'take the last confirmation or dismissal back', needs: 'judge' },
  { group: 'In the queue', keys: 'r', does: 'take down a request for correction', needs: 'judge' },
  { group: 'In the queue', keys: 'Escape', does: 'select none', needs: 'judge' },
  { group: 'On an incident', keys: 'c', does: 'confirm', needs: 'judge' },
  { group: 'On an incident', keys: 'd', does: 'dismiss', needs: 'judge' },
  { group: 'On an incident', keys: 'e', does: 'correct a value', needs: 'judge' },
  { group: 'On an incident', keys: 'm', does: 'merge with another', needs: 'judge' },
  { group: 'On an incident', keys: 's', does: 'split a report off', needs: 'judge' },
  { group: 'On an incident', keys: 'l', does: 'link to another', needs: 'judge' },
  { group: 'On an incident', keys: 'u', does: 'undo the last judgement', needs: 'judge' },
  { group: 'On an incident', keys: 'n', does: 'next report' },
  { group: 'On an incident', keys: 'p', does: 'printable dossier' },
];

export const places: Record<string, string> = {
  o: '/', q: '/queue', a: '/add', w: '/sources', c: '/actors', p: '/publish', m: '/method', s: '/admin',
};

export function showShortcuts(): void {
  const shown = shortcuts.filter((s) => !s.needs || [s.needs].flat().some(may));
  const groups = [...new Set(shown.map((s) => s.group))];
  void ask({
    title: 'Keys', wide: true,
    body: () => html`<div class="keys">${groups.map((g) => html`<section><h3>${g}</h3><dl>
      ${shown.filter((s) => s.group === g).map((s) => html`<div><dt>${s.keys.split(' ').map((k) => html`<kbd>${k}</kbd> `)}</dt><dd>${s.does}</dd></div>`)}
    </dl></section>`)}</div>`,
  });
}

/** Whether keys go into something that takes letters. */
export function isTyping(event: KeyboardEvent): boolean {
  const at = event.target as HTMLElement | null;
  if (!at?.closest) return false;
  return at.isContentEditable || at.closest('textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=button])') !== null;
}
