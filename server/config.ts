/** Everything an operator can set, parsed once and frozen. */
export interface Config {
  /** Absolute or relative path of the SQLite file. */
  readonly databasePath: string;
  readonly host: string;
  readonly port: number;
  /** Without a trailing slash. Null: http://localhost and the port that is listened on. */
  readonly publicUrl: string | null;
  readonly trustProxy: number;
  readonly submissionsPerTenMinutes: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly samples: boolean;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  /** One sentence per fault; each names its variable, the value and what would do. */
  | { readonly ok: false; readonly faults: readonly string[] };

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

/** Every variable with its default and meaning: the one source of --help and docs/operating.md. */
export const VARIABLES = [
  {
    name: 'STANCEBOOK_DB',
    fallback: 'data/stancebook.db',
    meaning: 'Path of the SQLite database; created if it is not there.',
  },
  { name: 'PORT', fallback: '3000', meaning: 'TCP port to listen on, 0 to 65535; 0 takes any free one.' },
  {
    name: 'HOST',
    fallback: '127.0.0.1',
    meaning: 'Address to listen on. The default answers this machine only; 0.0.0.0 answers all.',
  },
  {
    name: 'PUBLIC_URL',
    fallback: 'http://localhost:PORT',
    meaning: 'Where readers reach the site; used in links and to refuse posts from elsewhere.',
  },
  {
    name: 'TRUST_PROXY',
    fallback: '0',
    meaning:
      "Number of reverse proxies in front that set X-Forwarded-For, 0 to 10; they name the client's address.",
  },
  {
    name: 'SUBMISSIONS_PER_TEN_MINUTES',
    fallback: '20',
    meaning: 'Posts allowed per client address in ten minutes, 1 to 100000.',
  },
  { name: 'LOG_LEVEL', fallback: 'warn', meaning: `How much to log: ${LOG_LEVELS.join(', ')}.` },
  { name: 'SAMPLES', fallback: 'on', meaning: 'Whether npm start loads the sample asks: on or off.' },
] as const;

type Variable = (typeof VARIABLES)[number]['name'];

/** Reads the environment. An empty variable counts as not set. Never throws; lists every fault at once. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const faults: string[] = [];
  const read = (name: Variable): string => env[name]?.trim() || fallbackOf(name);
  const whole = (name: Variable, low: number, high: number): number => {
    const text = read(name);
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= low && value <= high)) {
      faults.push(`${name} is “${text}”; set it to a whole number from ${low} to ${high}.`);
    }
    return value;
  };
  const oneOf = <T extends string>(name: Variable, allowed: readonly T[]): T => {
    const text = read(name);
    const found = allowed.find((value) => value === text);
    if (found === undefined) faults.push(`${name} is “${text}”; set it to one of ${allowed.join(', ')}.`);
    return found ?? (allowed[0] as T); // The fallback value is never used: a fault was recorded.
  };
  const config: Config = {
    databasePath: read('STANCEBOOK_DB'),
    host: read('HOST'),
    port: whole('PORT', 0, 65535),
    publicUrl: publicUrl(env.PUBLIC_URL?.trim() || null, faults),
    trustProxy: whole('TRUST_PROXY', 0, 10),
    submissionsPerTenMinutes: whole('SUBMISSIONS_PER_TEN_MINUTES', 1, 100_000),
    logLevel: oneOf('LOG_LEVEL', LOG_LEVELS),
    samples: oneOf('SAMPLES', ['on', 'off'] as const) === 'on',
  };
  return faults.length > 0 ? { ok: false, faults } : { ok: true, config: Object.freeze(config) };
}

/** The text of --help: every variable, its default and what it means. */
export function describeVariables(): string {
  const width = Math.max(...VARIABLES.map((variable) => variable.name.length));
  return VARIABLES.map(
    ({ name, fallback, meaning }) => `  ${name.padEnd(width)}  ${meaning} Default: ${fallback}`,
  ).join('\n');
}

function fallbackOf(name: Variable): string {
  return VARIABLES.find((variable) => variable.name === name)?.fallback ?? '';
}

function publicUrl(text: string | null, faults: string[]): string | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const plain =
    url !== null &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === '';
  if (!plain) {
    faults.push(
      `PUBLIC_URL is “${text}”; set it to an http or https address without a path, such as https://panels.example.org.`,
    );
    return null;
  }
  return url.origin;
}
