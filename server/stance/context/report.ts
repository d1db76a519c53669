// Reports and forecasts: what was done or will be done is no advice, unless the author says what to think of it.
import type { Modifiers } from '../scheme-types.ts';
import type { Factor } from '../types.ts';
import { type Hit, type Marker, overlap, type Sentence } from './sentence.ts';

/** The factor of a hit that tells what happened or will happen; null where it does not, or is evaluated. */
export function reportFactor(hit: Hit, sentence: Sentence, { report }: Modifiers): Factor | null {
  if (report === null) return null;
  const verb = sentence.markers('report').findLast((marker) => governs(marker, hit, sentence, report.reach));
  if (verb === undefined || sentence.markers('report unless').length > 0) return null;
  return { name: 'report', value: report.factor, because: sentence.quote(verb) };
}

/** Whether the verb stands in the hit, or right before it in the same clause. */
function governs(verb: Marker, hit: Hit, sentence: Sentence, reach: number): boolean {
  if (overlap(verb, hit)) return true;
  if (verb.end > hit.start || hit.start - verb.end >= reach) return false;
  for (let at = verb.end; at <= hit.start; at += 1) {
    if (sentence.scan.hasCommaBefore(at) || sentence.scan.hasBreakBefore(at)) return false;
  }
  return true;
}
