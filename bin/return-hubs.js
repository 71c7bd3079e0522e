#!/usr/bin/env node
import { existsSync } from 'node:fs'

const compiled = new URL('../dist/cli.js', import.meta.url)

if (existsSync(compiled)) {
  process.stdout.on('error', (error) => {
    // The reader has gone (`return-hubs … | head`): nobody is left to write to.
    process.exit(error.code === 'EPIPE' ? 0 : 1)
  })
  const { main } = await import(compiled.href)
  process.exitCode = await main(process.argv.slice(2))
} else {
  process.stderr.write('return-hubs is not built yet: run `npm run build`\n')
  process.exitCode = 1
}
