import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { main } from '../../src/cli.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { keptOutput } from './fixtures.ts'

const folder = temporaryFolder()
const call = async (...argv: string[]) => {
  const output = keptOutput()
  const code = await main(argv, output)
  return { code, ...output }
}
const csv = (path: string): Record<string, string>[] =>
  parse(readFileSync(join(folder, path), { encoding: 'utf8' }), { columns: true })
const short = ['--seed', '3', '--replications', '2', '--horizon', '0.25']

describe('break-even', () => {
  const out = join(folder, 'strength')
  beforeAll(async () => {
    const { code, printed } = await call('break-even', 'return-hubs', ...short, '--out', out)
    expect(code).toBe(0)
    // Nobody is transferred within three months, so no strength saves what the set-up costs.
    expect(printed).toMatch(/not (attainable|determined) from strength 0 to 20/)
    expect(printed).toContain('deterrence.illustrative-low.strength')
  }, 120_000)

  it('writes its answer, the points tried and a chart', () => {
    const [answer] = csv('strength/results/break-even.csv')
    expect(answer).toMatchObject({
      scenario: 'return-hubs',
      parameter: 'deterrence.illustrative-low.strength',
      metric: 'cost.discounted',
      from: '0',
      to: '20',
      value: '',
    })
    expect(csv('strength/results/points.csv').length).toBeGreaterThanOrEqual(5)
    expect(readdirSync(join(out, 'charts'))).toContain('break-even.png')
    expect(readdirSync(out)).not.toContain('jobs')
  })

  it('can be verified, and told apart once a byte is changed', async () => {
    expect((await call('verify', out, '--quiet')).code).toBe(0)
  }, 120_000)

  it('finds the value of a parameter that both scenarios have', async () => {
    // The option costs its set-up more, whatever a hotel night costs: never even.
    const { code, printed } = await call(
      ...['break-even', 'return-hubs', '--parameter', 'costs.hotel_night', ...short],
      ...['--set', 'schemes.hub.agreement.announced=2025-01-02'],
      ...['--out', join(folder, 'hotel'), '--json'],
    )
    expect(code).toBe(0)
    const { answers } = JSON.parse(printed) as { answers: { status: string; parameter: string }[] }
    expect(answers).toMatchObject([{ status: 'not_attainable', parameter: 'costs.hotel_night' }])
  }, 120_000)

  it('makes a table of switching values over the main parameters', async () => {
    const { code, printed } = await call(
      ...[
        'break-even',
        'return-hubs',
        '--switching',
        ...short,
        '--out',
        join(folder, 'switching'),
        '--quiet',
      ],
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

  it.each([
    [['--parameter', 'schemes.hub.cost.per_persn'], 'did you mean "schemes.hub.cost.per_person"?'],
    [['--parameter', 'exhausted.barriers.preset'], 'allowed: a parameter that is one number'],
    [['--metric', 'cost.totl'], 'did you mean "cost.total"?'],
    [['--deterrence', 'ilustrative-low'], 'did you mean "illustrative-low"?'],
    [['--from', 'x'], '--from: found "x"; allowed: a number'],
    [['--from', '5', '--to', '2'], 'allowed: a lower and a higher number'],
    [['--precision', '2'], '--precision: found "2"'],
  ])('refuses %j', async (wrong, message) => {
    const { code, told } = await call('break-even', 'return-hubs', ...short, ...wrong)
    expect(code).toBe(2)
    expect(told).toContain(message)
  })
})

describe('compare under a hypothesis', () => {
  it('runs none beside it, varies its strength, and can be verified', async () => {
    const out = join(folder, 'compare')
    const { code } = await call(
      ...['compare', 'one-in-one-out', '--deterrence', 'illustrative-high', '--seed', '3'],
      ...['--replications', '2', '--horizon', '1', '--out', out, '--quiet'],
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
  }, 180_000)

  it('refuses a hypothesis where there is no baseline to measure the risk against', async () => {
    const { code, told } = await call('run', 'return-hubs', '--deterrence', 'illustrative-low')
    expect(code).toBe(2)
    expect(told).toContain('--deterrence: found "illustrative-low"; allowed: none:')
  })

  it('refuses a hypothesis that the scenarios do not have', async () => {
    const { code, told } = await call('compare', 'return-hubs', '--deterrence', 'ilustrative-low')
    expect(code).toBe(2)
    expect(told).toContain('--deterrence: found "ilustrative-low"; did you mean "illustrative-low"?')
  })
})
