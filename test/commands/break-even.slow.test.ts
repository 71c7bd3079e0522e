import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Manifest } from '../../src/run-folder/manifest.ts'
import type { BreakEvenAsked } from '../../src/runs/break-even-plan.ts'
import { mainParameters, settingOf } from '../../src/runs/break-even-questions.ts'
import { breakEvenSummary } from '../../src/runs/break-even-summary.ts'
import { openScenarios } from '../../src/scenarios/load.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../model/model.ts'
import { unnoticedChanges } from '../run-folder/tampering.ts'
import { call, small } from './fixtures.ts'

const folder = temporaryFolder()
const csv = (path: string): Record<string, string>[] =>
  parse(readFileSync(join(folder, path), { encoding: 'utf8' }), { columns: true })
const short = [
  ...[...small, '--baseline', 'current-policy-2024', '--horizon', '0.25', '--replications', '2'],
  ...['--seed', '3'],
]

describe('break-even', () => {
  const out = join(folder, 'strength')
  beforeAll(async () => {
    const { code, printed, told } = await call('break-even', hub, ...short, '--out', out)
    expect(code).toBe(0)
    expect(told).toContain(
      'Deterrence: illustrative-low, as no --deterrence is named, with an effect in every replication.',
    )
    // The hub is announced after these three months, so nothing differs at any strength.
    expect(printed).toContain('equal at every value tried from strength 0 to 20')
    expect(printed).toContain('deterrence.illustrative-low.strength')
  }, 360_000)

  test('writes its answer, the points tried and a chart', () => {
    const [answer] = csv('strength/results/break-even.csv')
    expect(answer).toMatchObject({
      scenario: 'hub',
      parameter: 'deterrence.illustrative-low.strength',
      metric: 'cost.discounted',
      from: '0',
      to: '20',
      status: 'no_difference',
      value: '',
      precision_reached: 'yes',
    })
    expect(csv('strength/results/points.csv').length).toBeGreaterThanOrEqual(5)
    expect(readdirSync(join(out, 'charts'))).toContain('break-even.png')
    expect(readdirSync(out)).not.toContain('jobs')
  })

  test('can be verified, and told apart once a byte is changed', async () => {
    expect((await call('verify', out, '--quiet')).code).toBe(0)
    expect(await unnoticedChanges(out)).toEqual([])
  }, 360_000)

  test('finds the value of a parameter that both scenarios have', async () => {
    // The option costs its set-up more, whatever a hotel night costs: never even.
    const { code, printed } = await call(
      ...['break-even', hub, '--parameter', 'costs.hotel_night', ...short],
      ...[
        '--set',
        'schemes.hub.agreement.announced=2025-01-02',
        '--set',
        'schemes.hub.agreement.not_before=2025-01-02',
      ],
      ...['--out', join(folder, 'hotel'), '--json'],
    )
    expect(code).toBe(0)
    const { answers } = JSON.parse(printed) as { answers: { status: string; parameter: string }[] }
    expect(answers).toMatchObject([{ status: 'not_determined', parameter: 'costs.hotel_night' }])
  }, 360_000)

  test('makes a table of switching values over the main parameters', async () => {
    const { code, printed } = await call(
      ...['break-even', hub, '--switching', ...short, '--out', join(folder, 'switching'), '--quiet'],
    )
    expect(code).toBe(0)
    const asked = csv('switching/results/break-even.csv').map(({ parameter }) => parameter)
    expect(asked).toEqual([
      'deterrence.illustrative-low.strength',
      'schemes.hub.agreement.opening_median_days',
      'schemes.hub.capacity.full_places',
      'schemes.hub.stay.return_pace',
      'schemes.hub.stay.judicial_release_share',
      'schemes.hub.cost.per_person',
      'schemes.hub.cost.per_person_day',
    ])
    for (const parameter of asked) expect(printed).toContain(parameter)
  }, 300_000)

  const levers = (option: string) => {
    const load = openScenarios(['current-policy', option])([])
    return mainParameters(load[0]!, load[1]!).map(({ parameter, low, high }) => [parameter, low, high])
  }

  test('asks of an option without schemes what it does otherwise than the baseline', () => {
    expect(levers('faster-decisions')).toEqual([['decisions.caseworkers.from.2027-01-01', 2113, 3169.5]])
    expect(levers('more-tribunal-capacity')).toEqual([
      ['appeals.disposals_per_quarter.from.2027-01-01', 7013, 10519.5],
    ])
    expect(levers('gang-disruption')).toEqual([
      ['crossing.boats_per_crossable_day.from.2027-01-01', 9, 40],
      ['crossing.interception_share.from.2027-01-01', 0.45, 0.6],
      ['costs.programme.from.2027-01-01', 0, 1e8],
    ])
    expect(levers('returns-cooperation').map(([parameter]) => parameter)).toEqual([
      'cooperation.document_speed',
      'cooperation.newly_documented_share',
      'cooperation.reentry_ratio',
    ])
  })

  test('varies a state of the world in both, and what is the option’s own in it alone', () => {
    const setting = (option: string, parameter: string) => {
      const [baseline, loaded] = openScenarios([
        option === hub ? 'current-policy-2024' : 'current-policy',
        option,
      ])([])
      return settingOf(baseline!, loaded!, parameter, 7)
    }
    expect(setting(hub, 'costs.hotel_night')).toBe('costs.hotel_night=7')
    expect(setting(hub, 'schemes.hub.cost.per_person')).toBe('hub:schemes.hub.cost.per_person=7')
    expect(setting(hub, 'deterrence.deflection.strength')).toBe('hub:deterrence.deflection.strength=7')
    expect(setting('returns-cooperation', 'cooperation.document_speed')).toBe(
      'returns-cooperation:cooperation.document_speed=7',
    )
    expect(setting('faster-decisions', 'decisions.caseworkers.value')).toBe('decisions.caseworkers.value=7')
    expect(setting('faster-decisions', 'decisions.caseworkers.from.2027-01-01')).toBe(
      'faster-decisions:decisions.caseworkers.from.2027-01-01=7',
    )
  })

  test('varies a schedule that changes, by its value and by its last change', async () => {
    for (const parameter of ['decisions.caseworkers.value', 'decisions.caseworkers.from.2027-01-01']) {
      const { code, printed } = await call(
        ...[
          'break-even',
          'faster-decisions',
          ...small,
          '--parameter',
          parameter,
          '--seed',
          '3',
          '--replications',
          '1',
        ],
        ...['--horizon', '0.25', '--metric', 'returns.total', '--json', '--out', join(folder, parameter)],
      )
      expect(code).toBe(0)
      // The change comes after three months, so nothing differs whatever it is.
      const { answers } = JSON.parse(printed) as { answers: { status: string; parameter: string }[] }
      expect(answers).toMatchObject([{ status: 'no_difference', parameter }])
    }
    const [row] = csv('decisions.caseworkers.value/results/break-even.csv')
    expect(row).toMatchObject({ status: 'no_difference', precision_reached: 'yes', from: '200', to: '230' })
    const { printed } = await call(
      ...['break-even', 'faster-decisions', '--parameter', 'decisions.caseworkers.value', '--seed', '3'],
      ...[...small, '--replications', '1', '--horizon', '0.25', '--metric', 'returns.total', '--force'],
      ...['--out', join(folder, 'decisions.caseworkers.value')],
    )
    expect(printed).toContain('equal at every value tried from 200 to 230 FTE')
  }, 360_000)

  test('says where the precision asked for is not reached', () => {
    const answer = {
      ...({ status: 'not_determined', value: null, low: null, high: null, changes: 0, points: [] } as const),
      ...{ replications: 40, precise: false },
    }
    const question = { scenario: 'x', metric: 'cost.total', hypothesis: 'none', questions: [] }
    const asked: BreakEvenAsked = {
      ...{ kind: 'break-even', ...question },
      ...{ replications: 10, most: 40, precision: 0.05 },
    }
    const manifest = {
      asked,
      baseline: 'y',
      horizon_years: 1,
      seed: 1,
    } as unknown as Manifest<BreakEvenAsked>
    const text = breakEvenSummary(
      { folder: 'out', manifest },
      { answers: [{ parameter: 'p', unit: 'GBP', low: 0, high: 1, answer }], replications: 40, failures: [] },
      false,
    )
    expect(text).toContain('    precision of 0.05 of the range not reached with 40 replications\n')
  })

  test.each([
    [['--parameter', 'schemes.hub.cost.per_persn'], 'did you mean "schemes.hub.cost.per_person"?'],
    [['--parameter', 'exhausted.barriers.preset'], 'allowed: a parameter that is one number'],
    [['--metric', 'cost.totl'], 'did you mean "cost.total"?'],
    [['--deterrence', 'ilustrative-low'], 'did you mean "illustrative-low"?'],
    [['--from', 'x'], '--from: found "x"; allowed: a number'],
    [['--from', '5', '--to', '2'], 'allowed: a lower and a higher number'],
    [['--precision', '2'], '--precision: found "2"'],
    [['--deterrence', 'none'], '--deterrence: found "none", under which no strength has an effect'],
    [
      ['--deterrence', 'none', '--parameter', 'deterrence.deflection.strength'],
      '--deterrence: found "none", under which no strength has an effect',
    ],
    [
      ['--deterrence', 'deflection', '--parameter', 'deterrence.illustrative-low.strength'],
      'found "deterrence.illustrative-low.strength" with --deterrence deflection',
    ],
    [['--switching', '--parameter', 'costs.hotel_night'], '--parameter: found together with --switching'],
    [['--switching', '--from', '3'], '--from: found together with --switching'],
    [['--parameter', 'decisions.caseworkers.changes'], 'did you mean "decisions.caseworkers"?'],
  ])('refuses %j', async (wrong, message) => {
    const { code, told } = await call('break-even', hub, ...short, ...wrong)
    expect(code).toBe(2)
    expect(told).toContain(message)
  })
})

