import { institutionsTable, presentInstitutions } from '../../presenters/directory.ts';
import { type Handler, sendPage, sendTable } from '../handler.ts';

export const institutions: Handler = (deps, format) => async (_req, res) => {
  const all = deps.store.institutions.all();
  if (format === 'html') sendPage(res, deps, 'institutions', presentInstitutions(all));
  else await sendTable(res, deps, format, institutionsTable(all));
};
