import { readFileSync, readdirSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';

const folder = new URL('../.github/workflows/', import.meta.url);

// What is used of GitHub's workflow syntax; anything else is a slip.
const texts = v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]));
const common = { name: v.optional(v.string()), if: v.optional(v.string()), env: v.optional(texts) };
const step = v.union([
  v.strictObject({
    ...common,
    uses: v.pipe(v.string(), v.regex(/^[\w-]+\/[\w-]+@v\d+$/)),
    with: v.optional(texts),
  }),
  v.strictObject({
    ...common,
    run: v.string(),
    shell: v.optional(v.literal('bash')),
    'working-directory': v.optional(v.string()),
  }),
]);
const permissions = v.record(v.string(), v.picklist(['read', 'write']));
const job = v.strictObject({
  'runs-on': v.string(),
  'timeout-minutes': v.optional(v.number()),
  needs: v.optional(v.string()),
  permissions: v.optional(permissions),
  strategy: v.optional(
    v.strictObject({
      'fail-fast': v.optional(v.boolean()),
      matrix: v.strictObject({ os: v.array(v.string()) }),
    }),
  ),
  steps: v.pipe(v.array(step), v.minLength(1)),
});
const workflow = v.strictObject({
  name: v.string(),
  on: v.record(v.string(), v.nullable(v.record(v.string(), v.array(v.string())))),
  // Nothing but reading, unless a job says so.
  permissions: v.strictObject({ contents: v.literal('read') }),
  concurrency: v.optional(v.strictObject({ group: v.string(), 'cancel-in-progress': v.boolean() })),
  jobs: v.record(v.string(), job),
});

const scripts = v.parse(
  v.object({ scripts: v.record(v.string(), v.string()) }),
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')),
).scripts;

describe.each(readdirSync(folder))('%s', (file) => {
  const document = parseDocument(readFileSync(new URL(file, folder), 'utf8'), { prettyErrors: true });

  it('is YAML, and what GitHub takes', () => {
    expect([...document.errors, ...document.warnings]).toEqual([]);
    const parsed = v.safeParse(workflow, document.toJS());
    expect(parsed.issues?.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`)).toBeUndefined();
  });

  it('waits for jobs that there are, and runs scripts that there are', () => {
    const { jobs } = v.parse(workflow, document.toJS());
    for (const { needs, steps } of Object.values(jobs)) {
      if (needs !== undefined) expect(Object.keys(jobs)).toContain(needs);
      const runs = steps.flatMap((each) => ('run' in each ? [each.run] : []));
      const named = runs.flatMap((run) => [...run.matchAll(/\bnpm run ([\w-]+)/g)].map(([, name]) => name));
      for (const name of named) expect(Object.keys(scripts)).toContain(name);
    }
  });
});
