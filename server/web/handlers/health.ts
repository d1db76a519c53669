import type { Handler } from '../handler.ts';

/** GET /healthz: "ok" where the database answers; else the fault is logged and the answer is a 500. */
export const health: Handler = (deps) => (_req, res) => {
  deps.store.ping();
  res.set('Cache-Control', 'no-store').type('text').send('ok\n');
};
