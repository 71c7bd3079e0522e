import { describe, expect, test } from 'vitest'
import type { Job, Outcome } from '../../src/execution/job.ts'
import { runJobs } from '../../src/execution/run-jobs.ts'
import { asText, jobsFor, standInWorker } from './fixtures.ts'

async function outcomesOf(jobs: readonly Job[], workers: number) {
  const outcomes = new Map<number, Outcome>()
  await runJobs(jobs, {
    workers,
    worker: standInWorker,
    onOutcome: (job, outcome) => outcomes.set(job.index, outcome),
  })
  return outcomes
}

describe('runJobs', () => {
  test('gives the same outcomes with any number of workers and in any order', async () => {
    const jobs = jobsFor(9)
    const one = await outcomesOf(jobs, 1)
    expect(one.size).toBe(9)
    expect(asText(await outcomesOf(jobs, 3))).toBe(asText(one))
    expect(asText(await outcomesOf([...jobs].reverse(), 2))).toBe(asText(one))
  })
  test('reports a job that fails and runs the others', async () => {
    const outcomes = await outcomesOf(jobsFor(4, 'breaks'), 2)
    expect(outcomes.get(1)).toEqual({ stage: 'detained', message: 'three in two beds' })
    expect([...outcomes.values()].filter((outcome) => 'result' in outcome)).toHaveLength(2)
  })
  test('survives a worker that goes down', async () => {
    const outcomes = await outcomesOf(jobsFor(5, 'dies'), 2)
    expect(outcomes.size).toBe(5)
    expect(outcomes.get(1)).toMatchObject({ stage: '' })
    expect([...outcomes.values()].filter((outcome) => 'result' in outcome)).toHaveLength(4)
  })
  test('stops, and reports nothing more, when an outcome cannot be kept', async () => {
    const seen: number[] = []
    const run = runJobs(jobsFor(30, 'slow'), {
      workers: 2,
      worker: standInWorker,
      onOutcome: ({ index }) => {
        seen.push(index)
        if (seen.length === 3) throw new Error('disk full')
      },
    })
    await expect(run).rejects.toThrow('disk full')
    expect(seen).toHaveLength(3)
  })
  test('does nothing for no jobs', async () => {
    expect((await outcomesOf([], 2)).size).toBe(0)
  })
})
