import { describe, expect, test } from 'vitest'
import { openScenarios, parseSetting } from '../../src/scenarios/load.ts'
import { nameUnder, withResponses } from '../../src/scenarios/responses.ts'
import { hub } from '../model/model.ts'
import { inputErrorOf } from './files.ts'

const baseline = 'current-policy-2024'
const under = (names: readonly string[], first: 0 | 1 = 1, references = [baseline, hub]) =>
  withResponses(openScenarios(references), names, first)
const leave = nameUnder('hub', 'leave')

describe('options under a response', () => {
  test('stand beside the same options without, and the baseline stays as it is', () => {
    const [, plain, responding] = under(['leave'])([])
    expect(under(['leave', 'get-documents'])([]).map(({ name }) => name)).toEqual([
      baseline,
      'hub',
      leave,
      nameUnder('hub', 'get-documents'),
    ])
    expect(plain!.values.response.in_force).toBe('none')
    expect(responding!.values.response.in_force).toBe('leave')
    const { name, title, response, ...others } = responding!.values
    expect(others).toEqual({ ...plain!.values, name: undefined, title: undefined, response: undefined })
    expect([name, title]).toEqual([leave, 'Return hubs: more people leave the country'])
    expect(response.hypotheses).toEqual(plain!.values.response.hypotheses)
  })

  test('are those that they are under settings, their own among them', () => {
    const path = 'response.hypotheses.leave.strength'
    const settings = [`${path}=0.5`, `${leave}:${path}=3`].map(parseSetting)
    const [, plain, responding] = under(['leave'])(settings)
    expect(plain!.values.response.hypotheses['leave']!.strength.value).toBe(0.5)
    expect(responding!.values.response.hypotheses['leave']!.strength.value).toBe(3)
  })

  test('are none under none', () => {
    expect(under(['none'])([]).map(({ name }) => name)).toEqual([baseline, 'hub'])
  })

  test('are refused under a response that is not known, and where nobody could be sent', () => {
    const unknown = inputErrorOf(() => under(['leav'])([]))
    expect(unknown.problems).toMatchObject([{ file: '--response', found: 'found "leav"', nearest: 'leave' }])
    const nobody = inputErrorOf(() => under(['leave'], 1, ['current-policy-2024', 'historic-2018-2024'])([]))
    expect(nobody.problems).toMatchObject([{ found: 'found leave with historic-2018-2024' }])
    const stray = [parseSetting(`other-response-leave:removals.beds=1`)]
    expect(inputErrorOf(() => under(['leave'])(stray)).problems[0]!.found).toContain('other-response-leave')
  })
})
