#!/usr/bin/env node
import { existsSync } from 'node:fs'

const compiled = new URL('../dist/cli.js', import.meta.url)

if (existsSync(compiled)) {
  const { main } = await import(compiled.href)
  process.exitCode = await main(process.argv.slice(2))
} else {
  process.stderr.write('return-hubs is not built yet: run `npm run build`\n')
  process.exitCode = 1
}
