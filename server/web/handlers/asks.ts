import { asksTable, presentAsks } from '../../presenters/asks.ts';
import { type Handler, sendPage, sendTable } from '../handler.ts';

export const asks: Handler = (deps, format) => async (_req, res) => {
  const overviews = deps.store.asks.overviews();
  const { schemes } = deps.classifier;
  if (format === 'html') sendPage(res, deps, 'asks', presentAsks(overviews, schemes));
  else await sendTable(res, deps, format, asksTable(overviews, schemes));
};
