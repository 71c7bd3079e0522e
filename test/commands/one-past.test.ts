/** What is said and refused where scenarios that are compared would have more than one past. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/input-error.ts'
import { otherWorlds, pathsInBaseline, refuseOtherPasts, variedWorlds } from '../../src/runs/one-past.ts'
import { type LoadedScenario, loadScenarios, parseSetting } from '../../src/scenarios/load.ts'
import { call } from './fixtures.ts'

const option = join(mkdtempSync(join(tmpdir(), 'past-')), 'mine.yaml')
writeFileSync(option, 'name: mine\nextends: current-policy\ntitle: Mine\nsummary: As it is.\n')

const loaded = (...settings: string[]) =>
  loadScenarios(['current-policy', option], settings.map(parseSetting))

describe('the past of a comparison', () => {
  test.each(['stocks.supported=90000', 'groups.albania.share_opening_stocks=0.127', 'stocks.detained=3000'])(
    'refuses an option with another %s, and says how to set it for both',
    (setting) => {
      const path = setting.split('=')[0]!
      const others = path.startsWith('groups') ? ['mine:groups.other.share_opening_stocks=0.074'] : []
      const scenarios = () => refuseOtherPasts(loaded(`mine:${setting}`, ...others))
      try {
        scenarios()
      } catch (fault) {
        if (!(fault instanceof InputError)) throw fault
        const problem = fault.problems.find((each) => each.path === path)!
        expect(problem.file).toBe('mine')
        expect(problem.allowed).toContain(`--set ${path}=VALUE`)
        return
      }
      expect.unreachable('it was not refused')
    },
  )

  test.each(['rights_exhausted.low=45000', 'contact_share.high=0.6'])(
    'refuses another end of a range that an opening stock is drawn from: %s',
    (setting) => {
      expect(() => refuseOtherPasts(loaded(`mine:stocks.${setting}`))).toThrow(setting.split('=')[0])
      expect(() => refuseOtherPasts(loaded(`stocks.${setting}`))).not.toThrow()
    },
  )

  test('refuses the same groups in another order, in which the same draws would make other people', () => {
    const [baseline, mine] = loaded() as [LoadedScenario, LoadedScenario]
    const groups = Object.fromEntries(Object.entries(mine.values.groups).reverse())
    const reversed = { ...mine, values: { ...mine.values, groups } }
    expect(() => refuseOtherPasts([baseline, reversed])).toThrow(/groups.*in the order of current-policy/s)
  })

  test('takes the same setting for both', () => {
    expect(() => refuseOtherPasts(loaded('stocks.supported=90000'))).not.toThrow()
    expect(otherWorlds(loaded('stocks.supported=90000'))).toEqual([])
  })

  test('says where an option is compared with a world of other arrivals', () => {
    expect(otherWorlds(loaded('mine:arrivals.small_boat.central=35000'))).toEqual([
      'mine differs from current-policy in arrivals.small_boat.central: its results compare two worlds, not two policies.',
    ])
  })

  test('says that another value of what has made the past is another world', () => {
    expect(variedWorlds(['crossing.interception_share', 'removals.beds'])).toEqual([
      'Another value of crossing.interception_share also changes who is in the system at the start or who sets out: each is another world, not another policy.',
    ])
    expect(variedWorlds(['removals.beds', 'decisions.caseworkers'])).toEqual([])
  })

  test('counts a setting of the baseline by name among those that make another world', () => {
    const settings = [
      'crossing.retry_days=9',
      'current-policy:reentry.delay_days=9',
      'mine:removals.located_share=1',
    ]
    expect(pathsInBaseline(settings.map(parseSetting), 'current-policy')).toEqual([
      'crossing.retry_days',
      'reentry.delay_days',
    ])
  })

  test('refuses to trace a party in two pasts', async () => {
    const party = ['--party', 'opening-decision-1']
    const asked = ['trace', option, '--against', 'current-policy', ...party, '--horizon', '0.25']
    const { code, told } = await call(...asked, '--set', 'mine:stocks.awaiting_decision=100000')
    expect(code).toBe(2)
    expect(told).toContain('one past')
  })

  test('says in a sweep and a break-even what makes another world', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'worlds-'))
    const design = join(folder, 'design.yaml')
    writeFileSync(
      design,
      `name: d\ntitle: D\nscenarios: [${option}]\nparameters:\n  s: { path: arrivals.level_variation, values: [0], in: option }\nchart: { metric: cost.discounted }\n`,
    )
    const common = ['--replications', '1', '--horizon', '0.25', '--seed', '1', '--workers', '1']
    const swept = await call(
      ...['sweep', design, ...common, '--out', join(folder, 's'), '--set', 'crossing.retry_days=9'],
    )
    expect(swept.told).toContain('Another value of crossing.retry_days')
    expect(swept.told).toContain('mine differs from current-policy in arrivals.level_variation')
    const range = ['--parameter', 'crossing.retry_days', '--from', '1', '--to', '9']
    const broken = await call('break-even', option, ...range, ...common, '--out', join(folder, 'b'))
    expect(broken.told).toContain('Another value of crossing.retry_days')
  })

  test('refuses on the command line with exit code 2', async () => {
    const { code, told } = await call('compare', option, '--set', 'mine:stocks.detained=3000')
    expect(code).toBe(2)
    expect(told).toContain('stocks.detained')
    expect(told).toContain('one past')
  })
})
