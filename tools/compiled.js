/**
 * Runs page tools and the benchmark on compiled code: an import of `src/x.ts` gets `dist/x.js`, which is what users run,
 * and which loads and runs faster than what a loader translates on the way. `npm run build` comes first.
 */
import { register } from 'node:module'
import 'tsx'

const hooks = `
export async function resolve(specifier, context, next) {
  const url = context.parentURL && specifier.startsWith('.') ? new URL(specifier, context.parentURL).href : ''
  const root = ${JSON.stringify(new URL('..', import.meta.url).href)}
  if (!url.startsWith(root + 'src/') || !url.endsWith('.ts')) return next(specifier, context)
  return { url: root + 'dist/' + url.slice(root.length + 4, -3) + '.js', format: 'module', shortCircuit: true }
}`
register(`data:text/javascript,${encodeURIComponent(hooks)}`)
