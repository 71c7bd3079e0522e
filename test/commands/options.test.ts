import { describe, expect, test } from 'vitest'
import { type SimulationArguments, simulationOptions } from '../../src/commands/handlers/options.ts'

describe('simulationOptions', () => {
  test('has the defaults of the contract', () => {
    const { workers, ...options } = simulationOptions({})
    expect(options).toEqual({
      replications: 20,
      horizonYears: 5,
      baseline: 'current-policy',
      deterrence: ['none'],
      responses: [],
      settings: [],
      onExisting: 'refuse',
      quiet: false,
      json: false,
    })
    expect(workers).toBeGreaterThanOrEqual(1)
  })
  test('reads every option', () => {
    const options = simulationOptions({
      seed: '0',
      precision: '0.05',
      precisionAbsolute: '2e3',
      metric: ['returns.total', 'cost.total'],
      horizon: '1.25',
      baseline: 'mine.yaml',
      deterrence: ['none'],
      arrivals: 'high',
      set: ['decisions.caseworkers=3000'],
      ensemble: 'sets.csv',
      workers: '3',
      out: 'here',
      force: true,
    })
    expect(options).toMatchObject({
      seed: 0,
      replications: { metrics: ['returns.total', 'cost.total'], relative: 0.05, absolute: 2000 },
      horizonYears: 1.25,
      baseline: 'mine.yaml',
      deterrence: ['none'],
      ensemble: 'sets.csv',
      workers: 3,
      out: 'here',
      onExisting: 'force',
    })
    expect(options.settings.map(({ text }) => text)).toEqual([
      'arrivals.path=high',
      'decisions.caseworkers=3000',
    ])
  })
  test.each([
    ['0.25', 3],
    ['0.0833333333', 1],
    ['50', 600],
  ])('a horizon of %s years is %i months', (horizon, months) => {
    expect(simulationOptions({ horizon }).horizonYears).toBe(months / 12)
  })

  const wrong: [SimulationArguments, string][] = [
    [{ seed: '1.5' }, '--seed: found "1.5"; allowed: a whole number from 0 to 9007199254740991'],
    [{ seed: '-1' }, '--seed: found "-1"'],
    [{ seed: '9007199254740992' }, '--seed: found "9007199254740992"'],
    [{ replications: 'abc' }, '--replications: found "abc"; allowed: a whole number from 1'],
    [{ replications: '0' }, '--replications: found "0"'],
    [{ replications: '-3' }, '--replications: found "-3"'],
    [{ replications: '' }, '--replications: found ""'],
    [{ horizon: '-1' }, '--horizon: found "-1"; allowed: years above 0 up to 50'],
    [{ horizon: '1e9' }, '--horizon: found "1e9"'],
    [{ horizon: '0.3' }, 'in whole months'],
    [{ horizon: 'NaN' }, '--horizon: found "NaN"'],
    [{ workers: '0' }, '--workers: found "0"'],
    [
      { arrivals: 'hihg' },
      '--arrivals: found "hihg"; did you mean "high"?; allowed: one of low, central, high',
    ],
    [{ set: ['nonsense'] }, '--set nonsense'],
    [{ resume: true, force: true }, 'found together with --force'],
    [{ precision: '0.1' }, 'found no --metric'],
    [
      { precision: '2', metric: ['returns.total'] },
      '--precision: found "2"; allowed: a number above 0 up to 1',
    ],
    [
      { precisionAbsolute: '0', metric: ['returns.total'] },
      '--precision-absolute: found "0"; allowed: a number above 0',
    ],
    [{ precision: '0.1', metric: ['returns.totl'] }, 'did you mean "returns.total"?'],
    [
      { precision: '0.1', replications: '5', metric: ['returns.total'] },
      'found together with --replications',
    ],
    [{ metric: ['returns.total'] }, 'found no --precision'],
    [{ lookAhead: '5' }, '--look-ahead: found no --precision'],
    [{ confirm: true }, '--confirm: found no --precision'],
    [
      { precision: '0.1', metric: ['returns.total'], lookAhead: '0' },
      '--look-ahead: found "0"; allowed: a whole number from 1 to 18',
    ],
    [{ redisUrl: 'redis://h' }, '--redis-url: found without --engine redis'],
    [{ engine: 'local', redisUrl: 'redis://h' }, '--redis-url: found without --engine redis'],
    [
      { engine: 'redis', redisUrl: 'redis://h', workers: '2' },
      '--workers: found together with --engine redis; allowed: return-hubs worker --workers, on each machine',
    ],
    [{ engine: 'redis', redisUrl: 'http://h' }, '--redis-url: found "http://h"; allowed: redis://'],
    [{ seed: ['1', '2'] as unknown as string }, '--seed: found 2 times; allowed: once'],
  ]
  test.each(wrong)('refuses %j', (argv, message) => {
    expect(() => simulationOptions(argv)).toThrow(message)
  })
  test('names everything that is wrong at once', () => {
    expect(() => simulationOptions({ seed: 'x', workers: 'y' })).toThrow(/--seed.*\n--workers/)
  })
})
