import type { Store } from '../domain/ports.ts';
import * as asks from './asks.ts';
import * as changes from './changes.ts';
import * as codings from './codings.ts';
import { cross } from './cross.ts';
import * as editions from './editions.ts';
import * as experts from './experts.ts';
import * as imports from './imports.ts';
import * as institutions from './institutions.ts';
import * as kept from './kept.ts';
import * as matrix from './matrix.ts';
import * as moderation from './moderation.ts';
import { openConnection } from './open.ts';
import * as publications from './publications.ts';
import * as responses from './responses.ts';
import * as search from './search.ts';
import * as submissions from './submissions.ts';
import * as updates from './updates.ts';

export interface StoreOptions {
  readonly now?: () => Date;
  /** How long a write waits for other processes' writes, blocking, before it fails as `database_busy`. */
  readonly busyTimeoutMs?: number;
}

/**
 * The store on a SQLite file, which is created where there is none (`:memory:` for a private one).
 * Each method is one transaction; a write is on the disk when it returns.
 * @throws AppError `database_unwritable`, `database_corrupt`, `database_newer`, `database_busy`
 */
export function openStore(path: string, { now = () => new Date(), busyTimeoutMs }: StoreOptions = {}): Store {
  const db = openConnection(path, busyTimeoutMs);
  const instant = (): string => now().toISOString();
  return {
    asks: {
      overviews: () => db.read(() => asks.overviews(db)),
      bySlug: (slug) => db.read(() => asks.bySlug(db, slug)),
      open: () => db.read(() => asks.open(db)),
      schemes: () => db.read(() => asks.schemes(db)),
      marks: (slug) => db.read(() => asks.marks(db, slug)),
    },
    responses: {
      find: (query, facets) => db.read(() => responses.find(db, query, facets)),
      cross: (query, by) => db.read(() => cross(db, query, by)),
      ids: (query) => db.read(() => responses.ids(db, query)),
      rows: (ids) => db.read(() => responses.rows(db, ids)),
      byId: (id) => db.read(() => responses.byId(db, id)),
      byIds: (ids) => db.read(() => responses.byIds(db, ids)),
      besides: (ids) => db.read(() => responses.besides(db, ids)),
    },
    matrix: {
      positions: (rows, scheme) => db.read(() => matrix.positions(db, rows, scheme)),
      answers: (rows, subjects, asks) => db.read(() => matrix.answers(db, rows, subjects, asks)),
    },
    changes: {
      find: (query, tracks, sides) => db.read(() => changes.find(db, query, tracks, sides)),
    },
    search: {
      find: (query) => db.read(() => search.find(db, query)),
    },
    experts: {
      all: () => db.read(() => experts.all(db)),
      bySlug: (slug) => db.read(() => experts.bySlug(db, slug)),
    },
    institutions: {
      all: () => db.read(() => institutions.all(db)),
      bySlug: (slug) => db.read(() => institutions.bySlug(db, slug)),
    },
    publications: {
      newest: (limit) => db.read(() => publications.newest(db, limit)),
      ofAsk: (slug, limit) => db.read(() => publications.ofAsk(db, slug, limit)),
      countAddresses: () => db.read(() => publications.countAddresses(db)),
      addresses: (limit, offset) => db.read(() => publications.addresses(db, limit, offset)),
    },
    submissions: {
      submit: (entry) => db.write(() => submissions.submit(db, entry, instant())),
      byReference: (reference) => db.read(() => moderation.byReference(db, reference)),
    },
    moderation: {
      pending: () => db.read(() => moderation.pending(db)),
      publish: (reference, actor, reason, expert = 'known') =>
        db.write(() => moderation.publish(db, reference, { actor, reason, at: instant() }, expert)),
      reject: (reference, actor, reason) =>
        db.write(() => moderation.reject(db, reference, { actor, reason, at: instant() })),
      asks: () => db.read(() => moderation.askRecords(db)),
      setState: (slug, state, actor, reason) =>
        db.write(() => moderation.setState(db, slug, { state, actor, reason, at: instant() })),
    },
    imports: {
      bySource: (hash) => db.read(() => imports.bySource(db, hash)),
      add: (survey) => db.write(() => imports.add(db, survey, instant())),
      earlier: (edition) => db.read(() => editions.earlier(db, edition)),
      update: (survey) => db.write(() => updates.update(db, survey, instant())),
      institutions: (printed) => db.read(() => institutions.recognised(db, printed)),
      all: (which = 'public') => kept.all(db, which),
    },
    codings: {
      current: (scheme) => codings.current(db, scheme),
      append: (found) => db.write(() => codings.append(db, found, instant())),
    },
    ping: () => db.read(() => db.first('SELECT 1 FROM asks LIMIT 1')),
    close: () => db.close(),
  };
}
