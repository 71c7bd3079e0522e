/** How long support lasts: a share of it with an appeal, and some days beyond the move-on period. Neither moves anybody else. */
import { describe, expect, test } from 'vitest'
import type { ReplicationResult } from '../../src/model/result.ts'
import { runOnce, smallScenario, TextLog } from '../model/model.ts'

function run(...settings: readonly string[]) {
  const scenario = smallScenario('current-policy', settings)
  const log = new TextLog(Object.keys(scenario.schemes))
  return { result: runOnce(scenario, 1, 1, log), log }
}
const monthly = ({ series }: ReplicationResult, metric: string) =>
  series.find((each) => each.metric === metric && ['people', ''].includes(each.countedIn))!
    .monthly as number[]
const supportedIn = ({ result }: ReturnType<typeof run>) => monthly(result, 'support.supported')
const plain = run()

/** Supported people at the opening over the published number: of a tenth of the system, who is supported is a draw of some 8,000 people. */
const openedAs = (...settings: readonly string[]) => {
  const scenario = smallScenario('current-policy', settings, 0.1)
  return monthly(runOnce(scenario, 1, 1 / 12), 'support.supported')[0]! / scenario.stocks.supported
}

describe('support while an appeal lasts', () => {
  const some = run('support.appeal_share=0.6')

  test('opens as published, and moves nobody', () => {
    expect(some.log.lines).toEqual(plain.log.lines)
    expect(Math.abs(openedAs('support.appeal_share=0.6') - 1)).toBeLessThan(0.03)
  })

  test('is all of it at 1', () => {
    expect(supportedIn(run('support.appeal_share=1'))).toEqual(supportedIn(plain))
  })

  test('falls away where refusals turn into appeals', () => {
    // Of the open claims more are supported at the start, as the same number is made up by them.
    const refusing = ['appeals.disposals_per_quarter=0', 'arrivals.other_routes.central=0']
    const [all, fewer] = [run(...refusing), run(...refusing, 'support.appeal_share=0.6')]
    const change = (of: readonly number[]) => of[12]! - of[0]!
    expect(change(supportedIn(fewer))).toBeLessThan(change(supportedIn(all)))
  })

  test('opens as published even where nobody else would make up the number', () => {
    expect(Math.abs(openedAs('support.appeal_share=0') - 1)).toBeLessThan(0.03)
  })
})

describe('days on support beyond the move-on period', () => {
  const longer = run('support.leaving_days=30')
  const leaving = (lines: readonly string[]) => lines.filter((line) => line.includes('leaves_support'))

  test('end support so much later, and move nobody else', () => {
    const others = ({ log }: ReturnType<typeof run>) =>
      log.lines.filter((line) => !line.includes('leaves_support') && !line.includes('renew'))
    expect(new Set(others(longer))).toEqual(new Set(others(plain)))
    const times = ({ log }: ReturnType<typeof run>) =>
      new Map(leaving(log.lines).map((line) => [line.split(' ')[1]!, Number(line.split(' ')[0])]))
    const [late, usual] = [times(longer), times(plain)]
    const both = [...usual.keys()].filter((party) => late.has(party))
    expect(both.length).toBeGreaterThan(10)
    for (const party of both) expect(late.get(party)! - usual.get(party)!).toBeCloseTo(30, 6)
  })

  test('open as published', () => {
    expect(Math.abs(openedAs('support.leaving_days=30') - 1)).toBeLessThan(0.03)
  })
})
