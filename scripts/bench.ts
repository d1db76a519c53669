// npm run bench [-- SECTION...]
//
// The benchmarks, each figure beside its target and, where there is one, its reference in the same run.
// Whatever the machine is doing beside this shows in the figures: run it on a quiet one.

import { printFigures, type Section } from './bench/figures.ts';
import { stance } from './bench/stance.ts';
import { command, EXIT, main, refuse } from './support/command.ts';

const SECTIONS: readonly Section[] = [stance];

const names = SECTIONS.map(({ name }) => name);
const program = command('bench', 'Runs the benchmarks, each beside its target and its reference.')
  .argument('[sections...]', `which to run, of: ${names.join(', ')}; none means all`)
  .parse();

await main(() => run(program.args));

function run(asked: readonly string[]): number {
  const unknown = asked.filter((name) => !names.includes(name));
  if (unknown.length > 0)
    return refuse(unknown.map((name) => `There is no section "${name}"; there is: ${names.join(', ')}.`));
  for (const section of SECTIONS) {
    if (asked.length === 0 || asked.includes(section.name)) printFigures(section.name, section.run());
  }
  return EXIT.done;
}
