import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import { assetUrl } from './assets.ts';
import { scriptJson } from './script-json.ts';

/** The compiled templates of views/: `render('ask', model)` fills views/pages/ask.hbs inside the layout. */
export interface Views {
  /** `layout`: a name of views/layouts; by default the one of the site's own pages. */
  render(page: string, model: object, layout?: string): string;
}

/**
 * The templates know Handlebars' own if, unless, each and with; and these. `jsonLd` prints data inside a
 * script element, where entities would be read as they stand: it is safe by JSON's own escapes (scriptJson)
 * instead, and so the one helper whose text Handlebars may not escape again.
 */
const HELPERS = {
  asset: assetUrl,
  jsonLd: (value: unknown) => new Handlebars.SafeString(scriptJson(value)),
};

/**
 * Strict: a name that the model lacks is a fault, not an empty string; and a name is never taken for a
 * helper that does not exist.
 */
const OPTIONS: CompileOptions = {
  strict: true,
  knownHelpers: { asset: true, jsonLd: true },
  knownHelpersOnly: true,
  preventIndent: true,
};

/**
 * Reads every template of `dir` (layouts/, pages/, partials/) once. A page's model goes to the page, and with
 * the page's HTML as `body` to the layout; layouts are the only templates that print HTML unescaped.
 * @throws Error where a template cannot be read or parsed, naming its file
 */
export function createViews(dir: string): Views {
  const handlebars = Handlebars.create();
  handlebars.registerHelper(HELPERS);
  const compile = (path: string): Handlebars.TemplateDelegate => {
    const text = readFileSync(path, 'utf8');
    try {
      return handlebars.compile(handlebars.parse(text), OPTIONS);
    } catch (cause) {
      throw new Error(`The template ${path} cannot be parsed.`, { cause });
    }
  };
  for (const [name, path] of templates(join(dir, 'partials')))
    handlebars.registerPartial(name, compile(path));
  const compiled = (folder: string): ReadonlyMap<string, Handlebars.TemplateDelegate> =>
    new Map(templates(join(dir, folder)).map(([name, path]) => [name, compile(path)]));
  const layouts = compiled('layouts');
  const pages = compiled('pages');
  return {
    render(page, model, layout = 'main') {
      const body = named(pages, 'pages', page)(model);
      return named(layouts, 'layouts', layout)({ ...model, body });
    },
  };
}

function named(
  compiled: ReadonlyMap<string, Handlebars.TemplateDelegate>,
  folder: string,
  name: string,
): Handlebars.TemplateDelegate {
  const template = compiled.get(name);
  if (!template) throw new Error(`views/${folder} has no template "${name}".`);
  return template;
}

function templates(dir: string): (readonly [name: string, path: string])[] {
  return readdirSync(dir)
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => [basename(file, '.hbs'), join(dir, file)] as const);
}
