/** What is said and refused where scenarios that are compared would have more than one past. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { otherWorlds, refuseOtherPasts, variedWorlds } from '../../src/commands/one-past.ts'
import { InputError } from '../../src/input-error.ts'
import { loadScenarios, parseSetting } from '../../src/scenarios/load.ts'
import { call } from './fixtures.ts'

const option = join(mkdtempSync(join(tmpdir(), 'past-')), 'mine.yaml')
writeFileSync(option, 'name: mine\nextends: current-policy\ntitle: Mine\nsummary: As it is.\n')

const loaded = (...settings: string[]) =>
  loadScenarios(['current-policy', option], settings.map(parseSetting))

describe('the past of a comparison', () => {
  it.each(['stocks.supported=90000', 'groups.albania.share_opening_stocks=0.127', 'stocks.detained=3000'])(
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

  it('takes the same setting for both', () => {
    expect(() => refuseOtherPasts(loaded('stocks.supported=90000'))).not.toThrow()
    expect(otherWorlds(loaded('stocks.supported=90000'))).toEqual([])
  })

  it('says where an option is compared with a world of other arrivals', () => {
    expect(otherWorlds(loaded('mine:arrivals.small_boat.central=35000'))).toEqual([
      'mine differs from current-policy in arrivals.small_boat.central: its results compare two worlds, not two policies.',
    ])
  })

  it('says that another value of what has made the past is another world', () => {
    expect(variedWorlds(['crossing.interception_share', 'removals.beds'])).toEqual([
      'Another value of crossing.interception_share also changes who is in the system at the start or who sets out: each is another world, not another policy.',
    ])
    expect(variedWorlds(['removals.beds', 'decisions.caseworkers'])).toEqual([])
  })

  it('refuses on the command line with exit code 2', async () => {
    const { code, told } = await call('compare', option, '--set', 'mine:stocks.detained=3000')
    expect(code).toBe(2)
    expect(told).toContain('stocks.detained')
    expect(told).toContain('one past')
  })
})
