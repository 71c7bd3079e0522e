import { deflateSync, strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { fromAddress, toAddress } from '../../src/explorer/address.ts'
import { firstState, keyOf, type Shared, settingAt, withSetting } from '../../src/explorer/state.ts'
import { InputError } from '../../src/input-error.ts'

const shared: Shared = {
  v: 1,
  now: { ...firstState, settings: ['schemes.hub.capacity.full_places=800'], deterrence: 'illustrative-low' },
  pins: [firstState, { ...firstState, scenario: 'faster-decisions' }],
}

/** An address of anything, as a hostile writer would make it. */
const addressOf = (value: unknown): string => packed(JSON.stringify(value))
const packed = (text: string | Uint8Array): string =>
  Buffer.from(deflateSync(typeof text === 'string' ? strToU8(text) : text)).toString('base64url')

const now = { scenario: 'return-hubs' }
const file = (name: string, text = 'name: x') => ({ v: 1, now: { file: { name, text } } })

describe('an address', () => {
  test('restores what it holds', () => {
    expect(fromAddress(`#${toAddress(shared)}`)).toEqual(shared)
    expect(fromAddress(toAddress(shared))).toEqual(shared)
  })

  test('is short: a lever and two options take a line of a letter', () => {
    expect(toAddress(shared).length).toBeLessThan(400)
  })

  test('may be empty', () => {
    expect(fromAddress('')).toBeUndefined()
    expect(fromAddress('#')).toBeUndefined()
  })

  test.each([
    ['no base 64', 'a b'],
    ['a path', '../../etc/passwd'],
    ['a script', 'javascript:alert(1)'],
    ['markup', '<img src=x onerror=alert(1)>'],
    ['per cent', '%3Cscript%3E'],
    ['letters alone', 'aaaa'],
    ['cut short', toAddress(shared).slice(0, 20)],
    ['cut at the end', toAddress(shared).slice(0, -6)],
    ['too long', 'A'.repeat(200_001)],
    ['unfolds to too much', packed('['.padEnd(5_000_000, ' '))],
    ['unfolds to zeros', packed(new Uint8Array(3_000_000))],
    ['no JSON', packed('now: {}')],
    ['JSON cut', packed('{"v":1,')],
    ['no UTF-8', packed(Uint8Array.of(0xff, 0xfe, 0x22))],
    ['null', addressOf(null)],
    ['a number', addressOf(1)],
    ['a list', addressOf([])],
    ['nothing', addressOf({})],
    ['another version', addressOf({ v: 2, now })],
    ['no version', addressOf({ now })],
    ['more keys', addressOf({ v: 1, now, script: 'x' })],
    ['more keys in a state', addressOf({ v: 1, now: { ...now, html: '<b>' } })],
    [
      'a prototype',
      packed('{"v":1,"now":{"scenario":"return-hubs","__proto__":{"x":1}},"__proto__":{"y":1},"z":0}'),
    ],
    ['a constructor', addressOf({ v: 1, now: { ...now, constructor: 'x' } })],
    ['neither scenario nor file', addressOf({ v: 1, now: {} })],
    ['both', addressOf({ v: 1, now: { ...now, file: { name: 'a.yaml', text: '' } } })],
    ['a path as scenario', addressOf({ v: 1, now: { scenario: '../secret' } })],
    ['markup as scenario', addressOf({ v: 1, now: { scenario: '<svg onload=alert(1)>' } })],
    ['capitals as scenario', addressOf({ v: 1, now: { scenario: 'RETURN' } })],
    ['a long scenario', addressOf({ v: 1, now: { scenario: 'a'.repeat(61) } })],
    ['a file name with a path', addressOf(file('../a.yaml'))],
    ['a file name that is no scenario', addressOf(file('a.html'))],
    ['a file name with markup', addressOf(file('<b>.yaml'))],
    ['a file too large', addressOf(file('a.yaml', 'x'.repeat(60_001)))],
    ['a setting without a value', addressOf({ v: 1, now: { ...now, settings: ['decisions.caseworkers'] } })],
    ['a setting of one scenario', addressOf({ v: 1, now: { ...now, settings: ['a:b.c=1'] } })],
    ['a setting of two lines', addressOf({ v: 1, now: { ...now, settings: ['a.b=1\nc=2'] } })],
    ['a setting twice', addressOf({ v: 1, now: { ...now, settings: ['a.b=1', 'a.b=2'] } })],
    [
      'too many settings',
      addressOf({ v: 1, now: { ...now, settings: Array.from({ length: 61 }, (_, i) => `a.b${i}=1`) } }),
    ],
    ['a seed below zero', addressOf({ v: 1, now: { ...now, seed: -1 } })],
    ['a seed with decimals', addressOf({ v: 1, now: { ...now, seed: 0.5 } })],
    ['runs without end', addressOf({ v: 1, now: { ...now, replications: 1e9 } })],
    ['no runs', addressOf({ v: 1, now: { ...now, replications: 0 } })],
    ['a thousand years', addressOf({ v: 1, now: { ...now, horizon: 1000 } })],
    ['half a month', addressOf({ v: 1, now: { ...now, horizon: 1 / 24 } })],
    ['a text as number', addressOf({ v: 1, now: { ...now, replications: '20' } })],
    ['four options kept', addressOf({ v: 1, now, pins: [now, now, now, now] })],
    ['a hostile option kept', addressOf({ v: 1, now, pins: [{ scenario: '<b>' }] })],
  ])('is refused with a message: %s', (_, hash) => {
    const read = () => fromAddress(`#${hash}`)
    expect(read).toThrow(InputError)
    expect(read).toThrow(/^the address/)
  })
})

describe('a state', () => {
  test('has one setting a path', () => {
    const set = withSetting(withSetting(firstState, 'a.b', '1'), 'a.b', '2')
    expect(set.settings).toEqual(['a.b=2'])
    expect(settingAt(set, 'a.b')).toBe('2')
    expect(withSetting(set, 'a.b', undefined).settings).toEqual([])
  })

  test('is the same whatever the order of its settings', () => {
    const one = { ...firstState, settings: ['a.b=1', 'c.d=2'] }
    expect(keyOf(one)).toBe(keyOf({ ...one, settings: ['c.d=2', 'a.b=1'] }))
    expect(keyOf(one)).not.toBe(keyOf(firstState))
  })
})
