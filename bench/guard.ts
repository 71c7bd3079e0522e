/**
 * `npm run bench:guard` fails if the product has become dearer. Its cost is a ratio to that of the reference loop, which nobody changes, in the same process turn by turn: the ratio of the
 * fastest of many short turns, which a busy machine hardly moves, is held against the recorded one. A busy machine may spoil a round all the same; a dearer product fails every round.
 * `-- --record` records the ratio anew.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { runLoop } from './pathway/loop.ts'
import { policyAt, replicate } from './product.ts'
import { compared } from './timing.ts'

const record = 'bench/guard.json'
/** How many times the recorded ratio is too much. */
const most = 1.25
const rounds = 3
const pairs = 40
/** Turns until the product's code is compiled as it stays. */
const before = 20

const scenario = policyAt(0.05)
/** The ratio of the fastest turns of one round; the work is the same in every turn. */
function measured(turnsBefore: number): number {
  const { fastest, ratio, lowest, highest } = compared(
    () => replicate(scenario, 1, 5),
    () => runLoop({ scale: 0.1, days: 3650 }, 1),
    pairs,
    turnsBefore,
  )
  const pairwise = `median of ${pairs} pairs ${ratio.toFixed(2)}, ${lowest.toFixed(2)} to ${highest.toFixed(2)}`
  console.log(`product to reference loop, fastest turns: ${fastest.toFixed(2)} (${pairwise})`)
  return fastest
}

let ratio = measured(before)
if (process.argv.includes('--record')) {
  writeFileSync(record, `{ "ratio": ${ratio.toFixed(2)} }\n`)
} else {
  const { ratio: recorded } = JSON.parse(readFileSync(record, 'utf8')) as { ratio: number }
  const limit = most * recorded
  for (let round = 1; round < rounds && ratio > limit; round++) ratio = Math.min(ratio, measured(0))
  console.log(`recorded ${recorded}, limit ${limit.toFixed(2)}`)
  if (ratio > limit) {
    console.error('The product has become dearer: CONTRIBUTING.md, “What a run may cost”')
    process.exitCode = 1
  }
}
