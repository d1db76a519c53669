import type { PastRecord } from './record.ts';
import type { Affiliation, Expert, Institution } from './types.ts';

/** Something held or done in several responses: how many, and the days of the first and last of their asks. */
export interface Period {
  readonly responses: number;
  /** ISO days; null where no ask of them is dated. */
  readonly from: string | null;
  readonly to: string | null;
}

/** An affiliation as printed, over time. */
export interface HeldAffiliation extends Affiliation {
  readonly period: Period;
}

/** One of the people of an institution; `roles`: as printed with it, newest first. */
export interface Member {
  readonly expert: Expert;
  readonly label: string;
  readonly roles: readonly string[];
  readonly period: Period;
}

export interface ExpertProfile {
  readonly expert: Expert;
  readonly label: string;
  /** Newest first. */
  readonly affiliations: readonly HeldAffiliation[];
  readonly record: PastRecord;
}

export interface InstitutionProfile {
  readonly institution: Institution;
  /** Other names that mean it, as they were printed, by name. */
  readonly aliases: readonly string[];
  /** Those of most responses first. */
  readonly members: readonly Member[];
  readonly record: PastRecord;
}
