import { expect, test } from 'vitest'
import { attempted, type Unmade, unmadeText } from '../../src/runs/made-of-results.ts'

const failing = (code?: string) => async () => {
  throw Object.assign(new Error('no such chart'), code === undefined ? {} : { code, path: 'x' })
}

test('a fault in what is made of results is kept and told, and ends nothing', async () => {
  const unmade: Unmade[] = []
  await attempted('charts', failing(), unmade)
  await attempted('report', async () => 'made', unmade)
  expect(unmade.map(({ what }) => what)).toEqual(['charts'])
  const text = unmadeText('outputs/run', unmade)
  expect(text).toContain(
    'The results are complete. The charts could not be made: unexpected fault: no such chart',
  )
  expect(text).toContain('return-hubs report outputs/run')
})

test('a full disk is no such fault', async () => {
  await expect(attempted('charts', failing('ENOSPC'), [])).rejects.toThrow('no such chart')
})
