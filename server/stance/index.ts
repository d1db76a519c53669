// The classifier. Pure: no files, clock, randomness, database or HTML.
export { type Actors, NO_ACTORS, parseActors } from './actors.ts';
export { type ClassifyOptions, classify, MECHANISMS, type Mechanism } from './classify.ts';
export { codebookOf } from './codebook.ts';
export { type CompiledScheme, compile } from './compile.ts';
export { type ExampleFailure, runExamples } from './examples.ts';
export { lint } from './lint.ts';
export { questionActors } from './question.ts';
export { parseScheme } from './scheme.ts';
export { formatFault, type Scheme, SchemeError } from './scheme-types.ts';
export { splitSentences } from './sentences.ts';
export * from './types.ts';
