import { askListing } from '../../domain/ask-list.ts';
import { division } from '../../domain/closeness.ts';
import { presentAsks } from '../../presenters/asks.ts';
import { asksTable } from '../../presenters/asks-table.ts';
import { parseAsksQuery } from '../asks-query.ts';
import { refuseMissing } from '../directory-query.ts';
import { type Handler, queryOf, sendPage, sendTable } from '../handler.ts';

export const asks: Handler = (deps, format) => async (req, res) => {
  const { schemes } = deps.classifier;
  const query = parseAsksQuery(
    queryOf(req),
    schemes.map(({ id }) => id),
  );
  const found = askListing(deps.store.asks.overviews(), query, (overview) => division(overview, schemes));
  refuseMissing(query, found, format);
  if (format === 'html') sendPage(res, deps, 'asks', presentAsks(found, query, schemes));
  else await sendTable(res, deps, format, asksTable(found, query, schemes, format));
};
