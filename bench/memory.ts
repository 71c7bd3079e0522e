/** Peak memory, in megabytes, of a process that does one thing: `memory.ts VOLUME YEARS REPLICATIONS` of the product, or `memory.ts loop` or `engine` for the reference pathway. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runLoop } from './pathway/loop.ts'
import { runOnEngine } from './pathway/on-engine.ts'
import { reference } from './pathway/totals.ts'
import { policyAt, replicate } from './product.ts'

/** Runs this file with the words given in a process of its own. */
export function peakMemory(...words: readonly (string | number)[]): number {
  const file = fileURLToPath(import.meta.url)
  const output = execFileSync(
    process.execPath,
    ['--import', './tools/compiled.js', file, ...words.map(String)],
    { encoding: 'utf8' },
  )
  return Number(output)
}

/** Of this process since it began: where Linux tells it, as the usage of resources counts its parent's memory too. */
function ownPeak(): number {
  const status = '/proc/self/status'
  const linux = existsSync(status) ? /VmHWM:\s*(\d+)/.exec(readFileSync(status, 'utf8')) : null
  return (linux === null ? process.resourceUsage().maxRSS : Number(linux[1])) / 1024
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [what, years, replications] = process.argv.slice(2)
  if (what === 'loop') runLoop(reference, 1)
  else if (what === 'engine') runOnEngine(reference, '1')
  else {
    const scenario = policyAt(Number(what))
    for (let r = 1; r <= Number(replications); r++) replicate(scenario, r, Number(years))
  }
  console.log(ownPeak())
}
