import { html, type TemplateResult } from 'lit-html';
import { IncidentPanel } from '../parts/incident-panel';
import { go, rewrite } from '../router';
import { View } from '../view';
import { title } from '../words';

export class IncidentPage extends View {
  private readonly panel: IncidentPanel;

  constructor(private id: string) {
    super();
    this.panel = new IncidentPanel({ changed: () => this.draw(), judged: (now) => void this.reload(now) }, false, this.ended);
  }

  title(): string {
    const d = this.panel.dossier.value;
    return d ? title(d.summary) : 'Incident';
  }

  override async start(): Promise<void> {
    await this.panel.load(this.id);
    this.follow();
  }

  override key(event: KeyboardEvent): boolean {
    if (event.key === 'p') {
      go(`/incidents/${encodeURIComponent(this.id)}/dossier`);
      return true;
    }
    return this.panel.key(event);
  }

  private async reload(id: string): Promise<void> {
    this.id = id;
    await this.panel.load(id);
    this.follow();
  }

  // An id that no longer stands leads to the one that does; the address follows.
  private follow(): void {
    const now = this.panel.dossier.value?.summary.id;
    if (!now || location.pathname !== `/incidents/${encodeURIComponent(this.id)}` && now === this.id) return;
    this.id = now;
    rewrite(`/incidents/${encodeURIComponent(now)}`);
  }

  template(): TemplateResult {
    return html`<div class="page wide">${this.panel.template()}</div>`;
  }
}
