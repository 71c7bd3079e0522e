import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { annotated } from '../../src/scenarios/document/annotated.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { schemaAt, unitOf } from '../../src/scenarios/schema/allowed.ts'
import {
  isNotPatterns,
  meaningOf,
  policyQuestions,
  questionOf,
} from '../../src/scenarios/schema/policy-questions.ts'
import { hub } from '../model/model.ts'
import { temporaryFolder } from '../scenarios/files.ts'
import { checkPage } from './check-page.ts'

const { write } = temporaryFolder()

describe('docs/parameters.md', () => {
  test('is as npm run parameters makes it', () => {
    const { status, stderr } = checkPage('parameters')
    expect([status, stderr]).toEqual([0, ''])
  })

  test('has every parameter of a scenario, under a question', () => {
    const page = readFileSync('docs/parameters.md', 'utf8')
    const { parameters, values } = loadScenario(hub)
    const named = (id: string) => {
      const path = id.split('.')
      if (path[0] === 'response') return path.with(2, '*').join('.')
      return ['groups', 'schemes', 'deterrence'].includes(path[0]!) ? path.with(1, '*').join('.') : id
    }
    for (const { id, unit } of parameters.filter((row) => row.unit !== 'choice')) {
      expect(page, id).toContain(`| \`${named(id)}\` |`)
      expect(page).toContain(unit)
      expect(questionOf(id.split('.')), id).toBeDefined()
    }
    expect(values.schemes).not.toEqual({})
  })

  test('says what a parameter is not of parameters that there are, and asks no question twice', () => {
    const missing = isNotPatterns.filter((pattern) => unitOf(schemaAt(pattern.split('.'))) === undefined)
    expect(missing).toEqual([])
    const questions = policyQuestions.map(({ question }) => question)
    expect(new Set(questions).size).toBe(questions.length)
  })
})

describe('scenarios show', () => {
  test('says the same of each parameter, and loads to the same values', () => {
    const { document, values } = loadScenario(hub)
    const text = annotated(document)
    expect(text).toContain(`# ${meaningOf(['schemes', 'hub', 'stay', 'return_pace'])}\n      return_pace:`)
    expect(loadScenario(write('shown.yaml', text)).values).toEqual(values)
  })
})
