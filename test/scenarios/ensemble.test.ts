import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readEnsemble } from '../../src/scenarios/designs/ensemble.ts'
import { refuseUnfit, underMembers } from '../../src/scenarios/designs/members.ts'
import { loadScenario, parseSetting, reopenScenarios } from '../../src/scenarios/load.ts'
import { hub, inputErrorOf, temporaryFolder } from './files.ts'

const { write } = temporaryFolder()
let files = 0
const file = (content: string | Uint8Array) => write(`ensemble-${files++}.csv`, content)
const read = (content: string, origin?: string) => readEnsemble(file(content), origin)

const policy = loadScenario('current-policy-2024')
const option = loadScenario(hub)
const both = [policy, option]

const good = `origin,member,decisions.productivity,schemes.hub.stay.return_pace
2024-Q4,a,2.5,1
2024-Q3,a,9,9
2024-Q4,b,3e0,20
`

describe('an ensemble', () => {
  test('is the rows of the last origin, in their order, unless another is named', () => {
    const { origin, members, parameters } = read(good)
    expect(origin).toBe('2024-Q4')
    expect(parameters.map(({ path }) => path)).toEqual([
      'decisions.productivity',
      'schemes.hub.stay.return_pace',
    ])
    expect(members.map(({ id, settings }) => [id, ...settings.map(({ value }) => value)])).toEqual([
      ['a', 2.5, 1],
      ['b', 3, 20],
    ])
    expect(read(good, '2024-Q3').members.map(({ settings }) => settings[0]!.value)).toEqual([9])
  })
  test('is stored as the rows used, which read as the same again', () => {
    const first = read(good)
    expect(first.csv).toBe(
      'origin,member,decisions.productivity,schemes.hub.stay.return_pace\n2024-Q4,a,2.5,1\n2024-Q4,b,3,20\n',
    )
    const again = read(first.csv)
    expect([again.csv, again.sha256, again.origin]).toEqual([first.csv, first.sha256, '2024-Q4'])
  })
  test('has the same digest with its columns of origin and member elsewhere, and without the other origins', () => {
    const moved = `decisions.productivity,member,schemes.hub.stay.return_pace,origin\r\n2.5,"a",1,2024-Q4\r\n3,b,20,2024-Q4\r\n`
    expect(read(moved).sha256).toBe(read(good).sha256)
  })
  test('needs no origin', () => {
    const { origin, csv, members } = read('member,decisions.productivity\n1,2\n')
    expect(origin).toBeUndefined()
    expect(csv).toBe('member,decisions.productivity\n1,2\n')
    expect(members).toHaveLength(1)
  })
})

describe('scenarios under members', () => {
  test('have the parameters that they have, with their provenance', () => {
    const [policies, options] = underMembers(both, read(good), 2)
    expect(policies!.map(({ values }) => values.decisions.productivity.value)).toEqual([2.5, 3])
    expect(options!.map(({ values }) => values.schemes.hub!.stay.return_pace)).toEqual([1, 20])
    expect(policies![1]!.document.decisions.productivity).toMatchObject({
      source: ['fit'],
      confidence: 'assumption',
      note: 'Member b of the ensemble fitted at 2024-Q4',
    })
    expect(new Set([...policies!, ...options!, ...both].map(({ sha256 }) => sha256)).size).toBe(6)
  })
  test('fix a parameter that is otherwise drawn', () => {
    const path = 'stocks.rights_exhausted'
    const [[only]] = underMembers([policy], read(`member,${path}\n1,100000\n`), 1) as [
      ReturnType<typeof underMembers>[number],
    ]
    expect(only!.values.stocks.rights_exhausted).toEqual({ low: 100000, value: 100000, high: 100000 })
  })
  test('are as many as are asked for, and leave out what is excepted', () => {
    const [policies] = underMembers(both, read(good), 1, ['decisions.productivity'])
    expect(policies!.map(({ values }) => values.decisions.productivity)).toEqual([
      policy.values.decisions.productivity,
    ])
  })
  test('are resolved scenarios: without a setting, the same bytes', () => {
    expect(
      reopenScenarios(both)
        .load([])
        .map(({ sha256 }) => sha256),
    ).toEqual(both.map(({ sha256 }) => sha256))
  })
})

