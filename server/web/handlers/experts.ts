import { expertsTable, presentExperts } from '../../presenters/directory.ts';
import { type Handler, sendPage, sendTable } from '../handler.ts';

export const experts: Handler = (deps, format) => async (_req, res) => {
  const all = deps.store.experts.all();
  if (format === 'html') sendPage(res, deps, 'experts', presentExperts(all));
  else await sendTable(res, deps, format, expertsTable(all));
};
