import { institutionTable, presentInstitution } from '../../presenters/profile.ts';
import { type Handler, notFound, pathPart, sendPage, sendTable } from '../handler.ts';

export const institution: Handler = (deps, format) => async (req, res) => {
  const found = deps.store.institutions.bySlug(pathPart(req, 'slug'));
  if (!found) throw notFound(`There is no institution at ${req.path}.`);
  const { schemes } = deps.classifier;
  const { institution: body, responses } = found;
  if (format === 'html') sendPage(res, deps, 'institution', presentInstitution(body, responses, schemes));
  else await sendTable(res, deps, format, institutionTable(body, responses, schemes, format));
};
