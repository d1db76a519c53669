// The package `natural` types only its root, and its root must not be imported: it loads database
// clients, reads `.env` and prints. These are the submodules in use, with no more than what is used.

declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: {
    /** The Porter stem of one word, lower-cased. */
    stem(token: string): string;
    /** Lower-cases, splits at everything but ASCII letters, digits, `'`, `-` and `/`, and stems. */
    tokenizeAndStem(text: string, keepStops?: boolean): string[];
  };
  export default stemmer;
}

declare module 'natural/lib/natural/tokenizers/aggressive_tokenizer.js' {
  export default class AggressiveTokenizer {
    /** Splits at everything but ASCII letters, digits, `'`, `-` and `/`. Offsets are lost. */
    tokenize(text: string): string[];
  }
}

declare module 'natural/lib/natural/sentiment/SentimentAnalyzer.js' {
  export default class SentimentAnalyzer {
    constructor(
      language: 'English',
      stemmer: { stem(token: string): string } | undefined,
      vocabulary: 'afinn',
    );
    /** Sum of the words' values over their number; NaN for no words. A negation turns all that follows. */
    getSentiment(words: readonly string[]): number;
  }
}

declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  /** What training counted. Keys of `classFeatures` are labels, then positions in the list of features. */
  interface Counts {
    readonly classFeatures: Readonly<Record<string, Readonly<Record<number, number>>>>;
    readonly classTotals: Readonly<Record<string, number>>;
    readonly totalExamples: number;
    readonly smoothing: number;
  }

  export default class BayesClassifier {
    constructor(stemmer?: { stem(token: string): string }, smoothing?: number);
    readonly classifier: Counts;
    /** Every feature seen in training, with its count, in the order of first sight. */
    readonly features: Readonly<Record<string, number>>;
    addDocument(tokens: readonly string[], label: string): void;
    train(): void;
    /** One 0 or 1 per feature. */
    textToFeatures(tokens: readonly string[]): number[];
    /** @throws a string where nothing was trained. */
    classify(tokens: readonly string[]): string;
  }
}
