// XML for feeds, sitemaps and pictures: one way to make an element, and text is always escaped.
import { printable } from './text.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Markup that is whole already; only `element` makes it. */
export interface Xml {
  readonly xml: string;
}

type Attributes = Readonly<Record<string, string | number | null>>;

/** An element; attributes that are null are left out. Strings among the children are text. */
export function element(
  name: string,
  attributes: Attributes = {},
  ...children: readonly (Xml | string)[]
): Xml {
  const start = Object.entries(attributes).map(([key, value]) =>
    value === null ? '' : ` ${key}="${escaped(String(value), /[&<>"\t\n\r]/g)}"`,
  );
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child, /[&<>\r]/g) : child.xml));
  const open = `<${name}${start.join('')}`;
  return { xml: children.length === 0 ? `${open}/>` : `${open}>${inner.join('')}</${name}>` };
}

/** A whole file in UTF-8. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
}

function escaped(text: string, special: RegExp): string {
  return printable(text).replace(special, (character) => ENTITIES[character] ?? character);
}
