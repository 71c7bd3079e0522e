import { describe, expect, test } from 'vitest'
import { similarFiles } from '../../src/scenarios/document/similar-files.ts'

describe('files that a path may have been meant for', () => {
  test('are those of its kind beside it', () => {
    expect(similarFiles('examples/two-hub.yaml')).toContain('examples/two-hubs.yaml')
    expect(similarFiles('examples/two-hub.yaml')).not.toContain('examples/inputs.csv')
  })
  test('if its folder is not there, those of its name in the folders beside that', () => {
    expect(similarFiles('example/two-hubs.yaml')).toEqual(['examples/two-hubs.yaml'])
  })
  test('are none if nothing of the path is there', () => {
    expect(similarFiles('no/such/folder/x.yaml')).toEqual([])
  })
})
