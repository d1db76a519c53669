/** A role at an institution as printed; either half may be missing from the document. */
export interface PrintedAffiliation {
  readonly role: string | null;
  readonly institution: string | null;
}

/** One contributor as a document gives them. `name` is null where the document has lost or omits it. */
export interface ParsedContributor {
  readonly name: string | null;
  readonly affiliations: readonly PrintedAffiliation[];
  readonly paragraphs: readonly string[];
}

/** What a document says, before anything is stored (the public JSON contract of the importer). */
export interface ParsedSurvey {
  readonly question: string;
  readonly series: string | null;
  readonly number: string | null;
  /** ISO date, or null. */
  readonly date: string | null;
  readonly intro: readonly string[];
  readonly contributors: readonly ParsedContributor[];
}
