/** A small seeded generator (mulberry32): the same seed gives the same numbers, 0 to 1. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What documents are made of, and what has broken readers before. */
const PIECES = [
  ...[
    '\n',
    '\r\n',
    '\t',
    '\0',
    '\uFEFF',
    '“',
    '’',
    '?',
    ':',
    ';',
    ', and ',
    '---\n',
    '**',
    '__',
    '`',
    '[',
    '](',
    '|',
  ],
  ...[
    '<p>',
    '</div>',
    '<table><tr>',
    '<!--',
    ']]>',
    '&#x1F600;',
    '&amp;',
    '{"',
    '":[',
    '",',
    '1. ',
    '- ',
    '> ',
    '# ',
  ],
  ...[
    'Professor, University of X',
    'Dr Jane Roe',
    'said:',
    'AGREE, CONFIDENCE LEVEL 9',
    'Subscribe now',
    '\u0301',
    '\uD800',
  ],
];

/** One to eight changes: bytes flipped, cut, doubled, moved; pieces put in; the tail of another document. */
export function mutate(document: Buffer, other: Buffer, random: () => number): Buffer {
  let bytes: Buffer = Buffer.from(document);
  const changes = 1 + Math.floor(random() * 8);
  for (let change = 0; change < changes; change += 1) bytes = mutateOnce(bytes, other, random);
  return bytes;
}

function mutateOnce(bytes: Buffer, other: Buffer, random: () => number): Buffer {
  const place = (length: number): number => Math.floor(random() * (length + 1));
  const at = place(bytes.length);
  const end = Math.min(bytes.length, at + place(400));
  const splice = (middle: Buffer, from = at, to = at): Buffer =>
    Buffer.concat([bytes.subarray(0, from), middle, bytes.subarray(to)]);
  switch (Math.floor(random() * 7)) {
    case 0:
      return splice(Buffer.from([Math.floor(random() * 256)]), at, Math.min(bytes.length, at + 1));
    case 1:
      return splice(Buffer.alloc(0), at, end);
    case 2:
      return splice(bytes.subarray(at, end));
    case 3:
      return splice(Buffer.from((PIECES[Math.floor(random() * PIECES.length)] ?? '').repeat(1 + place(30))));
    case 4:
      return splice(other.subarray(place(other.length)), at, bytes.length);
    case 5:
      return bytes.subarray(0, at);
    default:
      return splice(bytes.subarray(at, end), place(at), at);
  }
}
