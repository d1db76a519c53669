// A YAML file read once with the line of every node, so that each fault can be found.
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { ZodType } from 'zod';
import { type Fault, SchemeError } from './scheme-types.ts';

type Path = readonly PropertyKey[];

export class YamlFile {
  readonly file: string;
  readonly faults: Fault[] = [];
  private readonly counter = new LineCounter();
  private readonly document;
  private readonly value: unknown;

  /** @throws SchemeError where the text is not YAML. */
  constructor(text: string, file: string) {
    this.file = file;
    this.document = parseDocument(text, { lineCounter: this.counter, prettyErrors: false });
    for (const error of this.document.errors) {
      this.faults.push({
        file,
        line: this.counter.linePos(error.pos[0]).line,
        entry: null,
        message: error.message,
      });
    }
    this.throwFaults();
    this.value = this.document.toJS({ maxAliasCount: 100 });
  }

  /** @throws SchemeError listing every way in which the file departs from the schema. */
  read<T>(schema: ZodType<T>): T {
    const result = schema.safeParse(this.value);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      this.fault(issue.path, `${issue.path.map(String).join('.') || 'the file'}: ${issue.message}`);
    }
    throw new SchemeError(this.faults);
  }

  /** The line of a node, or of the nearest node above it that exists. */
  line(path: Path): number {
    for (let length = path.length; length > 0; length -= 1) {
      const node = this.document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return this.counter.linePos(node.range[0]).line;
    }
    return 1;
  }

  fault(path: Path, message: string): void {
    this.faults.push({ file: this.file, line: this.line(path), entry: this.owner(path), message });
  }

  /** @throws SchemeError where any fault was noted. */
  throwFaults(): void {
    if (this.faults.length > 0) throw new SchemeError(this.faults);
  }

  /** The id of the entry or actor that the path lies in. */
  private owner(path: Path): string | null {
    const depth = path.findIndex((key) => typeof key === 'number');
    if (depth < 0) return null;
    const id: unknown = this.document.getIn([...path.slice(0, depth + 1), 'id']);
    return typeof id === 'string' ? id : null;
  }
}
