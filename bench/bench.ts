/** `npm run bench` prints ratios; `npm run bench -- --page` writes docs/performance.md. Both are for a quiet machine. */
import { writeFileSync } from 'node:fs'
import { lines } from './ratios.ts'
import { performancePage } from './scaling.ts'

const flags = process.argv.slice(2)
if (flags.some((flag) => flag !== '--page')) {
  console.error('npm run bench [-- --page]')
  process.exitCode = 2
} else if (flags.includes('--page')) writeFileSync('docs/performance.md', await performancePage())
else {
  for await (const { what, figure, against } of lines())
    console.log(`${what.padEnd(64)}${figure.padStart(9)}   ${against}`)
}
