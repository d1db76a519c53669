import { MOST_COMPARED } from '../../domain/comparison.ts';
import { type CompareInput, compareTable, presentCompare } from '../../presenters/compare.ts';
import { badQuery, type Handler, notFound, queryOf, sendPage, sendTable } from '../handler.ts';

export const compare: Handler = (deps, format) => async (req, res) => {
  const asked = parseCompared(queryOf(req));
  const found = deps.store.responses.byIds(asked.slice(0, MOST_COMPARED));
  if (asked.length > 0 && found.length === 0) {
    throw notFound(`There is no published response ${asked.join(', ')} to compare.`);
  }
  const input: CompareInput = {
    asked,
    found,
    // Files hold the rows alone.
    others: format === 'html' ? deps.store.responses.besides(found.map(({ response }) => response.id)) : [],
    schemes: deps.classifier.schemes,
  };
  if (format === 'html') sendPage(res, deps, 'compare', presentCompare(input));
  else await sendTable(res, deps, format, compareTable(input, format));
};

/** The numbers asked for, each once. @throws AppError `bad_query` where one is no number */
function parseCompared(params: URLSearchParams): readonly number[] {
  const values = params.getAll('response').filter((value) => value !== '');
  const wrong = values.filter((value) => !/^[1-9]\d{0,14}$/.test(value));
  if (wrong.length > 0) {
    throw badQuery(
      `The address asks for response “${wrong.join('”, “')}”, which is no number of a response. Use the numbers at the end of their addresses.`,
    );
  }
  return [...new Set(values.map(Number))];
}
