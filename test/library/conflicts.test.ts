/** Rules for conflicts between figures are applied where they say, in files and in the library's scenarios. */
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { conflicts } from '../../src/evidence/conflicts.ts'
import { juneConflicts } from '../../src/evidence/conflicts-june-2026.ts'
import { builtInNames, loadScenario } from '../../src/scenarios/load.ts'

/** Whether a path, in which `*` is any one name, names something in a scenario. */
function stands(scenario: string, path: string): boolean {
  const steps = path.split('.')
  return loadScenario(scenario).parameters.some(({ id }) => {
    const parts = id.split('.')
    return (
      steps.length === parts.length && steps.every((step, index) => step === '*' || step === parts[index])
    )
  })
}

test.each(conflicts.map(({ id, applied }) => [id, applied] as const))(
  '%s is applied at places that exist',
  (_, applied) => {
    for (const place of applied) {
      const [, scenario, path] = /^(\S+): (\S+)$/.exec(place) ?? []
      const exists =
        scenario !== undefined && path !== undefined
          ? builtInNames().includes(scenario) && stands(scenario, path)
          : existsSync(place)
      expect([place, exists]).toEqual([place, true])
    }
  },
)

test('a rule of the edition of June 2026 for a value holds for that of current-policy, but where the rule is of the past', () => {
  const ofThePast = ['tribunal-disposals-2024-25', 'detention-2023']
  const past = 'current-policy-2024: '
  const missing = juneConflicts
    .filter(({ id }) => !ofThePast.includes(id))
    .flatMap(({ id, applied }) =>
      applied
        .filter((place) => place.startsWith(past))
        .map((place) => place.replace(past, 'current-policy: '))
        .filter((place) => !applied.includes(place))
        .map((place) => `${id}: ${place}`),
    )
  expect(missing).toEqual([])
})
