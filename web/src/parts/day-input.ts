// A day, always as year, month, day: the browser's own date field writes it as the machine's language has it, which can be mistaken.
import { html, type TemplateResult } from 'lit-html';

export function dayInput(label: string, name: string, value: string, change: (value: string) => void): TemplateResult {
  return html`<label>${label} <input name=${name} class="day" inputmode="numeric" autocomplete="off" placeholder="YYYY-MM-DD" pattern="\\d{4}-\\d{2}-\\d{2}" maxlength="10"
    title="Year, month and day, as 2024-02-07" .value=${value} @change=${(e: Event) => {
      const input = e.target as HTMLInputElement;
      input.value = input.value.trim();
      if (input.value === '' || (input.checkValidity() && !Number.isNaN(Date.parse(input.value)))) change(input.value);
      else input.reportValidity();
    }} /></label>`;
}
