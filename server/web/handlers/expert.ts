import { expertTable, presentExpert } from '../../presenters/profile.ts';
import { type Handler, notFound, pathPart, sendPage, sendTable } from '../handler.ts';

export const expert: Handler = (deps, format) => async (req, res) => {
  const found = deps.store.experts.bySlug(pathPart(req, 'slug'));
  if (!found) throw notFound(`There is no expert at ${req.path}.`);
  const { schemes } = deps.classifier;
  if (format === 'html') sendPage(res, deps, 'expert', presentExpert(found.expert, found.responses, schemes));
  else await sendTable(res, deps, format, expertTable(found.expert, found.responses, schemes, format));
};