describe('compare under a hypothesis', () => {
  const opensAtOnce = [
    'stage=on_arrival',
    'eligibility.reasons=[]',
    'agreement.announced=2025-01-02',
    'agreement.opening_median_days=1',
    'agreement.opening_spread=0',
    'referral.per_week=200',
  ].flatMap((setting) => ['--set', `schemes.hub.${setting}`])

  test('runs none beside it, varies its strength, and can be verified', async () => {
    const out = join(folder, 'compare')
    const { code } = await call(
      ...[
        'compare',
        hub,
        '--baseline',
        'current-policy-2024',
        ...opensAtOnce,
        ...small,
        '--deterrence',
        'illustrative-high',
        '--seed',
        '3',
      ],
      ...['--replications', '2', '--horizon', '0.25', '--out', out, '--quiet'],
    )
    expect(code).toBe(0)
    const presets = new Set(csv('compare/results/differences.csv').map(({ deterrence }) => deterrence))
    expect([...presets].sort()).toEqual(['illustrative-high', 'none'])
    const strengths = new Set(csv('compare/results/deterrence.csv').map(({ strength }) => strength))
    expect([...strengths]).toEqual(['0', '2', '5', '10'])
    const appraisal = csv('compare/results/appraisal.csv')
    const notModelled = appraisal.filter(({ note }) => note === 'not modelled')
    expect(notModelled.map(({ row }) => row)).toContain('Exposure to refoulement')
    expect(readdirSync(join(out, 'charts'))).toContain('deterrence-strength.png')
    expect((await call('verify', out, '--quiet')).code).toBe(0)
  }, 400_000)

  test('refuses a hypothesis where there is no baseline to measure the risk against', async () => {
    const { code, told } = await call('run', hub, '--deterrence', 'illustrative-low')
    expect(code).toBe(2)
    expect(told).toContain('--deterrence: found "illustrative-low"; allowed: none:')
  })

  test('refuses a hypothesis that the scenarios do not have', async () => {
    const { code, told } = await call(
      'compare',
      hub,
      '--baseline',
      'current-policy-2024',
      '--deterrence',
      'ilustrative-low',
    )
    expect(code).toBe(2)
    expect(told).toContain('--deterrence: found "ilustrative-low"; did you mean "illustrative-low"?')
  })
})
