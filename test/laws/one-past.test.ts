/**
 * A comparison has one past, its baseline's: whatever an option changes, it opens with the same people and the same people form
 * the intention to cross. Every parameter of a scenario is tried, one at a time.
 */
import { describe, expect, test } from 'vitest'
import { Flag } from '../../src/model/flags.ts'
import { opened as openedWorld } from '../../src/model/simulate.ts'
import {
  describesThePast,
  describesTheWorld,
  pastShapers,
  shapesThePast,
} from '../../src/scenarios/schema/past.ts'
import type { Scenario } from '../../src/scenarios/schema/schema.ts'
import { hub, smallScenario } from '../model/model.ts'

const baseline = smallScenario(hub, [], 0.01)

/** Every leaf of a scenario's values: a number, a word, a list or a schedule. */
function* leaves(value: unknown, path: readonly string[] = []): Generator<readonly [string, unknown]> {
  const isLeaf =
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    'changes' in value ||
    'high' in value
  if (isLeaf && !(path.at(-2) === 'arrivals' && path.length === 2 && typeof value === 'object'))
    yield [path.join('.'), value]
  else for (const [key, child] of Object.entries(value as object)) yield* leaves(child, [...path, key])
}

const choices: Readonly<Record<string, string>> = {
  'arrivals.path': 'high',
  'decisions.discipline': 'newest-first',
  'appeals.discipline': 'newest-first',
  'exhausted.barriers.preset': 'none',
  'removals.when_beds_fall': 'evict',
}

/** Another value of the same kind; undefined for words that change nothing, and for lists of names. */
function other(path: string, value: unknown): unknown {
  if (typeof value === 'number') return value === 0 ? 0.3 : value < 1 ? value / 2 : Math.round(value * 1.6)
  if (typeof value === 'string') return choices[path]
  if (Array.isArray(value)) {
    return value.length === 12
      ? value.map((share, month) => (month % 2 === 0 ? share : share / 2))
      : undefined
  }
  const of = value as { low?: number; value: number; high?: number; changes?: readonly object[] }
  const changed = (number: number) => other(path, number) as number
  if (of.changes !== undefined) return { ...of, value: changed(of.value) }
  return { low: changed(of.low!), value: changed(of.value), high: changed(of.high!) }
}

function withValue<T>(of: T, [key, ...rest]: readonly string[], value: unknown): T {
  const child = (of as Record<string, unknown>)[key!]
  return { ...of, [key!]: rest.length === 0 ? value : withValue(child, rest, value) }
}

/** Everyone who is there at the start, and the people who will form the intention to cross on each day. */
function opened(scenario: Scenario, past?: Scenario) {
  const { parties, census, arrivals } = openedWorld({
    scenario,
    ...(past && { baseline: past }),
    deterrence: 'none',
    seed: 'one past',
    replication: 0,
    horizonYears: 1,
  })
  const { presentParties, presentPeople, supported, hotels } = census.months[0]!
  // Who will be supported once rights are exhausted is the option's own rule; who is supported now is counted.
  const of = (read: (party: number) => number) => Array.from({ length: parties.count }, (_, i) => read(i))
  const flags = of((party) => parties.flags(party) & ~Flag.section4)
  return {
    people: (['subject', 'group', 'people', 'waitSince', 'exhaustedAt'] as const).map((field) =>
      of((party) => parties[field](party)),
    ),
    barriers: [of((party) => parties.barrierFrom(party)), flags],
    census: [[...presentParties], [...presentPeople], supported, hotels],
    intentions: [...arrivals.intentions],
  }
}

const reference = opened(baseline)
const changes = [...leaves(baseline)].flatMap(([path, value]) => {
  const changed = other(path, value)
  return changed === undefined ? [] : [{ path, option: withValue(baseline, path.split('.'), changed) }]
})

describe('the one past of a comparison', () => {
  test('is tried with every number and choice', () => {
    expect(changes.length).toBeGreaterThan(200)
    expect(reference.people[0]!.length).toBeGreaterThan(1000)
    expect(reference.intentions.length).toBeGreaterThan(364)
  })

  test.each(changes)('an option that changes $path opens as the baseline does', ({ path, option }) => {
    const own = opened(option, baseline)
    expect(own.people).toEqual(reference.people)
    expect(own.barriers).toEqual(reference.barriers)
    expect(own.census).toEqual(reference.census)
    if (!describesTheWorld(path)) expect(own.intentions).toEqual(reference.intentions)
  })

  test('is another for a run of its own only where the tool says so', () => {
    const own = changes.filter(({ path }) => !describesThePast(path) && !describesTheWorld(path))
    const differing = own
      .filter(({ option }) => JSON.stringify(opened(option)) !== JSON.stringify(reference))
      .map(({ path }) => path)
    expect(differing.filter((path) => !shapesThePast(path))).toEqual([])
    expect(pastShapers.filter((pattern) => !differing.some((path) => pattern.test(path)))).toEqual([])
  })
})
