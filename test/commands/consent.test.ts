import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { describeWork, mayBegin } from '../../src/terminal/consent.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { keptOutput } from './fixtures.ts'

const long = { what: 'Everything', runs: 500, years: 5, workers: 2 }

test('says what will be run and about how long it takes', () => {
  expect(describeWork(long)).toBe('Everything: about 500 runs of 5 years, some 15 minutes with 2 workers.')
  expect(describeWork({ ...long, runs: 20, years: 1, workers: 1 })).toBe(
    'Everything: about 20 runs of 1 year, less than a minute with 1 worker.',
  )
  const { workers: _, ...elsewhere } = long
  expect(describeWork(elsewhere)).toBe('Everything: about 500 runs of 5 years, on other machines.')
  expect(describeWork({ ...long, runs: undefined })).toContain('until the precision is reached')
})

test.each([
  ['y', {}, true, 1],
  ['Yes ', {}, true, 1],
  ['', {}, false, 1],
  ['n', {}, false, 1],
  ['yet', {}, false, 1],
  ['n', { runs: 10 }, true, 0],
  ['n', { runs: undefined }, false, 1],
])('the answer "%s" to the question before %j', async (answer, work, goesOn, asked) => {
  let questions = 0
  const output = {
    ...keptOutput(),
    ask: async () => {
      questions++
      return answer
    },
  }
  expect(await mayBegin({ ...long, ...work }, false, output)).toBe(goesOn)
  expect(questions).toBe(asked)
  expect(await mayBegin({ ...long, ...work }, true, output)).toBe(true)
  expect(questions).toBe(asked)
})

test('nobody is asked where nobody is there, but told', async () => {
  const output = keptOutput()
  expect(await mayBegin(long, false, output)).toBe(true)
  expect(output.told).toContain('15 minutes')
})

test('compare without scenarios asks before it begins, and runs nothing where the answer is no', async () => {
  const out = join(temporaryFolder(), 'all')
  const output = { ...keptOutput(), ask: async () => 'n' }
  expect(await main(['compare', '--seed', '1', '--out', out], output)).toBe(0)
  expect(existsSync(out)).toBe(false)
})