describe('refusals', () => {
  const refused = (content: string | Uint8Array, origin?: string) => {
    const path = file(content)
    const { message } = inputErrorOf(() => {
      const ensemble = readEnsemble(path, origin)
      refuseUnfit(ensemble, both, [])
      underMembers(both, ensemble, ensemble.members.length)
    })
    return message.replaceAll(path, 'my.csv')
  }
  const wanted = 'member,a column for each parameter, headed by its path'

  test.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', `my.csv:1:1: the file is empty; allowed: the header ${wanted} and rows`],
    ['no rows', 'member,decisions.productivity\n', 'my.csv:1:1: found a header and no rows'],
    ['not text', new Uint8Array([0, 1]), 'my.csv: the file is not text in UTF-8; allowed: CSV in UTF-8'],
    [
      'a short row',
      'member,decisions.productivity\n1\n',
      'my.csv:2:1: found 1 cell; allowed: 2, as in the header',
    ],
    [
      'no column member',
      'x,decisions.productivity\n1,2\n',
      `my.csv:1:3: the column "member" is missing; allowed: ${wanted}`,
    ],
    [
      'another word for it',
      'id,decisions.productivity\n1,2\n',
      `my.csv:1:1: unknown column "id"; allowed: ${wanted}, separated by commas`,
    ],
    [
      'no parameter',
      'origin,member\n2024-Q4,1\n',
      'my.csv:1:8: found no column of a parameter; allowed: at least one, headed by its path',
    ],
    [
      'a column twice',
      'member,decisions.productivity,decisions.productivity.value\n1,2,3\n',
      'my.csv:1:31: the column "decisions.productivity.value" stands twice; allowed: each parameter once',
    ],
    ['a nameless column', 'member,\n1,2\n', 'my.csv:1:8: unknown path ""'],
    [
      'an unknown path',
      'member,decisions.productivty\n1,2\n2,3\n',
      'my.csv:1:8: unknown path "decisions.productivty"; did you mean "decisions.productivity"?; allowed: in decisions: caseworkers, productivity, ',
    ],
    [
      'a scheme that no scenario has',
      'member,schemes.camp.stay.return_pace\n1,2\n',
      'my.csv:1:8: unknown path "schemes.camp.stay.return_pace"; did you mean "schemes.hub.stay.return_pace"?',
    ],
    [
      'a section',
      'member,decisions\n1,2\n',
      'my.csv:1:8: found the column "decisions", whose value is neither a number nor a choice; allowed: paths of numbers and choices',
    ],
    [
      'a date',
      'member,start\n1,2\n',
      'my.csv:1:8: found the column "start", whose value is neither a number nor a choice',
    ],
    [
      'text',
      'member,decisions.productivity\n1,high\n',
      'my.csv:2:3 decisions.productivity: found "high" (text); allowed: number from 0',
    ],
    [
      'nothing in a cell',
      'member,decisions.productivity\n1,\n',
      'my.csv:2:3 decisions.productivity: found nothing; allowed: number from 0',
    ],
    [
      'an infinite number',
      'member,decisions.productivity\n1,1e999\n',
      'my.csv:2:3 decisions.productivity: found Infinity (number)',
    ],
    [
      'a value out of the range of the schema',
      'member,schemes.hub.eligibility.vulnerable_share\n1,0.5\n2,1.5\n',
      'my.csv:3:3 schemes.hub.eligibility.vulnerable_share: found 1.5 (number); allowed: number from 0 to 1',
    ],
    [
      'a member without a name',
      'member,decisions.productivity\n,2\n',
      'my.csv:2:1 member: found nothing; allowed: a name or a number',
    ],
    [
      'a member twice',
      'member,decisions.productivity\na,2\nb,2\na,3\n',
      'my.csv:4:1 member: found the member "a" again, as on line 2; allowed: each member once an origin',
    ],
    [
      'an origin that is no quarter',
      'origin,member,decisions.productivity\n2024,1,2\n',
      'my.csv:2:1 origin: found 2024 (number); allowed: a quarter, as 2024-Q4',
    ],
    [
      'values that break a rule together',
      'member,schemes.hub.capacity.opening_places\n1,100\n2,900\n',
      'found opening_places 900 above full_places 400 (member 2 of my.csv)',
    ],
  ])('%s', (_, content, message) => {
    expect(refused(content)).toContain(message)
  })
  test('an origin that the file does not hold', () => {
    expect(refused(good, '2024-Q2')).toBe(
      'my.csv:1:1: found no row of origin "2024-Q2"; allowed: 2024-Q3, 2024-Q4',
    )
  })
  test('everything that is wrong at once', () => {
    const content = 'member,decisions.productivity\n1,x\n1,y\n'
    expect(refused(content).split('\n')).toHaveLength(3)
  })
  test('a setting that fixes what the ensemble varies', () => {
    const path = file(good)
    const settings = [
      'decisions.productivity=3',
      'hub:schemes.hub.stay.return_pace.low=1',
      'decisions.caseworkers=1',
    ]
    const { message } = inputErrorOf(() => refuseUnfit(readEnsemble(path), both, settings.map(parseSetting)))
    expect(message.replaceAll(path, basename(path)).split('\n')).toEqual([
      expect.stringMatching(
        /^--set decisions\.productivity=3: found a parameter that ensemble-\d+\.csv varies/,
      ),
      expect.stringMatching(/^--set hub:schemes\.hub\.stay\.return_pace\.low=1: found a parameter/),
    ])
  })
})
