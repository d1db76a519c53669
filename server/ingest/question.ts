import type { DocumentMeta, TextBlock, Warning } from './block.ts';

/** Series and number of an ask, as far as a line gives them. */
export interface Label {
  readonly series: string | null;
  readonly number: string | null;
}

/** The question and the line that it stands on; null where there is none. */
export interface AskedQuestion extends Label {
  readonly question: string | null;
  readonly block: TextBlock | null;
  readonly warnings: readonly Warning[];
}

const LONGEST_QUESTION = 400;
const NO_LABEL: Label = { series: null, number: null };

/** What a panel may have been asked that has no question mark. */
export interface QuestionKinds {
  readonly mayBeStatement: boolean;
  readonly mayBeTopic: boolean;
}

/**
 * The title with a question mark; else a line with one; else the question that the introduction asks; else,
 * where the panel votes, the statement; else the title of a round-up ("Experts react to ...").
 * @param lines of the document's top, without furniture
 */
export function findQuestion(
  lines: readonly TextBlock[],
  meta: DocumentMeta,
  { mayBeStatement, mayBeTopic }: QuestionKinds,
): AskedQuestion {
  const headings = lines.filter((line) => line.kind === 'heading').sort((a, b) => a.level - b.level);
  const others = lines.filter((line) => line.kind !== 'heading' && line.kind !== 'item');
  const titled = meta.title === null ? null : asQuestion(withoutTail(meta.title));
  for (const block of [...headings, ...others]) {
    const asked = asQuestion(
      block.kind === 'heading' || block === lines[0] ? withoutTail(block.text) : block.text,
    );
    if (asked === null) continue;
    // The page's own title may give the series that the printed one leaves out.
    const label = asked.series === null && titled?.question === asked.question ? titled : asked;
    return { question: asked.question, series: label.series, number: label.number, block, warnings: [] };
  }
  if (titled !== null) return { ...titled, block: null, warnings: [] };
  for (const { text, line } of lines) {
    const question = lastQuestion(text);
    if (question !== null) return { ...NO_LABEL, question, block: null, warnings: [fromText(line)] };
  }
  const statement = mayBeStatement ? findStatement(lines) : null;
  if (statement !== null) return { ...statement, warnings: [] };
  const topic = mayBeTopic ? findTopic(lines, meta) : null;
  return topic ?? { ...NO_LABEL, question: null, block: null, warnings: [] };
}

function fromText(line: number): Warning {
  return {
    code: 'question_from_text',
    message: 'No title ends with a question mark; the question was taken from the introduction.',
    where: `line ${line}`,
  };
}

