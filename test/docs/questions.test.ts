/** The page of questions: its commands are those of its template, and ask for what there is. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findMetric } from '../../src/model/measures/metrics.ts'
import { loadScenarios, parseSetting } from '../../src/scenarios/load.ts'
import { questionRuns } from '../../tools/pages/question-runs.ts'

const runs = questionRuns()
const valuesOf = (words: readonly string[], option: string) =>
  words.flatMap((word, i) => (words[i - 1] === option ? [word] : []))

describe.each(runs.map(({ folder, words }) => [folder, words] as const))('%s', (_, words) => {
  const [command, scenario] = words as [string, string]

  test('stands on the page as in the template', () => {
    const page = readFileSync('docs/questions.md', 'utf8').replaceAll("'", '')
    expect(page).toContain(`npx return-hubs ${words.join(' ')}\n`)
  })

  test('sets, varies and measures what there is', () => {
    const settings = valuesOf(words, '--set').map(parseSetting)
    const [parameter] = valuesOf(words, '--parameter')
    const varied =
      parameter === undefined ? [] : [parseSetting(`${scenario}:${parameter}=${valuesOf(words, '--from')}`)]
    expect(loadScenarios(['current-policy', scenario], [...settings, ...varied])).toHaveLength(2)
    expect(valuesOf(words, '--metric').map(findMetric)).not.toContain(undefined)
    expect(['solve', 'compare']).toContain(command)
  })
})

test('no two commands write one folder', () => {
  expect(new Set(runs.map(({ folder }) => folder)).size).toBe(runs.length)
})
