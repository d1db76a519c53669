import type { Request } from 'express';
import type { CodedResponse } from '../../domain/ports.ts';
import type { Ask } from '../../domain/types.ts';
import { CITATION_TYPES } from '../../presenters/api.ts';
import {
  type Citation,
  type CitationFormat,
  type CiteInput,
  citeAsk,
  citeResponse,
  presentCiteAsk,
  presentCiteResponse,
} from '../../presenters/citation.ts';
import type { WebDeps } from '../deps.ts';
import { askOf, type Handler, responseOf, sendPage, sendText } from '../handler.ts';

/** GET /asks/:slug/cite: the three formats, and what to paste elsewhere. */
export const askCitation: Handler = (deps) => (req, res) => {
  const ask = askOf(deps, req);
  const responses = deps.store.asks.marks(ask.slug).length;
  const input = inputOf(deps, citeAsk(ask, deps.publicUrl, today()));
  sendPage(res, deps, 'cite', presentCiteAsk(ask, responses, input, deps.publicUrl));
};

/** GET /responses/:id/cite */
export const responseCitation: Handler = (deps) => (req, res) => {
  const { response } = responseOf(deps, req);
  const input = inputOf(deps, citeResponse(response, deps.publicUrl, today()));
  sendPage(res, deps, 'cite', presentCiteResponse(response, input));
};

/** GET /asks/:slug/cite.bib and the like: the citation as a file. */
export const askCitationFile = (format: CitationFormat): Handler => {
  return citationFile(format, askOf, (ask: Ask, site) => citeAsk(ask, site, today()));
};

/** GET /responses/:id/cite.bib and the like. */
export const responseCitationFile = (format: CitationFormat): Handler => {
  return citationFile(format, responseOf, ({ response }: CodedResponse, site) =>
    citeResponse(response, site, today()),
  );
};

function citationFile<T>(
  format: CitationFormat,
  find: (deps: WebDeps, req: Request) => T,
  cite: (found: T, site: string) => Citation,
): Handler {
  return (deps) => (req, res) => {
    const citation = cite(find(deps, req), deps.publicUrl);
    res.attachment(`${citation.key}.${format}`);
    sendText(res, CITATION_TYPES[format], deps.formats.citation[format](citation));
  };
}

function inputOf({ formats }: WebDeps, citation: Citation): CiteInput {
  const { bib, ris, txt } = formats.citation;
  return { citation, texts: { bib: bib(citation), ris: ris(citation), txt: txt(citation) } };
}

/** The day of the visit (UTC), which citations of pages that may change name. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}