/** A title up to its question mark: "Is it so? Our panel responds", "Is it so? | The Journal". */
function withoutTail(title: string): string {
  return title.replace(/(\?["'”’)]*)\s+[^?]{1,70}$/u, '$1');
}

/** "Series 12: Question", */
const SERIES_COLON = /^([^:?.!]{2,60}?)(?:,?\s+(?:[Nn]o\.?\s*)?#?(\d[\w./-]*))?:\s+(?=["'“‘]?\p{Lu})/u;
/** and "Series #12 – Question", where what follows the mark begins as questions do. */
const SERIES_DASH =
  /^([^:?.!|]{2,60}?)(?:,?\s+(?:[Nn]o\.?\s*)?#?(\d[\w./-]*))?\s+[|–—-]\s+(?=["'“‘]?(?:Should|Is|Are|Was|Were|Will|Would|Can|Could|Does|Do|Did|Has|Have|Must|Who|What|When|Where|Why|Which|How)\b)/u;

/** A line that is one question, with the series before it split off ("Series 12: question"). */
function asQuestion(text: string): (Label & { readonly question: string }) | null {
  if (text.length > LONGEST_QUESTION + 60) return null;
  const line = text.replace(/\s+[|–—-]\s+[^?|]{1,60}$/u, '').trim();
  if (!/\?["'”’)]*$/u.test(line)) return null;
  const start = SERIES_COLON.exec(line) ?? SERIES_DASH.exec(line);
  const question = start ? line.slice(start[0].length) : line;
  if (/[.!?]["'”’)]*\s+\p{Lu}/u.test(question) || question.split(' ').length < 3) return null;
  const series = start?.[1] ?? null;
  if (series === null || /^(?:(?:the )?q(?:uestion)?|subject|betreff|re|fwd?)$/iu.test(series))
    return { ...NO_LABEL, question };
  return { question, series, number: start?.[2] ?? null };
}

/** The last sentence of a paragraph that asks, after a colon or a full stop. */
function lastQuestion(text: string): string | null {
  const end = text.lastIndexOf('?');
  if (end === -1) return null;
  const before = text.slice(Math.max(0, end - LONGEST_QUESTION), end);
  const start = Math.max(...[': ', '. ', '? ', '! '].map((mark) => before.lastIndexOf(mark)));
  const question = `${before.slice(start + 1).trim()}?`.replace(/^["'“‘]/u, '');
  return question.split(' ').length >= 4 && /^\p{Lu}/u.test(question) ? question : null;
}

const STATEMENT = /^(?:(?:question|statement)(?: [a-z\d]{1,2})?|q\d{0,2})\s*[:.–-]\s*(?=\S.{10})/iu;

/** The statement that a panel votes on: a line that says so, a title with a series before it, else the last sentence. */
function findStatement(lines: readonly TextBlock[]): Omit<AskedQuestion, 'warnings'> | null {
  const labelled = lines.find(({ text }) => STATEMENT.test(text));
  if (labelled !== undefined)
    return { ...NO_LABEL, question: labelled.text.replace(STATEMENT, ''), block: labelled };
  for (const block of lines.filter((line) => line.kind === 'heading' || line === lines[0])) {
    const [start, series, number] = SERIES_COLON.exec(block.text) ?? [];
    const question = block.text.slice(start?.length ?? 0);
    if (series !== undefined && question.split(' ').length >= LEAST_STATEMENT)
      return { series, number: number ?? null, question, block };
  }
  const block = lines.findLast((line) => isProse(line) && line.text.length <= LONGEST_QUESTION);
  return block === undefined ? null : { ...NO_LABEL, question: block.text, block };
}

/** Words; "Panel: Import Duties" is a topic, and its statement stands below. */
const LEAST_STATEMENT = 7;

/** Titles of round-ups: several people, and that they say something. */
const ROUND_UP =
  /\b(?:expert|scientist|academic|economist|analyst|scholar|specialist|panel|contributor|leader)s?\b.{0,60}\b(?:react(?:ion|ions|s)?|respon(?:d|ds|se|ses)|comments?|views?|verdicts?|weigh|answers?|opinions?|on)\b|^reactions? (?:to|from)\b|\bround-?up\b/iu;

/** A round-up puts no question; its title says what everybody in it speaks of. */
function findTopic(lines: readonly TextBlock[], meta: DocumentMeta): AskedQuestion | null {
  const isTopic = (text: string): boolean =>
    text.length <= 200 && !/[.:;!]["'”’)]*$/u.test(text) && ROUND_UP.test(text);
  const headings = lines.filter((line) => line.kind === 'heading');
  const block = [...headings, ...lines].find(({ text }) => isTopic(text)) ?? null;
  const title = meta.title === null ? null : meta.title.replace(/\s+[|–—-]\s+[^|]{1,60}$/u, '');
  const question = block?.text ?? (title !== null && isTopic(title) ? title : null);
  if (question === null) return null;
  const where = block === null ? 'title' : `line ${block.line}`;
  return { ...NO_LABEL, question, block, warnings: [{ ...FROM_TITLE, where }] };
}

const FROM_TITLE = {
  code: 'question_from_title',
  message: 'Nothing in the document asks a question; its title stands for one. Put it as a question.',
};

/** Running text: a sentence with its end, or enough words to be one. */
export function isProse({ text }: TextBlock): boolean {
  const words = text.split(' ').length;
  if (/[.!…]["'”’)\]]*$/u.test(text)) return words > 1;
  return /[?:]["'”’)\]]*$/u.test(text) ? words > 3 : words >= 10;
}
