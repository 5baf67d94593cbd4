import './styles/base.css';
import './styles/shell.css';
import './styles/parts.css';
import './styles/pages.css';
import './styles/print.css';
import { currentSession, loadSession, may } from './api';
import { followLinks, type Route } from './router';
import { applyTheme, Shell } from './shell';
import type { Problem } from './types';
import { problemOf } from './view';

// Each page is a file of its own, loaded when it is first shown.
// Those that most begin with are asked for while the session still is.
const routes: (Route & { needs?: string[]; ahead?: () => Promise<unknown> })[] = [
  { path: /^\/$/, needs: ['read'], ahead: () => import('./pages/overview'), page: async () => new (await import('./pages/overview')).OverviewPage() },
  { path: /^\/incidents\/([^/]+)\/dossier$/, needs: ['read'], page: async (m) => new (await import('./pages/dossier')).DossierPage(decoded(m)) },
  { path: /^\/incidents\/([^/]+)$/, needs: ['read'], page: async (m) => new (await import('./pages/incident')).IncidentPage(decoded(m)) },
  { path: /^\/reports\/([^/]+)$/, needs: ['read'], page: async (m) => new (await import('./pages/report')).ReportPage(decoded(m)) },
  { path: /^\/reports$/, needs: ['read'], page: async () => new (await import('./pages/reports')).ReportsPage() },
  { path: /^\/queue$/, needs: ['read'], ahead: () => import('./pages/queue'), page: async () => new (await import('./pages/queue')).QueuePage() },
  { path: /^\/add$/, needs: ['code'], page: async () => new (await import('./pages/add')).AddPage() },
  { path: /^\/sources$/, needs: ['code', 'administer'], page: async () => new (await import('./pages/sources')).SourcesPage() },
  { path: /^\/actors$/, needs: ['read'], page: async () => new (await import('./pages/actors')).ActorsPage() },
  { path: /^\/actors\/([^/]+)$/, needs: ['read'], page: async (m) => new (await import('./pages/actor')).ActorPage(decoded(m)) },
  { path: /^\/publish$/, needs: ['publish'], page: async () => new (await import('./pages/publish')).PublishPage() },
  { path: /^\/method(?:\/([^/]+))?$/, page: async (m) => new (await import('./pages/method')).MethodPage(m[1] ? decoded(m) : null) },
  { path: /^\/admin$/, needs: ['administer', 'audit'], page: async () => new (await import('./pages/admin')).AdminPage() },
  { path: /^\/account$/, page: async () => new (await import('./pages/account')).AccountPage() },
];

const decoded = (m: RegExpExecArray): string => {
  try {
    return decodeURIComponent(m[1] ?? '');
  } catch {
    return m[1] ?? '';
  }
};

// How browsers say that the file of a page did not come.
const isNotLoaded = (e: unknown): boolean => e instanceof TypeError && /dynamically imported module|module script/i.test(e.message);

const notLoaded: Problem = {
  type: '', title: 'The page could not be loaded.', status: 0, code: '', requestId: '', errors: {},
  detail: 'Casus does not answer, or was updated meanwhile. See that it runs, then try again. What you entered on the page before is still there: go back with the browser.',
};

applyTheme(localStorage.getItem('casus-theme') ?? 'system');
const shell = new Shell(document.getElementById('app') ?? document.body);
let shown: { route: unknown; pathname: string; search: string } | null = null;
let turn = 0;

async function move(): Promise<void> {
  const address = new URL(location.href);
  const mine = ++turn;
  if (currentSession().user === null && !address.pathname.startsWith('/method')) {
    shown = null;
    const { SignInPage } = await import('./pages/sign-in');
    if (mine === turn) shell.show(new SignInPage());
    return;
  }
  const route = routes.find((r) => r.path.test(address.pathname)) ?? null;
  if (shown && shown.route === route && shown.pathname === address.pathname && shown.search === address.search) return shell.showAgain();
  if (shown && shown.route === route && shell.page?.moved(address)) {
    shown = { route, pathname: address.pathname, search: address.search };
    shell.draw();
    return;
  }
  try {
    const found = route?.path.exec(address.pathname) ?? null;
    const allowed = !route?.needs || route.needs.some(may);
    const page = route && found && allowed ? await route.page(found, address) : new (await import('./pages/missing')).MissingPage(allowed ? 'page' : 'right');
    if (mine !== turn) return;
    shown = { route, pathname: address.pathname, search: address.search };
    shell.show(page);
  } catch (e) {
    shell.showFault(isNotLoaded(e) ? notLoaded : problemOf(e));
  }
}

window.addEventListener('casus-moved', () => void move());
window.addEventListener('casus-rewritten', () => {
  if (shown) shown = { ...shown, pathname: location.pathname, search: location.search };
});
window.addEventListener('casus-signed-out', () => void move());
window.addEventListener('casus-settings', () => shell.draw());
followLinks();

try {
  void routes.find((r) => r.path.test(location.pathname))?.ahead?.().catch(() => undefined);
  const session = await loadSession();
  if (session.settings) applyTheme(session.settings.theme);
  await move();
} catch (e) {
  shell.showFault(problemOf(e));
}
