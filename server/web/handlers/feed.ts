import { ATOM_TYPE } from '../../presenters/api.ts';
import { presentAskFeed, presentFeed } from '../../presenters/feed.ts';
import { askOf, type Handler, sendText } from '../handler.ts';

/** As many as a feed reader may have missed; older entries stay on the site. */
const ENTRIES = 100;

/** GET /feed.atom */
export const feed: Handler = (deps) => (_req, res) => {
  const { store, classifier, formats, publicUrl } = deps;
  const view = presentFeed(store.publications.newest(ENTRIES), classifier.schemes);
  sendText(res, ATOM_TYPE, formats.atom(view, publicUrl));
};

/** GET /asks/:slug/feed.atom */
export const askFeed: Handler = (deps) => (req, res) => {
  const { store, classifier, formats, publicUrl } = deps;
  const ask = askOf(deps, req);
  const view = presentAskFeed(ask, store.publications.ofAsk(ask.slug, ENTRIES), classifier.schemes);
  sendText(res, ATOM_TYPE, formats.atom(view, publicUrl));
};
