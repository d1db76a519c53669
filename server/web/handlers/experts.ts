import { listedExperts, presentExperts } from '../../presenters/directory.ts';
import { expertsTable } from '../../presenters/directory-table.ts';
import { parseDirectoryQuery, refuseMissing } from '../directory-query.ts';
import { type Handler, queryOf, sendPage, sendTable } from '../handler.ts';

export const experts: Handler = (deps, format) => async (req, res) => {
  const query = parseDirectoryQuery(queryOf(req));
  const all = deps.store.experts.all();
  const found = listedExperts(all, query);
  refuseMissing(query, found, format);
  if (format === 'html') sendPage(res, deps, 'experts', presentExperts(all, found, query));
  else await sendTable(res, deps, format, expertsTable(found, query, format));
};
