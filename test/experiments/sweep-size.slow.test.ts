/** What a large design takes before its first job, in a process of its own: time and memory by point, of which 10,000 are allowed. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../model/model.ts'

const points = 3000
const most = 10_000

test('10,000 points take less than a minute and 300 MB before the first job', () => {
  const folder = temporaryFolder()
  const design = join(folder, 'design.yaml')
  writeFileSync(
    design,
    `name: large\ntitle: A large design\nbaseline: current-policy-2024\nscenarios: [${hub}]\nmethod: latin-hypercube\npoints: ${points}\nparameters:
  pace: { path: schemes.hub.stay.return_pace, from: 1, to: 50 }
  referrals: { path: schemes.hub.referral.per_week, from: 20, to: 100 }\n`,
  )
  const script = `
    import { loadSweepDesign } from './dist/scenarios/load.js'
    import { stationsOf } from './dist/runs/sweep-plan.js'
    import { jobPlan } from './dist/experiments/sweep/sweep.js'
    import { jobsOf } from './dist/experiments/replications/replicate.js'
    const design = loadSweepDesign(${JSON.stringify(design)})
    const { stations } = stationsOf(design, '1', [design.baseline, ...design.scenarios], [])
    const plan = jobPlan({ stations, deterrence: ['none'], seed: '1', horizonYears: 5, replications: 1, version: '0' })
    const jobs = jobsOf(plan, 0, 1)
    const { user, system } = process.cpuUsage()
    console.log(JSON.stringify({ jobs: jobs.length, seconds: (user + system) / 1e6, megabytes: process.memoryUsage().rss / 1e6 }))`
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  const { jobs, seconds, megabytes } = JSON.parse(said)
  expect(jobs).toBe(points + 1)
  expect((seconds / points) * most).toBeLessThan(60)
  expect(megabytes).toBeLessThan(300)
})
