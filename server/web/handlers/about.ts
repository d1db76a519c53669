import { presentAbout } from '../../presenters/about.ts';
import { type Handler, sendPage } from '../handler.ts';

/** GET /about */
export const about: Handler = (deps) => (_req, res) => sendPage(res, deps, 'about', presentAbout());
