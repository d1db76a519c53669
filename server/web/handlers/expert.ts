import { expertTable, presentExpert } from '../../presenters/expert.ts';
import { type Handler, notFound, pathPart, queryOf, sendPage, sendTable } from '../handler.ts';
import { profileRows } from '../profile-rows.ts';

export const expert: Handler = (deps, format) => async (req, res) => {
  const profile = deps.store.experts.bySlug(pathPart(req, 'slug'));
  if (!profile) throw notFound(`There is no expert at ${req.path}.`);
  const page = await profileRows(deps.store, profile.record, queryOf(req), format);
  const { schemes, votes: votesOf } = deps.classifier;
  const input = { profile, page, schemes, votesOf };
  if (format === 'html') sendPage(res, deps, 'expert', presentExpert(input));
  else await sendTable(res, deps, format, expertTable(input, format));
};
