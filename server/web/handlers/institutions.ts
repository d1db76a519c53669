import { listedInstitutions, presentInstitutions } from '../../presenters/directory.ts';
import { institutionsTable } from '../../presenters/directory-table.ts';
import { parseDirectoryQuery, refuseMissing } from '../directory-query.ts';
import { type Handler, queryOf, sendPage, sendTable } from '../handler.ts';

export const institutions: Handler = (deps, format) => async (req, res) => {
  const query = parseDirectoryQuery(queryOf(req));
  const found = listedInstitutions(deps.store.institutions.all(), query);
  refuseMissing(query, found, format);
  if (format === 'html') sendPage(res, deps, 'institutions', presentInstitutions(found, query));
  else await sendTable(res, deps, format, institutionsTable(found, query, format));
};
