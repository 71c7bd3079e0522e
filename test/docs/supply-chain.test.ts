import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const printed = (script: string) => execFileSync('npm', ['run', '--silent', script], { encoding: 'utf8' })

test('the list of packages has all that the program and its page are made of, under our name', () => {
  const { metadata, components } = JSON.parse(printed('sbom')) as {
    readonly metadata: { readonly component: { readonly name: string } }
    readonly components: readonly { readonly name: string; readonly purl: string }[]
  }
  expect(metadata.component.name).toBe('return-hubs')
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>
  }
  const listed = components.map(({ purl }) => decodeURIComponent(purl))
  for (const [name, version] of Object.entries(dependencies).filter(([, at]) => !at.startsWith('npm:')))
    expect(listed).toContain(`pkg:npm/${name}@${version}`)
  const page = JSON.parse(readFileSync('dist/explorer/page.json', 'utf8')) as { readonly licences: string }
  for (const name of ['@noble/hashes', 'buffer', 'vega-interpreter']) {
    expect(Object.keys(dependencies)).toContain(name)
    expect(page.licences).toContain(name)
  }
})

test('every package has a licence under which it may be passed on, the font’s included', () => {
  expect(printed('licences')).toContain('OFL-1.1 (1): Source Sans 3')
})
