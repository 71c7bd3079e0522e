/**
 * Writes src/evidence/register.json and docs/evidence.md from the data files, the conflicts and the built-in scenarios; with `--check`
 * fails if either is not as this would write it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { builtInEvidence } from '../src/evidence/load.ts'
import { makeRegister } from '../src/evidence/register.ts'
import { evidencePage } from './evidence-page.ts'

const register = makeRegister(builtInEvidence)
const wanted: Readonly<Record<string, string>> = {
  'src/evidence/register.json': `${JSON.stringify({ files: register }, null, 2)}\n`,
  'docs/evidence.md': evidencePage(register),
}

if (process.argv.includes('--check')) {
  const stale = Object.keys(wanted).filter(
    (path) => !existsSync(path) || readFileSync(path, 'utf8') !== wanted[path],
  )
  if (stale.length > 0) {
    console.error(
      `Not as the evidence and the scenarios make them: ${stale.join(', ')}. Run npm run register`,
    )
    process.exitCode = 1
  }
} else {
  for (const [path, text] of Object.entries(wanted)) writeFileSync(path, text)
}
