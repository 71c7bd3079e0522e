/** Every installed package that a user of this one gets, by licence: from the list that `npm sbom` makes. Exits with 1 where one has no licence that we know to be free. */
import { sbom } from './sbom.js'

/** Licences under which a package may be passed on with ours. */
const free = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
]

const list = sbom()
/** Packages that name their licence in a file alone. */
const inTheirFile = { jstat: 'MIT' }

const byLicence = new Map()
const unknown = []
for (const { name, version, licenses = [] } of list.components) {
  const found = licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? '')
  const licence = found.join(' AND ') || (inTheirFile[name] ?? 'none named')
  // Of alternatives, one that is free is enough.
  const isFree = licence.split(' AND ').every((part) =>
    part
      .replace(/[()]/g, '')
      .split(' OR ')
      .some((each) => free.includes(each)),
  )
  if (!isFree) unknown.push(`${name} ${version}: ${licence}`)
  byLicence.set(licence, [...(byLicence.get(licence) ?? []), `${name} ${version}`])
}
for (const [licence, packages] of [...byLicence].sort())
  process.stdout.write(`${licence} (${packages.length}): ${packages.sort().join(', ')}\n`)
process.stdout.write('OFL-1.1 (1): Source Sans 3, the font in assets/fonts (OFL.txt)\n')
for (const line of unknown) process.stderr.write(`not known to be free: ${line}\n`)
process.exitCode = unknown.length > 0 ? 1 : 0
