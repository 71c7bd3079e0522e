import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadScenarios, openScenarios, readLayer } from '../../src/scenarios/load.ts'
import { readings, readingsLeft } from '../../src/scenarios/readings.ts'
import { withResponses } from '../../src/scenarios/responses.ts'

const files = readdirSync('examples/readings')
const wordsOf = (references: readonly string[], settings = loadedSettings()) =>
  readingsLeft(loadScenarios(['current-policy', ...references], settings)).map(({ words }) => words)

function loadedSettings(file?: string) {
  return file === undefined ? [] : readLayer(`examples/readings/${file}`).settings
}

describe('rival readings', () => {
  test('have a file each, or an option, and a row on the page of assumptions', () => {
    const page = readFileSync('docs/assumptions.md', 'utf8')
    for (const { with: file } of readings) expect(page).toContain(`\`${file}`)
    expect(
      readings
        .map((reading) => reading.with)
        .filter((name) => name.endsWith('.yaml'))
        .sort(),
    ).toEqual(files.sort())
  })

  test('are named where they bear on an option', () => {
    expect(wordsOf(['faster-decisions'])).toEqual([
      'withdrawals by decisions',
      'unrecorded departures',
      'people who leave support leave places other than hotels',
    ])
    expect(wordsOf(['return-hubs'])).toEqual([
      'unrecorded departures',
      'people who leave support leave places other than hotels',
      'a response in the country',
    ])
    expect(wordsOf(['gang-disruption'])).toEqual([])
  })

  test.each(files)(
    '%s sets what it is a reading of, in every scenario, and is then named no more',
    (file) => {
      const reading = readings.find((each) => each.with === file)!
      const scenarios = loadScenarios(['current-policy', 'faster-decisions'], loadedSettings(file))
      expect(scenarios.some(reading.isOther)).toBe(false)
      expect(wordsOf(['faster-decisions'], loadedSettings(file))).not.toContain(reading.words)
    },
  )

  test('of a response is not named where one is run', () => {
    const load = withResponses(openScenarios(['current-policy', 'return-hubs']), ['leave'], 1)
    expect(readingsLeft(load([])).map(({ words }) => words)).toEqual([
      'unrecorded departures',
      'people who leave support leave places other than hotels',
    ])
  })
})
