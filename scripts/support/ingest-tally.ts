import type { Imported } from './ingest-desk.ts';

/** What an import of many asks came to, all files together. */
export class Tally {
  #asks = 0;
  #answers = 0;
  #warnings = 0;

  add({ answers, warnings }: Omit<Imported, 'text'>): void {
    this.#asks += 1;
    this.#answers += answers;
    this.#warnings += warnings;
  }

  /** @returns the sentence that closes the import; null for a single ask, which says all of it itself */
  describe(): string | null {
    if (this.#asks < 2) return null;
    const warnings = counted(this.#warnings, 'warning');
    return `${counted(this.#asks, 'ask')}, ${counted(this.#answers, 'answer')}, ${warnings}.`;
  }
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
