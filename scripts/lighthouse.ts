// `npm run lighthouse`: audits the pages readers meet first, on the samples or on a site that runs. Lighthouse is no
// dependency: it brings 113 packages for an audit now and then.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { AppError } from '../server/domain/errors.ts';
import { ROOT } from '../server/wiring.ts';
import { launchBrowser } from '../test/support/browser.ts';
import { startSite } from '../test/support/site.ts';
import { command, EXIT, main } from './support/command.ts';

/** What each category must reach, of 100. */
const TARGETS = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 } as const;

const CLI = 'lighthouse/cli/index.js';

const reportSchema = z.object({
  categories: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(z.string(), z.object({ title: z.string(), score: z.number().nullable() })),
});
type Report = z.infer<typeof reportSchema>;

/** @throws AppError `bad_config` where Lighthouse is not installed */
function lighthouse(): string {
  const given = process.env.LIGHTHOUSE_PATH;
  const path = given === undefined ? join(ROOT, 'node_modules', CLI) : join(given, CLI);
  if (existsSync(path)) return path;
  throw new AppError(
    'bad_config',
    `Lighthouse is not at ${path}. Install it in any folder (npm install --no-save lighthouse) and name that folder's node_modules in LIGHTHOUSE_PATH.`,
  );
}

async function audit(cli: string, port: number, url: string): Promise<Report> {
  const categories = Object.keys(TARGETS).join(',');
  const flags = [`--port=${port}`, '--output=json', '--quiet', `--only-categories=${categories}`];
  const { stdout } = await promisify(execFile)(process.execPath, [cli, url, ...flags], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return reportSchema.parse(JSON.parse(stdout));
}

/** The scores in a line, and what cost points; whether all targets are met. */
function tell(path: string, { categories, audits }: Report): boolean {
  const scores = Object.entries(TARGETS).map(([id, target]) => {
    const score = Math.round((categories[id]?.score ?? 0) * 100);
    return { id, score, met: score >= target };
  });
  console.log(`${path}: ${scores.map(({ id, score }) => `${id} ${score}`).join(', ')}`);
  for (const { id } of scores.filter(({ met }) => !met)) {
    const cost = categories[id]?.auditRefs.filter(({ weight }) => weight > 0) ?? [];
    for (const each of cost) {
      const found = audits[each.id];
      if (found && found.score !== null && found.score < 0.9) console.log(`  ${id}: ${found.title}`);
    }
  }
  return scores.every(({ met }) => met);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}

async function auditAll(given: string | undefined): Promise<number> {
  const cli = lighthouse();
  const site = given === undefined ? await startSite() : null;
  const base = given?.replace(/\/$/, '') ?? site?.url ?? '';
  const port = await freePort();
  const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
  try {
    const answer = await fetch(`${base}/asks.json`);
    const { rows } = z.object({ rows: z.array(z.object({ path: z.string() })) }).parse(await answer.json());
    let met = true;
    for (const path of ['/', rows[0]?.path ?? '/asks', '/responses', '/matrix', '/experts', '/changes']) {
      met = tell(path, await audit(cli, port, base + path)) && met;
    }
    return met ? EXIT.done : EXIT.fault;
  } finally {
    await browser.close();
    await site?.close();
  }
}

const program = command(
  'lighthouse',
  'Audits home, an ask, responses, matrix and more with Lighthouse, which must be installed by itself (LIGHTHOUSE_PATH).',
)
  .argument('[url]', 'a site that runs; without it, one with the samples')
  .action((url: string | undefined) => main(() => auditAll(url)));

await program.parseAsync();
