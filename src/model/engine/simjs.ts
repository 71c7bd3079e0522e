/** The one place that loads simjs: takes its classes off `window`, types them and leaves no global behind. */
import { madeWindow } from './simjs-window.ts'
import 'simjs'
import type { SimJs } from './simjs-types.ts'

/** simjs registers once a process; a second copy of this file, of another version of the package say, finds it under this key. */
const key = Symbol.for('simjs 2.0.3')
const scope = globalThis as { window?: { Sim?: SimJs }; [key]?: SimJs }
const library = scope.window?.Sim ?? scope[key]
if (!library?.Sim) throw new Error('simjs did not register window.Sim')
Object.defineProperty(scope, key, { value: library, configurable: true })
if (madeWindow) delete scope.window
else delete scope.window?.Sim

/** The executive of simjs, whose loop runs every replication. */
export const Sim: SimJs['Sim'] = library.Sim

/** The event list of simjs: the plain reference against which ours is tested. */
export const PQueue: SimJs['PQueue'] = library.PQueue
