// Names that may mean one institution, for an editor to look at. Nothing is joined by this.

/** Words that say what kind of body it is; two names that share nothing else are not alike. */
const KINDS = new Map(
  Object.entries({
    university:
      'university univ uni universitat universite universidad universidade universita universiteit universitet uniwersytet universitesi univerzita',
    college: 'college',
    school: 'school',
    institute: 'institute institut instytut istituto instituto institution enstitusu',
    centre: 'centre center zentrum centrum centro',
    foundation: 'foundation stiftung fundacja fundacion fondation fondazione endowment',
    council: 'council',
    society: 'society association',
    department: 'department dept faculty',
    ministry: 'ministry',
    company: 'ltd limited inc plc gmbh llc llp company corporation group',
  }).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);

const SMALL = new Set('the of for and on in at to de la le du des der die das und et y a an'.split(' '));

/** A name in parts: the kinds of body it names, and the words that are its own. */
interface Parts {
  readonly kinds: ReadonlySet<string>;
  readonly own: readonly string[];
  /** First letters of its words, small ones left out: "rusi". */
  readonly initials: string;
}

/** Names of which this share of their own words is common are alike. */
const LEAST_SHARE = 0.6;

/** The known names that a new one may be another spelling of, in the order given. */
export function similarInstitutions(name: string, known: readonly string[]): string[] {
  const parts = partsOf(name);
  return known.filter((other) => other !== name && areAlike(parts, partsOf(other)));
}

function partsOf(name: string): Parts {
  const folded = name
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ.]/gu, '')
    .toLowerCase();
  const words = (folded.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !SMALL.has(word));
  return {
    kinds: new Set(words.flatMap((word) => KINDS.get(word) ?? [])),
    own: [...new Set(words.filter((word) => !KINDS.has(word)))],
    initials: words.map((word) => word.slice(0, 1)).join(''),
  };
}

function areAlike(one: Parts, other: Parts): boolean {
  if (isInitials(one, other) || isInitials(other, one)) return true;
  if (one.own.length === 0 || other.own.length === 0) return false;
  // A university and an institute of one town are two bodies.
  if (one.kinds.size > 0 && other.kinds.size > 0 && one.kinds.isDisjointFrom(other.kinds)) return false;
  const common = one.own.filter((word) => other.own.some((each) => isSpelling(word, each))).length;
  return common / (one.own.length + other.own.length - common) >= LEAST_SHARE;
}

/** "RUSI" for "Royal United Services Institute". */
function isInitials({ own, kinds }: Parts, { initials }: Parts): boolean {
  const [word] = own;
  return own.length === 1 && kinds.size === 0 && word !== undefined && word.length >= 3 && word === initials;
}

/** Equal, or long words one slip of the pen apart. */
function isSpelling(one: string, other: string): boolean {
  if (one === other) return true;
  if (Math.min(one.length, other.length) < 6 || Math.abs(one.length - other.length) > 1) return false;
  const start = [...one].findIndex((letter, at) => letter !== other[at]);
  if (start === -1) return true;
  const [rest, otherRest] = [one.slice(start), other.slice(start)];
  const isSwap = rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2);
  return (
    isSwap ||
    rest.slice(1) === otherRest.slice(1) ||
    rest === otherRest.slice(1) ||
    rest.slice(1) === otherRest
  );
}
