import { sidesIn, tracksOf } from '../../domain/changes.ts';
import { EVERYTHING, type ResponseQuery } from '../../domain/query.ts';
import { presentHome } from '../../presenters/home.ts';
import { type Handler, sendPage } from '../handler.ts';

/** Of institutions and of experts. */
const CHANGED = 3;

export const home: Handler = (deps) => (_req, res) => {
  const overviews = deps.store.asks.overviews();
  const newest = overviews[0]?.ask.slug;
  const { responses } = deps.store;
  const panel = newest === undefined ? [] : responses.rows(responses.ids(surestOf(newest)));
  const { schemes } = deps.classifier;
  const tracks = tracksOf(
    overviews.map(({ ask }) => ask),
    schemes,
  );
  const changes = (['institutions', 'experts'] as const).map((rows) => ({
    rows,
    found: deps.store.changes.find({ rows, page: 1, size: CHANGED }, tracks, sidesIn(schemes)),
  }));
  sendPage(res, deps, 'home', presentHome({ overviews, panel, changes, schemes }));
};

/** The responses to one ask, the surest tags first. */
function surestOf(ask: string): ResponseQuery {
  return { ...EVERYTHING, asks: [ask], sort: 'margin', direction: 'desc', size: 100 };
}
