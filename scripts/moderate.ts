// npm run moderate -- list | show REF | publish REF | reject REF --why ... | asks | open SLUG | close SLUG
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { AppError } from '../server/domain/errors.ts';
import type { Store } from '../server/domain/ports.ts';
import type { ModerationItem } from '../server/domain/submission.ts';
import { oneLine } from '../server/domain/submission-form.ts';
import type { AskState } from '../server/domain/types.ts';
import { loadConfig, openStore } from '../server/wiring.ts';
import { command, EXIT } from './support/command.ts';
import { askTable, joinWords, pendingTable, submissionText } from './support/moderation-text.ts';

interface Decision {
  readonly as?: string;
  readonly why?: string;
}

interface PublishDecision extends Decision {
  readonly asNewExpert?: true;
}

const program = command(
  'moderate',
  'Decides about submitted answers, opens and closes asks. Who, when and why are kept.',
);

program
  .command('list')
  .description('the submissions that wait for a decision, oldest first')
  .option('--json', 'as JSON')
  .action(({ json }: { json?: boolean }) =>
    withStore((store) => {
      const items = store.moderation.pending();
      if (json) print(JSON.stringify(items, null, 2));
      else if (items.length > 0) print(pendingTable(items));
      else console.error('Nothing waits for a decision.');
    }),
  );

program
  .command('show')
  .description('one submission: text, tag and record')
  .argument('<reference>', 'as in SB-7K3M-Q9TX')
  .option('--json', 'as JSON')
  .action((reference: string, { json }: { json?: boolean }) =>
    withStore((store) => {
      const item = found(store, reference);
      print(json ? JSON.stringify(item, null, 2) : submissionText(item));
    }),
  );

program
  .command('publish')
  .description('makes a submission public, as the last answer of its ask')
  .argument('<reference>')
  .option('--as-new-expert', 'keep it apart from the known expert of the same name')
  .option('--why <reason>', 'kept in the record')
  .option('--as <name>', 'who decides', userName())
  .action((reference: string, decision: PublishDecision) =>
    withStore((store) => {
      const joins = decision.asNewExpert ? null : (store.submissions.byReference(reference)?.joins ?? null);
      const choice = decision.asNewExpert ? 'new' : 'known';
      const item = store.moderation.publish(reference, actorOf(decision), reasonOf(decision), choice);
      print(`${item.reference} is published: /responses/${item.response.id}`);
      if (joins !== null) print(`It joined the expert ${joinWords(joins)}: /experts/${joins.expert.slug}`);
    }),
  );

program
  .command('reject')
  .description('keeps a submission from the public')
  .argument('<reference>')
  .requiredOption('--why <reason>', 'kept in the record')
  .option('--as <name>', 'who decides', userName())
  .action((reference: string, decision: Decision) => {
    const reason = reasonOf(decision);
    if (reason === null) return program.error('error: --why must give a reason');
    withStore((store) => {
      const item = store.moderation.reject(reference, actorOf(decision), reason);
      print(`${item.reference} is rejected.`);
    });
  });

program
  .command('asks')
  .description('every ask, whether it takes answers, and who opened or closed it last')
  .option('--json', 'as JSON')
  .action(({ json }: { json?: boolean }) =>
    withStore((store) => {
      const records = store.moderation.asks();
      if (json) print(JSON.stringify(records, null, 2));
      else if (records.length > 0) print(askTable(records));
      else console.error('There is no ask yet.');
    }),
  );

for (const [verb, state, description] of [
  ['open', 'open', 'lets an ask take answers by form'],
  ['close', 'closed', 'lets an ask take no more answers; what waits can still be published'],
] as const) {
  program
    .command(verb)
    .description(description)
    .argument('<slug>', 'the last part of the ask’s address')
    .option('--why <reason>', 'kept in the record')
    .option('--as <name>', 'who decides', userName())
    .action((slug: string, decision: Decision) =>
      withStore((store) => setState(store, slug, state, decision)),
    );
}

program.parse();

function setState(store: Store, slug: string, state: AskState, decision: Decision): void {
  const { ask } = store.moderation.setState(slug, state, actorOf(decision), reasonOf(decision));
  print(`“${ask.question}” is ${state}: /${state === 'open' ? 'submit' : 'asks'}/${ask.slug}`);
}

/** Opens the database for one command; says a mendable fault in its own words, with exit code 1. */
function withStore(work: (store: Store) => void): void {
  try {
    const { databasePath } = loadConfig(process.env);
    if (!existsSync(databasePath)) {
      throw new AppError(
        'not_found',
        `There is no database ${databasePath}. Set STANCEBOOK_DB to the one that the site uses, or run npm start once to create it.`,
      );
    }
    const store = openStore(databasePath);
    try {
      work(store);
    } finally {
      store.close();
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.error(error.message);
    process.exitCode = EXIT.fault;
  }
}

function found(store: Store, reference: string): ModerationItem {
  const item = store.submissions.byReference(reference);
  if (item) return item;
  throw new AppError('not_found', `There is no submission “${reference}”. Check the reference.`);
}

function actorOf({ as }: Decision): string {
  const actor = oneLine(as ?? '');
  if (actor) return actor;
  return program.error('error: --as must name who decides');
}

function reasonOf({ why }: Decision): string | null {
  return oneLine(why ?? '') || null;
}

/** Undefined where the system knows no name for this user, as in some containers. */
function userName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined; // `--as` must then say who decides.
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
