// What each token of one sentence answers to, in arrays that are read from one end to the other: its own symbols,
// and the lists of which a member begins there.
import type { Members } from './members.ts';
import type { Scan } from './scan.ts';

/** Tokens that there is room for at first. */
const ROOM = 1 << 11;

export class Readings {
  /** Per token: where its readings begin, which lie before those of the next one. */
  firsts = new Int32Array(ROOM);
  /** Per reading: what it answers to, the token that it begins at, and the one that comes after it. */
  symbols = new Int32Array(ROOM);
  starts = new Int32Array(ROOM);
  ends = new Int32Array(ROOM);
  /** Per token: bits of the lists (see `Lookup.listBit`) with a member that begins there or later. */
  ahead = new Int32Array(ROOM);
  /** Per token: the first one at or after it that has a break before it, or the end of the sentence. */
  breaks = new Int32Array(ROOM);
  private readonly scan: Scan;
  private readonly members: Members;
  private count = 0;

  constructor(scan: Scan, members: Members) {
    this.scan = scan;
    this.members = members;
  }

  /** Takes in the sentence of tokens `from` to `to`, whose members have been found, in place of the last one. */
  load(from: number, to: number): void {
    this.makeRoom(to);
    this.count = 0;
    for (let at = from; at < to; at += 1) {
      this.firsts[at] = this.count;
      this.ahead[at] = this.loadToken(at);
    }
    this.firsts[to] = this.count;
    this.ahead[to] = 0;
    this.breaks[to] = to;
    for (let at = to - 1; at >= from; at -= 1) {
      this.ahead[at] = (this.ahead[at] ?? 0) | (this.ahead[at + 1] ?? 0);
      this.breaks[at] = this.scan.hasBreakBefore(at) ? at : (this.breaks[at + 1] ?? to);
    }
  }

  /** Returns the bits of the lists that have a member that begins there. */
  private loadToken(at: number): number {
    const { symbols, listBits } = this.scan.word(at);
    for (let i = 0; i < symbols.length; i += 1) this.push(symbols[i] ?? 0, at, at + 1);
    let lists = listBits;
    for (let member = this.members.firstAt(at); member !== null; member = member.next) {
      this.push(member.symbol, at, member.end);
      lists |= member.listBit;
    }
    return lists;
  }

  private push(symbol: number, start: number, end: number): void {
    if (this.count === this.symbols.length) {
      this.symbols = enlarged(this.symbols, 2 * this.count);
      this.starts = enlarged(this.starts, 2 * this.count);
      this.ends = enlarged(this.ends, 2 * this.count);
    }
    this.symbols[this.count] = symbol;
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count += 1;
  }

  private makeRoom(tokens: number): void {
    if (tokens < this.firsts.length) return;
    this.firsts = new Int32Array(2 * tokens);
    this.ahead = new Int32Array(2 * tokens);
    this.breaks = new Int32Array(2 * tokens);
  }
}

function enlarged(numbers: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(numbers);
  return larger;
}
