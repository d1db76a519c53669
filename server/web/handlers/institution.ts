import { institutionTable, presentInstitution } from '../../presenters/institution.ts';
import { type Handler, notFound, pathPart, queryOf, sendPage, sendTable } from '../handler.ts';
import { profileRows } from '../profile-rows.ts';

export const institution: Handler = (deps, format) => async (req, res) => {
  const profile = deps.store.institutions.bySlug(pathPart(req, 'slug'));
  if (!profile) throw notFound(`There is no institution at ${req.path}.`);
  const page = await profileRows(deps.store, profile.record, queryOf(req), format);
  const { schemes, votes: votesOf } = deps.classifier;
  const input = { profile, page, schemes, votesOf };
  if (format === 'html') sendPage(res, deps, 'institution', presentInstitution(input));
  else await sendTable(res, deps, format, institutionTable(input, format));
};
