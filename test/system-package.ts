/** Programs of the operating system that slow tests need: found, or installed where that is allowed. */
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where a program is; undefined where it is not. */
function placeOf(program: string): string | undefined {
  const { status, stdout } = spawnSync('sh', ['-c', 'command -v "$0"', program], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}

/** Test files that install at the same time wait for one another. */
const lock = join(tmpdir(), 'return-hubs-apt.lock')

/**
 * Where a program is, after its Debian package was installed if need be.
 * @throws with the one command to run, where it may not be installed from here
 */
export function systemProgram(program: string, debianPackage = program): string {
  const found = placeOf(program)
  if (found !== undefined) return found
  const install = `apt-get update -qq && apt-get install -qq -y --no-install-recommends ${debianPackage}`
  const words = ['flock', lock, 'sh', '-c', install]
  const [first = '', ...rest] = process.getuid?.() === 0 ? words : ['sudo', '--non-interactive', ...words]
  spawnSync(first, rest, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  const installed = placeOf(program)
  if (installed !== undefined) return installed
  throw new Error(`this test needs ${program}. Run: sudo sh -c '${install}'`)
}
