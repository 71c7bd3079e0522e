/** Runs every command of docs/templates/questions.md, or those whose folder is named: `npm run questions -- question-hub`. */
import { execFileSync } from 'node:child_process'
import { questionRuns } from './pages/question-runs.ts'

const wanted = process.argv.slice(2)
for (const { folder, words } of questionRuns())
  if (wanted.length === 0 || wanted.includes(folder))
    execFileSync('node', ['bin/return-hubs.js', ...words, '--force', '--quiet'], { stdio: 'inherit' })
