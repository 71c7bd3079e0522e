import { describe, expect, test } from 'vitest'
import { plain } from '../../src/briefing/text.ts'
import { sha256 } from '../../src/digest.ts'
import runJob from '../../src/execution/worker.ts'
import { compare } from '../../src/experiments/replications/replicate.ts'
import { questionOf } from '../../src/explorer/question.ts'
import { Session } from '../../src/explorer/session.ts'
import { filesOf } from '../../src/explorer/take-away.ts'
import { findMetric } from '../../src/model/measures/metrics.ts'
import { summaryFile } from '../../src/run-folder/results-csv.ts'
import { smallHub } from './small.ts'

const question = questionOf({ ...smallHub, deterrence: 'illustrative-high' })
const session = new Session(question)
const outcomes = new Map<string, ReturnType<typeof runJob>>()
/** Runs the next job that is left, as a worker of the page does. */
const runNext = () => {
  const { job, address } = session.left[0]!
  const outcome = runJob(job)
  outcomes.set(address, outcome)
  return session.take(address, outcome)
}

describe('a question being answered', () => {
  test('has a first answer after one replication, which claims nothing', async () => {
    expect(session.left).toHaveLength(8)
    expect(await session.answer()).toBeUndefined()
    while (session.complete === 0) runNext()
    const { answer } = (await session.answer())!
    expect(answer).toMatchObject({ replications: 1, of: 2, failures: [] })
    expect(session.isFinal).toBe(false)
    expect(plain(answer.findings[0]!.heading)).toContain('too few runs to say')
    expect(answer.outcomes.every(({ verdict }) => verdict !== '')).toBe(true)
  })

  test('runs the baseline once for all hypotheses, since nobody is deterred by it', () => {
    expect(outcomes.size).toBe(3)
    while (!session.isFinal) runNext()
    expect(outcomes.size).toBe(6)
  })

  test('ends with the summary of the command line, to the byte', async () => {
    const { answer } = (await session.answer())!
    const { tables } = await compare(question.plan, { workers: 2, find: findMetric })
    expect(answer.summary).toBe(sha256(summaryFile(tables.summary)[1]))
    expect(answer.replications).toBe(2)
  })

  test('is answered at once where its results are known', () => {
    const again = new Session(question)
    for (const [address, outcome] of outcomes) again.take(address, outcome)
    expect(again.isFinal).toBe(true)
  })

  test('gives the tables of a run folder away', async () => {
    const files = filesOf(question, (await session.answer())!)
    expect([...files.keys()]).toContain('results/differences.csv')
    expect(files.get('scenarios/return-hubs.yaml')).toContain('title: Return hubs')
  })
})
