import { SaxesParser } from 'saxes';

/** An element as a test looks at it: text of its own and below, attributes, children. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

interface Building extends XmlNode {
  children: Building[];
  text: string;
}

/** Reads a whole document. @throws where it is not well-formed XML 1.0 */
export function readXml(source: string): XmlNode {
  const parser = new SaxesParser();
  const root: Building = { name: '', attributes: {}, children: [], text: '' };
  const open: Building[] = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: Building = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    for (const node of open) node.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(source).close();
  const [first] = root.children;
  if (!first) throw new Error('The document has no element.');
  return first;
}

/** Every element of this name below, in the order of the document. */
export function elements(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elements(child, name),
  ]);
}
