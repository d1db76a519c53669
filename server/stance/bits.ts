// Sets of symbols in 32 bits: what can be asked of many tokens at once.

/** List bits beyond the thirtieth are 0: such a list is told by the bit of its kind. */
const MOST_LIST_BITS = 30;
const FACTOR = 0x9e3779b1;
const KIND_SHIFT = 27;

/** The bit of the kind of a symbol. Many symbols are of one kind: the bit says that one of them may be there. */
export function kindBit(symbol: number): number {
  return 1 << (Math.imul(symbol, FACTOR) >>> KIND_SHIFT);
}

/** By symbol, of which there are `size`: a bit for each of the lists that patterns use, as long as there are bits. */
export function listBitsOf(lists: ReadonlySet<number>, size: number): Int32Array {
  const bits = new Int32Array(size);
  [...lists].slice(0, MOST_LIST_BITS).forEach((symbol, index) => {
    bits[symbol] = 1 << index;
  });
  return bits;
}
