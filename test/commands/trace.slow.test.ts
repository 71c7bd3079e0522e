import { expect, test } from 'vitest'
import { trace } from '../../src/commands/handlers/trace.ts'
import { keptOutput } from './fixtures.ts'

const against = async (having: string) => {
  const output = keptOutput()
  const settings = [
    'decisions.caseworkers=10',
    'return-hubs:schemes.hub.agreement.opening_median_days=413',
    'return-hubs:schemes.hub.agreement.opening_spread=0',
  ]
  const argv = { scenario: 'return-hubs', against: 'current-policy', having, horizon: '0.5', set: settings }
  await trace({ ...argv, _: [], $0: '' } as Parameters<typeof trace>[0], output)
  return output.printed
}

test('--having with --against says so if no life differs, and names the first party whose life does', async () => {
  const told = await against('granted_initially')
  const [, note] = told.split('\n')
  expect(note).toMatch(/^Nobody to whom "granted_initially" happens has another life/)
  expect(told).toContain('The two lives are the same.\nThe first party whose life differs: ')
  const [, party, option] = /differs: ([a-z]+-[a-z]+-\d+)\s\(--party\s(\S+)\)\./.exec(told) ?? []
  expect(party).toBe(option)
})

test('--having with --against takes a party whose life differs', async () => {
  const told = await against('loses_contact')
  expect(told).not.toContain('Nobody to whom')
  expect(told).not.toContain('The two lives are the same.')
  expect(told).toContain('is referred to Return hub')
})
