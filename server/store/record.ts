import type { PanelStand, PastRecord, Stand } from '../domain/record.ts';
import type { CoderKind } from '../domain/types.ts';
import { byIds, NEWEST_FIRST } from './asks.ts';
import type { Connection } from './connection.ts';
import { COUNTED_STANCE, SHOWN_KIND } from './shown.ts';

/** The newest declaration of `responses r`. */
const DECLARED = `codings d ON d.id = (SELECT max(id) FROM codings WHERE response_id = r.id AND kind = 'declared')`;

interface StandRow {
  readonly response: number;
  readonly ask: number;
  readonly expert: number;
  readonly slug: string;
  readonly name: string | null;
  readonly label: string;
  readonly stance: string | null;
  readonly kind: CoderKind | null;
  readonly band: Stand['band'];
  readonly declaration: number | null;
  readonly vote: string | null;
  readonly voted: string;
  readonly intensity: number | null;
  readonly confidence: number | null;
}

/** What meets a condition on public `responses r`, newest ask first, in three statements. */
export function record(db: Connection, condition: string, values: { readonly id: number }): PastRecord {
  const rows = db.all<StandRow>(
    `SELECT r.id AS response, r.ask_id AS ask, e.id AS expert, e.slug, e.name, e.label,
            ${COUNTED_STANCE} AS stance, ${SHOWN_KIND} AS kind, r.confidence AS band,
            d.id AS declaration, d.vote, d.stance AS voted, d.intensity, d.declared_confidence AS confidence
       FROM responses r JOIN asks a ON a.id = r.ask_id JOIN experts e ON e.id = r.expert_id
       LEFT JOIN ${DECLARED}
      WHERE r.state = 'published' AND ${condition}
      ORDER BY ${NEWEST_FIRST}, r.position`,
    values,
  );
  const ids = [...new Set(rows.map(({ ask }) => ask))];
  const asks = byIds(db, ids);
  const stands = rows.flatMap((row): Stand[] => {
    const ask = asks.get(row.ask);
    return ask ? [toStand(row, ask)] : [];
  });
  return { stands, panels: panels(db, ids) };
}

function toStand(row: StandRow, ask: Stand['ask']): Stand {
  const { response, stance, kind, band, vote, voted, intensity, confidence } = row;
  const machine = stance !== null && kind === 'lexicon';
  return {
    ...{ response, ask, stance, kind },
    expert: { id: row.expert, slug: row.slug, name: row.name, label: row.label },
    weak: machine && band === 'low',
    band: machine ? band : null,
    // A vote without an intensity is none of the scheme's.
    declared:
      row.declaration === null
        ? null
        : { vote, stance: intensity === null ? null : voted, intensity, confidence },
  };
}

/** The whole panels of these asks, in no order. */
function panels(db: Connection, asks: readonly number[]): PanelStand[] {
  const rows = db.all<Omit<PanelStand, 'voted'> & { voted: string | null; intensity: number | null }>(
    `SELECT r.ask_id AS ask, ${COUNTED_STANCE} AS stance, iif(d.intensity IS NULL, NULL, d.stance) AS voted, d.intensity,
            count(*) AS responses, total(iif(d.intensity IS NULL, NULL, d.declared_confidence)) AS confidence,
            count(iif(d.intensity IS NULL, NULL, d.declared_confidence)) AS confident
       FROM responses r LEFT JOIN ${DECLARED}
      WHERE r.state = 'published' AND r.ask_id IN (SELECT value FROM json_each(:asks))
      GROUP BY 1, 2, 3, 4`,
    { asks: JSON.stringify(asks) },
  );
  return rows.map(({ voted, intensity, ...row }) => ({
    ...row,
    voted: voted === null || intensity === null ? null : { stance: voted, intensity },
  }));
}
