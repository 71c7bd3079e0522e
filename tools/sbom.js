/** Every package that a user of this one gets, in CycloneDX: `npm run --silent sbom`. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'

/**
 * The list that npm makes of the lock file: without what only the checkout needs, which npm itself leaves out together with packages
 * that the program needs as well, and under the name of the package, where npm has that of the folder.
 */
export function sbom() {
  const asked = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx']
  const list = JSON.parse(execFileSync('npm', asked, { encoding: 'utf8', maxBuffer: 1e8 }))
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const used = new Set(
    Object.entries(lock.packages)
      .filter(([path, { dev }]) => path !== '' && dev !== true)
      .map(([path, { name, version }]) => `${name ?? path.replace(/.*node_modules\//, '')}@${version}`),
  )
  const isUsed = ({ purl }) => used.has(decodeURIComponent(purl).replace('pkg:npm/', ''))
  const components = list.components.filter(isUsed)
  const refs = new Set([list.metadata.component['bom-ref'], ...components.map((each) => each['bom-ref'])])
  const dependencies = list.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }))
  const component = { ...list.metadata.component, name: lock.name }
  return { ...list, metadata: { ...list.metadata, component }, components, dependencies }
}

if (argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${JSON.stringify(sbom(), null, 2)}\n`)
