import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sha256 } from '../../src/digest.ts'
import { writeAtomically } from '../../src/execution/files.ts'
import { temporaryFolder } from './fixtures.ts'

describe('writeAtomically', () => {
  test('makes folders, writes, and replaces', () => {
    const file = join(temporaryFolder(), 'a', 'b.txt')
    writeAtomically(file, 'one')
    writeAtomically(file, 'two')
    expect(readFileSync(file, 'utf8')).toBe('two')
    expect(readdirSync(join(file, '..'))).toEqual(['b.txt'])
  })
  test('leaves nothing behind when it fails, and names the file that was meant', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'taken')
    mkdirSync(join(file, 'by-a-folder'), { recursive: true })
    expect(() => writeAtomically(file, 'x')).toThrow(expect.objectContaining({ path: file }))
    expect(readdirSync(folder)).toEqual(['taken'])
  })
  test('names the file when its folder cannot be made', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), '')
    const file = join(folder, 'file', 'inside')
    expect(() => writeAtomically(file, 'x')).toThrow(expect.objectContaining({ path: file, code: 'ENOTDIR' }))
  })
})

test('sha256 is SHA-256', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(sha256(new Uint8Array([97, 98, 99]))).toBe(sha256('abc'))
})
