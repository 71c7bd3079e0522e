/** Programs of the operating system that slow tests need: found, or installed where that is allowed. */
import { execFileSync, spawnSync } from 'node:child_process'

/** Where a program is; undefined where it is not. */
function placeOf(program: string): string | undefined {
  const { status, stdout } = spawnSync('sh', ['-c', 'command -v "$0"', program], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}

/**
 * Where a program is, after its Debian package was installed if need be.
 * @throws with the one command to run, where it may not be installed from here
 */
export function systemProgram(program: string, debianPackage = program): string {
  const found = placeOf(program)
  if (found !== undefined) return found
  const words = ['apt-get', 'install', '-y', '--no-install-recommends', debianPackage]
  if (process.getuid?.() === 0 && placeOf('apt-get') !== undefined) {
    const options = {
      stdio: ['ignore', 'ignore', 'inherit'] as ('ignore' | 'inherit')[],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }
    execFileSync('apt-get', ['update', '-qq'], options)
    execFileSync(words[0]!, ['-qq', ...words.slice(1)], options)
    const installed = placeOf(program)
    if (installed !== undefined) return installed
  }
  throw new Error(`this test needs ${program}. Run: sudo apt-get update && sudo ${words.join(' ')}`)
}
