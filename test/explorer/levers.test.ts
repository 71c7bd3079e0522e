import { describe, expect, test } from 'vitest'
import { differingIn } from '../../src/explorer/differing.ts'
import { factsOf, hypothesesOf } from '../../src/explorer/facts.ts'
import { labelAt, leverGroups, pathsOf } from '../../src/explorer/levers.ts'
import { commandLine, questionOf } from '../../src/explorer/question.ts'
import { firstState, type State } from '../../src/explorer/state.ts'
import { InputError } from '../../src/input-error.ts'
import { schemaAt } from '../../src/scenarios/schema/allowed.ts'
import { meaningAt } from '../../src/scenarios/schema/policy-questions.ts'

const usual = questionOf(firstState)
const asked = (change: Partial<State>) => questionOf({ ...firstState, ...change })
const factsIn = (change: Partial<State>) => {
  const groups = factsOf(asked(change), usual)
  return new Map(groups.flatMap(({ levers }) => levers).map((lever) => [lever.path, lever]))
}

describe('levers', () => {
  test.each(leverGroups.flatMap(({ levers }) => levers))('$path is a parameter with a meaning', (lever) => {
    const [path] = pathsOf(lever, ['hub'], 'illustrative-low')
    expect(schemaAt(path!.split('.'))).toBeDefined()
    expect(meaningAt(path!.split('.'))?.about).toMatch(/\w/)
    expect(labelAt(path!)).toBe(lever.label)
  })

  test('of a hub have what the scenario, the schema and the sources say of them', () => {
    const places = factsIn({}).get('schemes.hub.capacity.full_places')!
    expect(places).toMatchObject({
      kind: 'number',
      value: '400',
      low: 48,
      high: 880,
      unit: 'places',
      isSet: false,
    })
    expect(places).toMatchObject({
      confidence: 'assumption',
      note: 'Places realised at Gjader by March 2025',
      min: 0,
    })
    expect(places.baseline).toBeUndefined()
    expect(places.sources.join()).toContain('ITA-05')
  })

  test('that are set keep the range of the scenario, and say what it has', () => {
    const places = factsIn({ settings: ['schemes.hub.capacity.full_places=1000'] }).get(
      'schemes.hub.capacity.full_places',
    )!
    expect(places).toMatchObject({ value: '1000', usual: '400', low: 48, high: 880, isSet: true })
  })

  test('of the system say what they are in the baseline', () => {
    expect(factsIn({}).get('removals.beds')).toMatchObject({ kind: 'number' })
    expect(factsIn({}).get('removals.beds')?.baseline).toMatch(/^\d+$/)
    expect(
      factsIn({})
        .get('arrivals.path')
        ?.choices?.map(({ value }) => value),
    ).toEqual(['low', 'central', 'high'])
  })

  test('of deterrence are there where a hypothesis is run', () => {
    const of = (facts: ReturnType<typeof factsIn>) =>
      [...facts.keys()].filter((path) => path.startsWith('deterrence.'))
    expect(of(factsIn({}))).toEqual([])
    expect(of(factsIn({ deterrence: 'illustrative-low' }))).toHaveLength(2)
    expect(hypothesesOf(usual).map(({ value }) => value)).toContain('illustrative-low')
  })

  test('of a scenario without a scheme leave those of schemes out', () => {
    const question = asked({ scenario: 'faster-decisions' })
    expect(factsOf(question, question).map(({ id }) => id)).toEqual(['system', 'unknown'])
  })
})

describe('a question', () => {
  test('is asked on the command line in one line', () => {
    const question = asked({
      settings: ['cooperation.groups=[albania, conflict-mixed]'],
      deterrence: 'illustrative-low',
    })
    expect(commandLine(question)).toBe(
      "npx return-hubs compare return-hubs --set 'cooperation.groups=[albania, conflict-mixed]' --deterrence illustrative-low --seed 2025 --replications 20 --horizon 5",
    )
  })

  test.each([
    [{ scenario: 'return-hub' }, /return-hubs/],
    [{ settings: ['decisions.caseworker=1'] }, /did you mean "decisions.caseworkers"/],
    [{ settings: ['schemes.hub.capacity.full_places=many'] }, /number/],
    [{ deterrence: 'unheard-of' }, /illustrative-low/],
  ] satisfies readonly [Partial<State>, RegExp][])(
    'is refused with the words of the command line: %o',
    (change, words) => {
      expect(() => asked(change)).toThrow(InputError)
      expect(() => asked(change)).toThrow(words)
    },
  )

  test('differs from another in words', () => {
    const other = asked({
      settings: ['schemes.hub.capacity.full_places=1000'],
      deterrence: 'illustrative-low',
    })
    expect(differingIn(usual, other)).toEqual([
      'Places when complete: 1000 places in place of 400',
      'deterrence illustrative-low in place of none',
    ])
    expect(differingIn(usual, usual)).toEqual([])
    expect(differingIn(usual, asked({ scenario: 'faster-decisions' }))[0]).toBe(
      'Faster decisions in place of Return hubs',
    )
  })
})
