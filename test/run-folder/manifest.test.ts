import { describe, expect, test } from 'vitest'
import { sha256 } from '../../src/digest.ts'
import { digestsOf, filesDigest, inputsDigest, type RunInputs } from '../../src/run-folder/manifest.ts'
import { environment, environmentDifferences, tool } from '../../src/run-folder/tool.ts'

const inputs: RunInputs = {
  asked: { kind: 'comparison' },
  seed: 1,
  replications: 20,
  horizon_years: 5,
  baseline: 'a',
  deterrence: ['none', 'strong'],
  scenarios: [
    { name: 'a', sha256: '1' },
    { name: 'b', sha256: '2' },
  ],
}

describe('inputsDigest', () => {
  test('does not depend on the order in which things were named', () => {
    const reordered = {
      ...inputs,
      deterrence: ['strong', 'none'],
      scenarios: [...inputs.scenarios].reverse(),
    }
    expect(inputsDigest(reordered)).toBe(inputsDigest(inputs))
  })
  test('depends on the rows of an ensemble, not on its name', () => {
    const within = (file: string, sha256: string) =>
      inputsDigest({ ...inputs, ensemble: { file, members: 2, sha256 } })
    expect(within('a.csv', '1')).toBe(within('b.csv', '1'))
    expect(within('a.csv', '1')).not.toBe(within('a.csv', '2'))
  })
  test.each([
    { asked: { kind: 'sweep' } },
    { seed: 2 },
    { replications: 21 },
    { horizon_years: 4 },
    { baseline: 'b' },
    { deterrence: ['none'] },
    { scenarios: [{ name: 'a', sha256: '1' }] },
    { ensemble: { file: 'a.csv', members: 2, sha256: '1' } },
  ])('depends on %j', (other) => expect(inputsDigest({ ...inputs, ...other })).not.toBe(inputsDigest(inputs)))
})

test('the digest of files can be computed with standard tools: sha256sum of sorted `sha256  path` lines', () => {
  const files = digestsOf(
    new Map([
      ['results/b.csv', 'two'],
      ['results/a.csv', 'one'],
    ]),
  )
  expect(files.map(({ path }) => path)).toEqual(['results/a.csv', 'results/b.csv'])
  const lines = `${sha256('one')}  results/a.csv\n${sha256('two')}  results/b.csv\n`
  expect(filesDigest([...files].reverse())).toBe(sha256(lines))
})

describe('environment', () => {
  test('finds every version', () => {
    const here = environment()
    expect(Object.values(here.dependencies).every((version) => /^\d+\.\d+\.\d+/.test(version))).toBe(true)
    expect(tool.version).toMatch(/^\d+\.\d+\.\d+/)
    expect(environmentDifferences(here, here)).toEqual([])
  })
  test('compares what bytes depend on: not the operating system, nor the minor version of Node', () => {
    const here = environment()
    const [major, ...rest] = here.node.split('.')
    const like = {
      ...here,
      platform: 'plan9',
      arch: 'pdp11',
      node: [major, ...rest.map(() => '99')].join('.'),
    }
    expect(environmentDifferences(like, here)).toEqual([])
    const unlike = { ...here, v8: '1', dependencies: { ...here.dependencies, simjs: '1.0.0', gone: '1.0.0' } }
    expect(environmentDifferences(unlike, here)).toEqual([
      `V8 1, here ${here.v8}`,
      'gone 1.0.0, here none',
      `simjs 1.0.0, here ${here.dependencies.simjs}`,
    ])
  })
})
