/** The reference loop in C++, where this machine has a compiler. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Size, Totals } from './totals.ts'

/** Compiles the loop; what runs it, or undefined without `g++`. The processor seconds of a run are those of the loop alone. */
export function compiledLoop():
  | ((size: Size, seed: number) => Totals & { readonly seconds: number })
  | undefined {
  const program = join(mkdtempSync(join(tmpdir(), 'reference-loop-')), 'loop')
  const { status } = spawnSync('g++', ['-O3', '-std=c++17', '-o', program, 'bench/pathway/loop.cpp'])
  if (status !== 0) return undefined
  return ({ scale, days }, seed) => {
    const output = execFileSync(program, [scale, days, seed].map(String), { encoding: 'utf8' })
    return JSON.parse(output) as Totals & { seconds: number }
  }
}
