/**
 * Scenarios damaged at random: 2,500, or as many as MUTATIONS says (`MUTATIONS=10000 npm run test:slow test/scenarios/mutations`). Each is refused with an InputError in our own words, or it is a scenario
 * and runs. Nothing else may happen: no other exception, no text of a library, no wait.
 */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/input-error.ts'
import { BrokenInvariant } from '../../src/model/result.ts'
import { simulate } from '../../src/model/simulate.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { scaledScenario } from '../../src/scenarios/schema/scale.ts'
import { hub, temporaryFolder } from './files.ts'

const { folder, write } = temporaryFolder()
const bases = ['src/scenarios/library/current-policy-2024.yaml', hub, 'test/scenarios/two-hubs.yaml'].map(
  (path) => readFileSync(path, 'utf8').replace('../model/hub.yaml', 'hub.yaml'),
)
// Beside the damaged file, so that what is left of a damaged path is the name of no folder.
write('hub.yaml', readFileSync(hub, 'utf8'))

const values = [
  '0',
  '-1',
  '1',
  '0.5',
  '1e308',
  '-1e308',
  '1e-300',
  '.nan',
  '.inf',
  '-.inf',
  '9007199254740993',
  '0x10',
  '1_000',
  'true',
  'null',
  '~',
  '""',
  'text',
  '[]',
  '[1, 2]',
  '{}',
  '{ value: 1 }',
  '2025-02-30',
  '2024-02-29',
  '1999-01-01',
  '*alias',
  '&anchor 3',
  '!!str 3',
  '!tag 3',
  '"unclosed',
  "'",
  '# comment',
  '?',
  '- 1',
  '\u0000',
  '\u2028',
  '\ud800',
  '\t',
  '  ',
  '<<: *a',
  '__proto__',
  'constructor',
  'oldest-first',
  'frailty',
  'assumption',
  'published',
  'days',
  '%',
]

const mutation = fc.record({
  kind: fc.constantFrom(
    'value',
    'number',
    'drop',
    'double',
    'swap',
    'insert',
    'cut',
    'indent',
    'key',
    'character',
  ),
  at: fc.nat(999_999).map((n) => n / 1_000_000),
  other: fc.nat(999_999).map((n) => n / 1_000_000),
  value: fc.oneof(fc.constantFrom(...values), fc.double().map(String), fc.string({ maxLength: 8 })),
})

function mutated(
  text: string,
  { kind, at, other, value }: { kind: string; at: number; other: number; value: string },
): string {
  const lines = text.split('\n')
  const line = Math.floor(at * lines.length)
  const chosen = lines[line]!
  const replaced = (by: string) => lines.with(line, by).join('\n')
  switch (kind) {
    case 'value':
      return replaced(chosen.replace(/: .*$/, `: ${value}`))
    case 'number': {
      const numbers = [...text.matchAll(/(?<=(?:value|low|high): )-?[\d.]+/g)]
      const found = numbers[Math.floor(other * numbers.length)]
      if (found === undefined) return text
      return text.slice(0, found.index) + value + text.slice(found.index + found[0].length)
    }
    case 'drop':
      return lines.toSpliced(line, 1).join('\n')
    case 'double':
      return lines.toSpliced(line, 0, chosen).join('\n')
    case 'swap': {
      const to = Math.floor(other * lines.length)
      return lines.with(line, lines[to]!).with(to, chosen).join('\n')
    }
    case 'insert':
      return lines.toSpliced(line, 0, value).join('\n')
    case 'cut':
      return text.slice(0, Math.floor(at * text.length))
    case 'indent':
      return replaced(`${' '.repeat(Math.floor(other * 8))}${chosen.trimStart()}`)
    case 'key':
      return replaced(chosen.replace(/^(\s*)[^:]+:/, `$1${value}:`))
    default: {
      const place = Math.floor(at * text.length)
      return text.slice(0, place) + value.charAt(0) + text.slice(place + 1)
    }
  }
}

/** Words that only a library or the engine would use. */
const foreign =
  /zod|ZodError|YAML(?:Parse|Syntax|Semantic)|at Object\.|at \w+ \(|node_modules|Unexpected token|undefined is|Cannot read|\[object Object\]|too_small|invalid_type|Expected .* received/

const mutations = Number(process.env['MUTATIONS'] ?? 2500)

describe('damaged scenarios', () => {
  // Two halves, so that they can run side by side.
  test.each([1, 2])(
    `are refused in our own words or run (half %i of ${mutations})`,
    (half) => {
      let accepted = 0
      let slowest = 0
      fc.assert(
        fc.property(
          fc.nat(bases.length - 1),
          fc.array(mutation, { minLength: 1, maxLength: 3 }),
          (base, mutations) => {
            const text = mutations.reduce(mutated, bases[base]!)
            // A new file each time: to overwrite one, a file system may wait for the disk.
            rmSync(join(folder, 'damaged.yaml'), { force: true })
            const path = write('damaged.yaml', text)
            const started = performance.now()
            try {
              const { values } = loadScenario(path)
              accepted++
              if (accepted % 5 === 0) {
                simulate({
                  scenario: scaledScenario(values, 0.001),
                  deterrence: 'none',
                  seed: '1',
                  replication: 0,
                  horizonYears: 1 / 6,
                })
              }
            } catch (error) {
              if (!(error instanceof InputError)) {
                if (error instanceof BrokenInvariant) throw error
                throw new Error(`${(error as Error).stack}\n${JSON.stringify(mutations)}`)
              }
              expect(error.problems.length).toBeGreaterThan(0)
              for (const { found, file } of error.problems) {
                expect(found).not.toBe('')
                expect(file).toContain('damaged.yaml')
              }
              expect(error.message).not.toMatch(foreign)
            }
            slowest = Math.max(slowest, performance.now() - started)
          },
        ),
        { seed: 20250100 + half, numRuns: mutations / 2, endOnFailure: true },
      )
      expect(accepted).toBeGreaterThan(mutations / 50)
      expect(slowest).toBeLessThan(10_000)
    },
    600_000,
  )
})
