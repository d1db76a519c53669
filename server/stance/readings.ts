// What lies ahead of each token of a sentence, so that a way is not gone that cannot lead anywhere.
import type { Members } from './members.ts';
import type { Scan } from './scan.ts';

/** Tokens that there is room for at first. */
const ROOM = 1 << 11;

export class Readings {
  /** Per token: bits of the lists, and of the kinds of symbols, that something answers to there or before the next break. */
  lists = new Int32Array(ROOM);
  kinds = new Int32Array(ROOM);
  /** Per token: the first one at or after it that has a break before it, or the end of the sentence. */
  breaks = new Int32Array(ROOM);
  private readonly scan: Scan;
  private readonly members: Members;

  constructor(scan: Scan, members: Members) {
    this.scan = scan;
    this.members = members;
  }

  /** Takes in the sentence of tokens `from` to `to`, whose members have been found, in place of the last one. */
  load(from: number, to: number): void {
    this.makeRoom(to);
    const { breaks } = this;
    let lists = 0;
    let kinds = 0;
    let stop = to;
    this.lists[to] = 0;
    this.kinds[to] = 0;
    breaks[to] = to;
    for (let at = to - 1; at >= from; at -= 1) {
      lists |= this.members.lists[at] ?? 0;
      kinds |= this.members.kinds[at] ?? 0;
      this.lists[at] = lists;
      this.kinds[at] = kinds;
      if (this.scan.hasBreakBefore(at)) {
        stop = at;
        lists = 0;
        kinds = 0;
      }
      breaks[at] = stop;
    }
  }

  private makeRoom(tokens: number): void {
    if (tokens < this.breaks.length) return;
    this.lists = new Int32Array(2 * tokens);
    this.kinds = new Int32Array(2 * tokens);
    this.breaks = new Int32Array(2 * tokens);
  }
}
