import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import { assetUrl } from './assets.ts';

/** The compiled templates of views/: `render('ask', model)` fills views/pages/ask.hbs inside the layout. */
export interface Views {
  render(page: string, model: object): string;
}

/** The templates know Handlebars' own if, unless, each and with; and this one. */
const HELPERS = { asset: assetUrl };

/**
 * Strict: a name that the model lacks is a fault, not an empty string; and a name is never taken for a
 * helper that does not exist.
 */
const OPTIONS: CompileOptions = {
  strict: true,
  knownHelpers: { asset: true },
  knownHelpersOnly: true,
  preventIndent: true,
};

/**
 * Reads every template of `dir` (layouts/main.hbs, pages/, partials/) once. A page's model goes to the
 * page, and with the page's HTML as `body` to the layout, the only template that prints HTML unescaped.
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
  const layout = compile(join(dir, 'layouts', 'main.hbs'));
  const pages = new Map(templates(join(dir, 'pages')).map(([name, path]) => [name, compile(path)]));
  return {
    render(page, model) {
      const template = pages.get(page);
      if (!template) throw new Error(`views/pages has no template "${page}".`);
      return layout({ ...model, body: template(model) });
    },
  };
}

function templates(dir: string): (readonly [name: string, path: string])[] {
  return readdirSync(dir)
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => [basename(file, '.hbs'), join(dir, file)] as const);
}
