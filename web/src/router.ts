// Addresses to pages, over the History API. Links are plain links: opening one in a new tab works.
import type { View } from './view';

export interface Route { path: RegExp; page: (found: RegExpExecArray, address: URL) => Promise<View> | View }

/** Goes to an address of the workbench. */
export function go(address: string, replace = false): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', address);
  window.dispatchEvent(new Event('casus-moved'));
}

/** Writes the address without showing another page. */
export function rewrite(address: string, push = false): void {
  history[push ? 'pushState' : 'replaceState'](null, '', address);
  window.dispatchEvent(new Event('casus-rewritten'));
}

export function followLinks(): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest?.('a[href]');
    if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute('download')) return;
    const to = new URL(link.href);
    if (to.origin !== location.origin || to.pathname.startsWith('/api/')) return;
    if (to.hash && to.pathname === location.pathname && to.search === location.search) return;
    event.preventDefault();
    go(to.pathname + to.search + to.hash);
  });
  window.addEventListener('popstate', () => window.dispatchEvent(new Event('casus-moved')));
}
