import { describe, expect, test } from 'vitest'
import { renderSvg } from '../../src/charts/kit/render.ts'
import { optionsOutcomes, optionsPeople } from '../../src/charts/options-table.ts'
import { notModelled } from '../../src/experiments/replications/appraisal.ts'
import { everyOption, fixture } from './fixture.ts'
import { textBoxes } from './svg-text.ts'

const variants = ['late', 'several'].map((suffix) => ({
  name: `return-hubs-${suffix}`,
  title: `Return hubs, ${suffix}`,
  effect: 1,
  opens: 0.5,
}))
const [baseline, ...options] = everyOption
const input = fixture([baseline!, ...variants, ...options], 30, ['none', 'exponential'])

describe('tables of options', () => {
  test('are one figure a preset, and one of variants where there are more than nine options', () => {
    const ids = optionsOutcomes(input).map(({ id }) => id)
    expect(ids).toEqual([
      'options-outcomes',
      'options-outcomes-variants',
      'options-outcomes-exponential',
      'options-outcomes-variants-exponential',
    ])
    expect(optionsOutcomes(fixture(everyOption)).map(({ id }) => id)).toEqual(['options-outcomes'])
    const [main, second] = optionsOutcomes(input)
    expect(main!.description).not.toContain('Return hubs, late')
    expect(second!.description).toContain('Return hubs, late')
    expect(main!.title).toContain('of 9 options')
  })

  test('put options beyond the ninth in figures of nine each', () => {
    const many = Array.from({ length: 20 }, (_, i) => ({
      name: `option${i}x`,
      title: `Option ${i}`,
      effect: 1,
    }))
    expect(optionsPeople(fixture([baseline!, ...many])).map(({ id }) => id)).toEqual([
      'options-people',
      'options-people-variants',
      'options-people-variants-2',
    ])
  })

  test('have a row in the picture and words in the text alternative for all that is not modelled', async () => {
    for (const chart of [...optionsOutcomes(input), ...optionsPeople(input)]) {
      const texts = textBoxes((await renderSvg(chart)).svg).map(({ text }) => text)
      expect(texts.filter((text) => text === 'not modelled')).toHaveLength(notModelled.length)
      for (const label of notModelled) {
        expect(texts).toContain(label)
        expect(chart.description.toLowerCase()).toContain(label.toLowerCase())
      }
    }
  })

  test('name the net present value without and with optimism bias, and lost contact', async () => {
    const texts = async (chart: Parameters<typeof renderSvg>[0]) =>
      textBoxes((await renderSvg(chart)).svg).map(({ text }) => text)
    expect(await texts(optionsOutcomes(input)[0]!)).toEqual(expect.arrayContaining(['NPSV,', 'NPSV with']))
    expect(await texts(optionsPeople(input)[0]!)).toEqual(expect.arrayContaining(['Lost', 'contact']))
    expect(optionsPeople(input)[0]!.description).toContain('Lost contact +110')
  })
})
