import { describe, expect, it } from 'vitest'
import { firstThatDiffers, timeline } from '../../src/commands/handlers/trace-text.ts'
import type { TraceEvent } from '../../src/experiments/trace/trace.ts'

const event = (time: number, date: string, more: Partial<TraceEvent> = {}): TraceEvent => ({
  time,
  date,
  episode: 0,
  transition: 'referred',
  activity: 'is referred to Hub B',
  cause: 'scheme',
  stage: '',
  people: 1,
  ...more,
})

describe('the lines of a life', () => {
  it('count days between the dates that are printed', () => {
    const lines = timeline([
      event(911.9, '2027-07-01'),
      event(912.6, '2027-07-02'),
      event(912.99, '2027-07-02'),
      event(915.1, '2027-07-05'),
    ])
    expect(lines.map((line) => /\+\d+ d/.exec(line)?.[0])).toEqual([undefined, '+1 d', undefined, '+3 d'])
  })

  it('name the scheme that decided, once', () => {
    const scheme = { id: 'hub-b', label: 'Hub B' }
    expect(timeline([event(1, '2025-01-02', { scheme })])[0]).toMatch(/is referred to Hub B .*\[scheme\]$/)
    const unlocated = event(1, '2025-01-02', { activity: 'cannot be located', scheme })
    expect(timeline([unlocated])[0]).toMatch(/cannot be located .*\[scheme Hub B\]$/)
  })
})

it('the first party whose life differs is named with the option that shows it; nothing is said if there is none', () => {
  expect(firstThatDiffers('small-boat-59244')).toBe(
    'The first party whose life differs: small-boat-59244 (--party small-boat-59244).',
  )
  expect(firstThatDiffers(undefined)).toBe('')
})
