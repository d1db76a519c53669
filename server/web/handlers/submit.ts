import type { Request } from 'express';
import { AppError } from '../../domain/errors.ts';
import { inputOf } from '../../domain/reading.ts';
import { checkForm, typedForm } from '../../domain/submission-form.ts';
import type { Ask } from '../../domain/types.ts';
import { presentChooseAsk, presentReceived, presentSubmit } from '../../presenters/submit.ts';
import type { WebDeps } from '../deps.ts';
import { formOf } from '../form-body.ts';
import { type Handler, notFound, pathPart, sendPage } from '../handler.ts';
import { retryWhileBusy } from '../retry-busy.ts';

/** GET /submit: the asks that take answers. */
export const chooseAsk: Handler = (deps) => (_req, res) => {
  sendPage(res, deps, 'submit', presentChooseAsk(deps.store.asks.open()));
};

/** GET /submit/:ask: the empty form. */
export const submitForm: Handler = (deps) => (req, res) => {
  const ask = openAsk(askOf(deps, req));
  sendPage(res, deps, 'submit-ask', presentSubmit(ask, typedForm(new URLSearchParams()), []));
};

/** POST /submit/:ask: the form again with what is wrong (422), or on to the page with the reference (303). */
export const submitAnswer: Handler = (deps) => async (req, res) => {
  const ask = askOf(deps, req);
  const typed = typedForm(formOf(req));
  const outcome = checkForm(ask.slug, typed);
  if (outcome.status === 'invalid') {
    // A page marked no-store would be forgotten by the browser, with all that was typed, on the way back.
    res.set('Cache-Control', 'private, no-cache');
    sendPage(res, deps, 'submit-ask', presentSubmit(openAsk(ask), typed, outcome.errors), 422);
    return;
  }
  const { submission } = outcome;
  const classification = deps.classifier.classify(ask.scheme, inputOf(ask, submission.paragraphs));
  // The store says whether the ask is open: an answer that is here already keeps its number in any case.
  const { reference } = await retryWhileBusy(() =>
    deps.store.submissions.submit({ submission, classification }),
  );
  res.set('Cache-Control', 'no-store').redirect(303, `/submit/${ask.slug}/received/${reference}`);
};

/** GET /submit/:ask/received/:reference: what has become of an answer, for whoever holds its number. */
export const received: Handler = (deps) => (req, res) => {
  const item = deps.store.submissions.byReference(pathPart(req, 'reference'));
  if (item?.response.ask.slug !== pathPart(req, 'ask')) {
    throw notFound('No answer to this ask has that reference number.');
  }
  res.set('Cache-Control', 'no-store').set('X-Robots-Tag', 'noindex');
  sendPage(res, deps, 'submit-received', presentReceived(item));
};

/** @throws AppError `not_found` */
function askOf(deps: WebDeps, req: Request): Ask {
  const ask = deps.store.asks.bySlug(pathPart(req, 'ask'));
  if (!ask) throw notFound('There is no such ask.');
  return ask;
}

/** @throws AppError `conflict` where the ask is closed */
function openAsk(ask: Ask): Ask {
  if (ask.state === 'open') return ask;
  throw new AppError('conflict', `The ask “${ask.question}” is closed and takes no more answers.`);
}
