import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeVariables, parseConfig, VARIABLES } from '../server/config.ts';

test('an empty environment gives the defaults, frozen', () => {
  const result = parseConfig({ PORT: '', HOST: '  ' });
  assert.deepEqual(result, {
    ok: true,
    config: {
      databasePath: 'data/stancebook.db',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: null,
      trustProxy: 0,
      submissionsPerTenMinutes: 20,
      logLevel: 'warn',
      samples: true,
    },
  });
  assert.ok(result.ok && Object.isFrozen(result.config));
});

test('every variable is read', () => {
  const result = parseConfig({
    STANCEBOOK_DB: '/srv/panels.db',
    PORT: '0',
    HOST: '::1',
    PUBLIC_URL: 'https://panels.example.org/',
    TRUST_PROXY: '2',
    SUBMISSIONS_PER_TEN_MINUTES: '5',
    LOG_LEVEL: 'silent',
    SAMPLES: 'off',
  });
  assert.deepEqual(result, {
    ok: true,
    config: {
      databasePath: '/srv/panels.db',
      host: '::1',
      port: 0,
      publicUrl: 'https://panels.example.org',
      trustProxy: 2,
      submissionsPerTenMinutes: 5,
      logLevel: 'silent',
      samples: false,
    },
  });
});

test('all faults are told at once, each with its variable, its value and what would do', () => {
  assert.deepEqual(
    parseConfig({
      PORT: '80a',
      PUBLIC_URL: 'panels.example.org/x',
      TRUST_PROXY: '-1',
      SUBMISSIONS_PER_TEN_MINUTES: '0',
      LOG_LEVEL: 'loud',
      SAMPLES: 'maybe',
    }),
    {
      ok: false,
      faults: [
        'PORT is “80a”; set it to a whole number from 0 to 65535.',
        'PUBLIC_URL is “panels.example.org/x”; set it to an http or https address without a path, such as https://panels.example.org.',
        'TRUST_PROXY is “-1”; set it to a whole number from 0 to 10.',
        'SUBMISSIONS_PER_TEN_MINUTES is “0”; set it to a whole number from 1 to 100000.',
        'LOG_LEVEL is “loud”; set it to one of fatal, error, warn, info, debug, silent.',
        'SAMPLES is “maybe”; set it to one of on, off.',
      ],
    },
  );
});

test('a port out of range, a fraction and an exponent are refused', () => {
  for (const port of ['65536', '1.5', '1e3', '-0', '0x50', '99999999999999999999']) {
    assert.deepEqual(parseConfig({ PORT: port }), {
      ok: false,
      faults: [`PORT is “${port}”; set it to a whole number from 0 to 65535.`],
    });
  }
});

test('--help names every variable with its default', () => {
  const help = describeVariables();
  for (const { name, fallback } of VARIABLES) {
    assert.match(help, new RegExp(`^  ${name} .*Default: ${fallback.replaceAll('.', '\\.')}$`, 'm'));
  }
});
