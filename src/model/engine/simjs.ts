/** The one place that loads simjs: takes its classes off `window`, types them and leaves no global behind. */
import { madeWindow } from './simjs-window.ts'
import 'simjs'
import type { SimJs } from './simjs-types.ts'

const scope = globalThis as { window?: { Sim?: SimJs } }
const library = scope.window?.Sim
if (!library?.Sim) throw new Error('simjs did not register window.Sim')
if (madeWindow) delete scope.window
else delete scope.window?.Sim

/** The executive of simjs, whose loop runs every replication. */
export const Sim: SimJs['Sim'] = library.Sim

/** The event list of simjs: the plain reference against which ours is tested. */
export const PQueue: SimJs['PQueue'] = library.PQueue
