// Sketches of sets of symbols: 32 bits each, two with different places. Where a node's and a token's
// sketches share no bit in either, no edge of the node fits the token; otherwise one may.

export function sketchBit(symbol: number): number {
  return 1 << (Math.imul(symbol, 0x9e3779b1) >>> 27);
}

export function secondSketchBit(symbol: number): number {
  return 1 << (Math.imul(symbol, 0x85ebca6b) >>> 27);
}
