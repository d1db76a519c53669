import { SVG_TYPE } from '../../presenters/api.ts';
import { pictureView } from '../../presenters/picture.ts';
import { askOf, type Handler, sendText } from '../handler.ts';
import { openToImages } from '../security.ts';

const FIVE_MINUTES = 300;

/** GET /asks/:slug/card.svg and /asks/:slug/distribution.svg, which other sites may show. */
export const picture = (kind: 'card' | 'distribution'): Handler => {
  return (deps) => (req, res) => {
    const ask = askOf(deps, req);
    const view = pictureView(ask, deps.store.asks.marks(ask.slug), deps.classifier.scheme(ask.scheme));
    openToImages(res);
    sendText(res, SVG_TYPE, deps.formats[kind](view), FIVE_MINUTES);
  };
};
