/** From a state of the page to what is run: the same scenarios, plan and words as on the command line. */
import { forShell } from '../briefing/reproduce.ts'
import type { Plan } from '../experiments/replications/replicate.ts'
import { noDeterrence } from '../model/deterrence.ts'
import { tool } from '../run-folder/tool.ts'
import { refuseUnknownHypotheses } from '../runs/hypotheses.ts'
import { otherWorlds, pathsInBaseline, refuseOtherPasts, variedWorlds } from '../runs/one-past.ts'
import { type LoadedScenario, openScenarios, parseSetting } from '../scenarios/load.ts'
import type { State } from './state.ts'

/** The scenario that options are compared with. */
export const baselineName = 'current-policy'

/** A state, opened. */
export interface Question {
  readonly state: State
  /** The baseline first; it alone where the state asks for nothing else. */
  readonly scenarios: readonly LoadedScenario[]
  readonly plan: Plan
  /** Words of the command line after `return-hubs`. */
  readonly words: readonly string[]
  /** What the command line would say of the settings. */
  readonly remarks: readonly string[]
}

/** Opens a state. @throws InputError with the messages of the command line */
export function questionOf(state: State): Question {
  const reference = state.scenario ?? state.file!.name
  const references = reference === baselineName ? [baselineName] : [baselineName, reference]
  const settings = state.settings.map(parseSetting)
  const scenarios = openScenarios(references)(settings)
  const deterrence = [noDeterrence, ...(state.deterrence === undefined ? [] : [state.deterrence])]
  refuseOtherPasts(scenarios)
  refuseUnknownHypotheses(deterrence, scenarios)
  return {
    state,
    scenarios,
    plan: {
      scenarios,
      baseline: baselineName,
      deterrence,
      seed: String(state.seed),
      horizonYears: Math.round(state.horizon * 12) / 12,
      replications: state.replications,
      version: tool.version,
      followed: true,
    },
    words: wordsOf(state, reference),
    remarks: [...otherWorlds(scenarios), ...variedWorlds(pathsInBaseline(settings, baselineName))],
  }
}

function wordsOf({ settings, deterrence, seed, replications, horizon }: State, reference: string): string[] {
  return [
    'compare',
    reference,
    ...settings.flatMap((text) => ['--set', text]),
    ...(deterrence === undefined ? [] : ['--deterrence', deterrence]),
    ...['--seed', String(seed), '--replications', String(replications)],
    ...['--horizon', String(Math.round(horizon * 12) / 12)],
  ]
}

/** The command that gives the same bytes. */
export const commandLine = ({ words }: Pick<Question, 'words'>): string =>
  ['npx', 'return-hubs', ...words].map(forShell).join(' ')
