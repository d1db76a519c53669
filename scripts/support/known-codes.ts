import { AppError } from '../../server/domain/errors.ts';
import type { Classifier } from '../../server/domain/ports.ts';
import type { ImportedDocument } from '../../server/ingest/index.ts';

/**
 * A tag that the codebook does not have would be published as nothing that pages can name.
 * @throws AppError `unknown_scheme`, `not_a_survey`, with the place in the file
 */
export function refuseUnknownCodes(
  { kept, places }: ImportedDocument,
  { schemes }: Classifier,
  chosen: string | null,
): void {
  if (kept === null) return;
  const id = chosen ?? kept.scheme;
  const scheme = schemes.find((each) => each.id === id);
  if (scheme === undefined) {
    const known = schemes.map((each) => each.id).join(', ');
    throw new AppError(
      'unknown_scheme',
      `${places?.ask ?? 'An ask'}: there is no scheme “${id}” here; data/schemes has ${known}.`,
    );
  }
  const codes = scheme.stances.map(({ code }) => code);
  const answers = [...kept.answers, ...kept.others.map(({ answer }) => answer)];
  answers.forEach((answer, index) => {
    const tag = answer?.tags.find(({ stance }) => !codes.includes(stance));
    if (tag === undefined) return;
    throw new AppError(
      'not_a_survey',
      `${places?.answers[index] ?? 'An answer'}: ${tag.coder} tags it “${tag.stance}”, which the scheme “${id}” does not have (${codes.join(', ')}). Mend the code, or add the stance to data/schemes.`,
    );
  });
}
