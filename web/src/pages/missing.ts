import { html, type TemplateResult } from 'lit-html';
import { currentSession } from '../api';
import { View } from '../view';

/** For addresses that lead nowhere, or where the person may not go. */
export class MissingPage extends View {
  constructor(private readonly what: 'page' | 'right') {
    super();
  }

  title(): string {
    return this.what === 'page' ? 'No such page' : 'Not allowed';
  }

  template(): TemplateResult {
    const roles = currentSession().user?.roles.join(', ') || 'no role';
    return html`<div class="page narrow">${this.what === 'page'
      ? html`<h1>No such page</h1><p>The address may have been cut off. <a href="/">To the overview</a></p>`
      : html`<h1>This page needs another role</h1><p>You have: ${roles}. Somebody who administers the workbench can give you more. <a href="/method">To the method pages</a></p>`}</div>`;
  }
}
