/** The model as a library, `return-hubs`: a scenario is loaded, and a replication of it is run. The engine alone is `return-hubs/engine`. */
export { InputError } from './input-error.ts'
export { BrokenInvariant, type ReplicationResult, type Series } from './model/result.ts'
export { type Replication, simulate } from './model/simulate.ts'
export {
  builtInNames,
  type LoadedScenario,
  loadScenario,
  parseSetting,
  type Setting,
} from './scenarios/load.ts'
export type { Scenario } from './scenarios/schema/schema.ts'
