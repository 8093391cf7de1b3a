import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readPrompt } from '../guidance/blueprint/reading/read-prompt.ts';
import type { Subject } from '../guidance/blueprint/subject.ts';

const USAGE = `Usage: npm run bench:prompts -- FILE [--verbose]

Reads every line of FILE as a prompt and prints how many resolve to a shape of their own ("specific"), to the nearest
shape of their kind ("category") and to nothing ("none"), with the list of the latter two. The last line is JSON.

  --verbose   also list the prompts that resolved, with noun, archetype and warnings`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
});
const file = positionals[0];
if (values.help || file === undefined) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}

const prompts = readFileSync(file, 'utf8')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '');
const started = performance.now();
const subjects = prompts.map((prompt) => ({ prompt, subject: readPrompt(prompt, 1) }));
const milliseconds = performance.now() - started;

const by = (match: Subject['match']) => subjects.filter(({ subject }) => subject.match === match);
const describe = (subject: Subject) => `${subject.noun || '(no noun)'} → ${subject.archetypeId}`;
if (values.verbose) {
  for (const { prompt, subject } of by('specific')) {
    const parts = subject.parts.filter(({ source }) => source === 'prompt').map(({ part }) => part);
    const things = subject.attachments.map(({ relation, noun }) => `${relation} ${noun}`);
    console.log(`specific  ${prompt}\n            ${describe(subject)} [${[...parts, ...things].join(', ')}]`);
  }
}
for (const match of ['category', 'none'] as const) {
  for (const { prompt, subject } of by(match)) console.log(`${match.padEnd(9)} ${prompt}  ·  ${describe(subject)}`);
}
const share = (match: Subject['match']) => Number((by(match).length / Math.max(1, prompts.length)).toFixed(4));
console.log(`read ${prompts.length} prompts in ${Math.round(milliseconds)} ms, lexicon and index included`);
console.log(
  JSON.stringify({
    specific: share('specific'),
    category: share('category'),
    none: share('none'),
    prompts: prompts.length,
  }),
);
