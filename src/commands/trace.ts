/** `return-hubs trace`: one party’s life, and where it parts from its life in another scenario. */
import { command } from './command.ts'
import { defaults } from './defaults.ts'
import {
  arrivals,
  horizon,
  layered,
  oneScenario,
  opened,
  printing,
  seed,
  set,
  text,
} from './shared-options.ts'

/** The command. */
export const trace = command({
  usage: 'trace <scenario>',
  describe: 'One party’s life, event by event',
  positions: oneScenario,
  options: {
    ...seed,
    ...horizon,
    ...arrivals,
    ...set,
    ...layered,
    ...opened,
    ...printing,
    party: { ...text, describe: 'Party: small-boat-12, other-route-7, opening-exhausted-3 …' },
    having: { ...text, describe: 'The first party to which this transition happens' },
    replication: { ...text, describe: `Replication, from 0 [default: ${defaults.trace.replication}]` },
    against: { ...text, describe: 'Another scenario: says where the lives part and why' },
    picture: { ...text, describe: 'File for a picture of the timeline: .svg, .png or .vl.json' },
    log: { ...text, describe: 'CSV file for the event log: case, activity, timestamp, resource' },
  },
  handle: async (args, { output }) => (await import('./handlers/trace.ts')).trace(args, output),
})
