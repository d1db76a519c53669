// A real Chromium on any machine: CHROMIUM_PATH where it is set, else the one that comes as an npm
// package, unpacked once under node_modules/.cache.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const CACHE = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'node_modules', '.cache');
const ARCHIVES = ['chromium.br', 'fonts.tar.br', 'al2023.tar.br', 'swiftshader.tar.br'];
/** Where Chromium looks for fonts on nearly every Linux; a bare image has none of them. */
const SYSTEM_FONTS = '/etc/fonts/fonts.conf';

/**
 * Starts headless Chromium. Close it with `await browser.close()`. `more`: further arguments for it.
 * @throws where neither CHROMIUM_PATH nor the packaged browser runs, with what it printed.
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const found = process.env.CHROMIUM_PATH
    ? { executablePath: process.env.CHROMIUM_PATH, env: {} }
    : await packagedChromium();
  return chromium.launch({
    executablePath: found.executablePath,
    env: { ...process.env, ...found.env },
    // The sandbox needs privileges that containers lack; the pages are our own.
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--font-render-hinting=none'],
      ...more,
    ],
  });
}

async function packagedChromium(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const folder = await unpacked();
  const executablePath = join(folder, 'chromium');
  const fonts: Record<string, string> = existsSync(SYSTEM_FONTS)
    ? {}
    : { FONTCONFIG_PATH: join(folder, 'fonts') };
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  // The machine's own libraries first: the packaged ones may be older than its libc expects.
  const tried = [fonts, { ...fonts, LD_LIBRARY_PATH: libraries }];
  let printed = '';
  for (const env of tried) {
    const run = spawnSync(executablePath, ['--version'], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    if (run.status === 0) return { executablePath, env };
    printed = run.stderr || String(run.error);
  }
  throw new Error(
    `The packaged Chromium does not run here: ${printed.trim()} Set CHROMIUM_PATH to a Chrome or Chromium of this machine.`,
  );
}

/** Unpacks into a folder of its own and renames, so that two runs at once never see half a browser. */
async function unpacked(): Promise<string> {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('@sparticuz/chromium');
  const packaged = join(dirname(dirname(entry)), 'bin');
  const { version } = JSON.parse(readFileSync(join(dirname(packaged), 'package.json'), 'utf8')) as {
    version: string;
  }; // npm's own file
  const folder = join(CACHE, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const partial = mkdtempSync(join(CACHE, 'unpacking-'));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = partial; // The package unpacks into the temporary folder and takes no other.
  try {
    await Promise.all(ARCHIVES.map((name) => inflate(join(packaged, name))));
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  return folder;
}
