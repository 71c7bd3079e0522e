import { describe, expect, test } from 'vitest'
import { commandOf } from '../../src/briefing/reproduce.ts'
import { figure, joined, listing, plain, say } from '../../src/briefing/text.ts'

describe('figure', () => {
  const text = (value: number, unit: string, low?: number, high?: number, form?: 'signed' | 'size') =>
    figure({ id: '', value, unit, ...(low === undefined ? {} : { low, high: high! }) }, form).text

  test.each([
    [36_012.4, 'people', 33_300, 38_700, '36,000'],
    [-9.17, 'people', -22.4, 4.05, '−9'],
    [0.4, 'people', 0.1, 0.7, '0'],
    [96_853_947, 'GBP', 6_537_659, 187_170_235, '£97m'],
    [7_020_000_000, 'GBP', 6_490_000_000, 7_560_000_000, '£7.02bn'],
    [210.6, 'days', 185, 239, '211'],
    [0.527, 'share', 0.5, 0.6, '53%'],
    [0.004, 'share', 0, 0.1, '<1%'],
  ])('rounds %d %s to what its interval supports', (value, unit, low, high, expected) => {
    expect(text(value, unit, low, high)).toBe(expected)
  })

  test('leaves three digits where there is no interval, and whole people', () => {
    expect(text(12_345, 'people')).toBe('12,300')
    expect(text(36_743_210, 'GBP')).toBe('£36.7m')
    expect(text(0.4, 'people')).toBe('0')
  })

  test('has a sign or none, as asked for', () => {
    expect(text(-1200, 'people', -1500, -900, 'size')).toBe('1,200')
    expect(text(97e6, 'GBP', 7e6, 187e6, 'signed')).toBe('+£97m')
    expect(text(-97e6, 'GBP', -187e6, -7e6, 'signed')).toBe('−£97m')
  })
})

test('texts are put together with their blanks', () => {
  const a = say`${'x'} and ${figure({ id: 'i', value: 2, unit: '' })}.`
  expect(plain(joined([a, [], ['Then.']]))).toBe('x and 2. Then.')
  expect(plain(listing([['a'], ['b'], ['c']]))).toBe('a, b and c')
})

describe('the command that makes results again', () => {
  const of = (...command_line: string[]) => commandOf({ command_line, seed: 7 })
  test('is without what results do not depend on', () => {
    expect(of('compare', 'hub', '--out', 'here', '--workers=3', '--resume', '--replications', '20')).toBe(
      'return-hubs compare hub --replications 20 --seed 7',
    )
    expect(of('run', '--seed', '9', 'hub', '--json')).toBe('return-hubs run hub --seed 7')
  })
  test('of a run that was merged is that of its parts', () => {
    const merged = [1, 2].map((part) => ({ part, command_line: ['compare', 'hub', '--shard', `${part}/2`] }))
    expect(commandOf({ command_line: ['merge', 'a', 'b', '--out', 'c'], merged, seed: 7 })).toBe(
      'return-hubs compare hub --seed 7',
    )
  })
  test('names files without their folders and can be copied into a shell', () => {
    expect(of('compare', '/home/me/my hub.yaml', '--set', 'a={times: 0.7}')).toBe(
      "return-hubs compare 'my hub.yaml' --set 'a={times: 0.7}' --seed 7",
    )
  })
})
