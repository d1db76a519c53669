import { randomInt } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that a number read out or copied by hand is not mistaken. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A number that cannot be guessed: "SB-7K3M-Q9TX", 40 random bits. */
export function newReference(): string {
  const letters = Array.from({ length: 8 }, () => ALPHABET.charAt(randomInt(ALPHABET.length)));
  return `SB-${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

/** A reference as people type it, in the form that is stored: "sb 7k3m q9tx" -> "SB-7K3M-Q9TX". */
export function normaliseReference(typed: string): string {
  const letters = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/^SB(?=.{8}$)/, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return `SB-${letters.slice(0, 4)}-${letters.slice(4)}`;
}
