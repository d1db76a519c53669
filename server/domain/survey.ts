/** A role at an institution as printed; either half may be missing from the document. */
export interface PrintedAffiliation {
  readonly role: string | null;
  readonly institution: string | null;
}

/** A vote that a document prints beside an answer, in its own words; null is a panellist who did not vote. */
export interface DeclaredVote {
  readonly vote: string | null;
  /** On the document's own scale, mostly 1 to 10. */
  readonly confidence: number | null;
}

/** One contributor as a document gives them. `name` is null where the document has lost or omits it. */
export interface ParsedContributor {
  readonly name: string | null;
  readonly affiliations: readonly PrintedAffiliation[];
  readonly paragraphs: readonly string[];
  /** Present where the document gives votes. */
  readonly declared?: DeclaredVote;
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
