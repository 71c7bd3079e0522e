import { afterEach, describe, expect, test, vi } from 'vitest'
import { InputError } from '../../src/input-error.ts'
import { reportFault } from '../../src/terminal/faults.ts'

afterEach(() => void vi.unstubAllEnvs())

describe('reportFault', () => {
  test('shows an input error as it is: 2', () => {
    const fault = new InputError([{ file: 'a.yaml', line: 3, column: 5, path: 'x', found: 'found 1' }])
    expect(reportFault(fault)).toEqual({ code: 2, message: 'a.yaml:3:5 x: found 1' })
  })
  test.each([
    ['ENOSPC', 'the disk is full; make room and repeat with --resume'],
    ['EROFS', 'the file system is read-only'],
    ['EACCES', 'permission is missing'],
    ['ENOTDIR', 'part of the path is a file'],
  ])('says in words why a file cannot be written: %s', (code, words) => {
    const fault = Object.assign(new Error(`${code}: something, write`), { code, path: 'out/jobs/3.json' })
    const { code: exit, message } = reportFault(fault)
    expect(exit).toBe(2)
    expect(message).toContain(`out/jobs/3.json: cannot be written: ${words}`)
  })
  test('is short about a fault of the program, and shows where it arose only on request: 1', () => {
    const fault = new TypeError('x is not a function')
    const short = reportFault(fault)
    expect(short.code).toBe(1)
    expect(short.message).toContain('x is not a function')
    expect(short.message).not.toMatch(/^\s+at /m)
    vi.stubEnv('RETURN_HUBS_DEBUG', '1')
    expect(reportFault(fault).message).toMatch(/^\s+at /m)
    expect(reportFault('a string').message).toContain('a string')
  })
})
