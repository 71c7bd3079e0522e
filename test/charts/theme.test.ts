import { describe, expect, test } from 'vitest'
import { allComparedOptions, optionsOf, scenarioColours } from '../../src/charts/kit/options.ts'
import {
  background,
  contrastRatio,
  furtherColours,
  ink,
  mutedInk,
  palette,
  textSize,
} from '../../src/charts/kit/theme.ts'
import { currentPolicy, everyOption, fixture, returnHubs } from './fixture.ts'

describe('theme', () => {
  test('the palette is the Analysis Function’s, in its order', () => {
    expect(palette).toEqual(['#12436D', '#28A197', '#801650', '#F46A25', '#3D3D3D', '#A285D1'])
  })

  test('contrast is that of WCAG: 21 for black on white, 1 for a colour on itself, symmetric', () => {
    expect(contrastRatio('#000000', '#FFFFFF')).toBeCloseTo(21, 10)
    expect(contrastRatio('#777777', '#777777')).toBe(1)
    expect(contrastRatio('#FFFFFF', '#777777')).toBeCloseTo(4.48, 2)
    expect(contrastRatio('#777777', '#FFFFFF')).toBe(contrastRatio('#FFFFFF', '#777777'))
  })

  test.each([...palette, ...furtherColours])('%s contrasts with the background at 3:1 or more', (colour) => {
    expect(contrastRatio(colour, background)).toBeGreaterThanOrEqual(3)
  })

  test('text contrasts at 4.5:1 or more and is 14 pixels or more', () => {
    for (const colour of [ink, mutedInk])
      expect(contrastRatio(colour, background)).toBeGreaterThanOrEqual(4.5)
    expect(Math.min(...Object.values(textSize))).toBeGreaterThanOrEqual(14)
  })

  test('the baseline and return hubs contrast with each other at 3:1 or more', () => {
    const colours = scenarioColours([currentPolicy.name, returnHubs.name])
    const [first, second] = [...colours.values()] as [string, string]
    expect(contrastRatio(first, second)).toBeGreaterThanOrEqual(3)
  })
})

describe('options', () => {
  test('a built-in option has the same colour whatever it is compared with', () => {
    const all = scenarioColours(everyOption.map((option) => option.name))
    for (const { name } of everyOption) expect(scenarioColours(['mine', name]).get(name)).toBe(all.get(name))
  })

  test('other scenarios take colours that no built-in one of the run has', () => {
    const colours = scenarioColours(['current-policy', 'mine', 'yours'])
    expect(new Set(colours.values()).size).toBe(3)
  })

  test('no two options share a colour and a dash, built in or not, under one preset or several', () => {
    const own = ['mine', 'yours', 'theirs'].map((name) => ({ name, title: name, effect: 1 }))
    const variants = ['late', 'several'].map((suffix) => ({
      name: `return-hubs-${suffix}`,
      title: `Return hubs ${suffix}`,
      effect: 1,
    }))
    for (const presets of [['none'], ['none', 'exponential', 'linear']]) {
      const input = fixture([...everyOption, ...variants, ...own], 30, presets)
      const styles = allComparedOptions(input).map(({ colour, dash }) => `${colour} ${dash.join(' ')}`)
      expect(new Set(styles).size).toBe(styles.length)
    }
  })

  test('variants come after the options they vary, where there are more than can be shown', () => {
    const variant = { name: 'return-hubs-late', title: 'Return hubs, late', effect: 1 }
    const [first, ...others] = everyOption
    const shown = optionsOf(fixture([first!, variant, ...others]))
    expect(shown.map(({ scenario }) => scenario)).toEqual(everyOption.map(({ name }) => name))
  })

  test('the baseline is shown once, other scenarios under every preset, in the user’s order', () => {
    const options = optionsOf(fixture([currentPolicy, returnHubs], 30, ['none', 'exponential']))
    expect(options.map((option) => option.label)).toEqual([
      'Current policy',
      'Return hubs, no deterrent effect',
      'Return hubs, exponential deterrence',
    ])
  })
})
