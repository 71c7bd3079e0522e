/** Parts of the page. Text only ever becomes text. */

type Child = Node | string | undefined

/** What an element is given: attributes, and what it does. */
export interface Given {
  readonly [attribute: string]: string | number | boolean | undefined | ((event: Event) => void)
}

/** An element. A value of `true` is an attribute without one; `false` and `undefined` are left out; `on…` listens. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  given: Given = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value)
    else if (value === true) made.setAttribute(name, '')
    else if (value !== undefined && value !== false) made.setAttribute(name, String(value))
  }
  made.append(...children.filter((child) => child !== undefined))
  return made
}

/** A button. */
export const button = (label: string, press: () => void, given: Given = {}): HTMLButtonElement =>
  el('button', { type: 'button', onclick: press, ...given }, label)

/** The element of an id; the page has it. */
export const byId = <T extends HTMLElement = HTMLElement>(id: string): T => document.getElementById(id) as T

/** Hands a file over to be saved. */
export function save(name: string, type: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = el('a', { href: url, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/**
 * A picture of ours as elements: parsed as SVG, never as HTML, and without anything that runs. It has one text, so what readers of screens
 * are told of single marks is kept for the pointer alone; names of its parts begin with the picture’s own, since a page has several.
 */
export function svgOf(id: string, text: string): SVGElement {
  const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml')
  for (const bad of documentElement.querySelectorAll('script, foreignObject, parsererror')) bad.remove()
  for (const part of documentElement.querySelectorAll('*')) {
    if (['title', 'desc'].includes(part.localName)) continue
    const label = part.getAttribute('aria-label')
    for (const { name, value } of [...part.attributes]) {
      if (name === 'role' || name.startsWith('aria-')) part.removeAttribute(name)
      else if (name === 'id') part.id = `${id}-${value}`
      else if (value.includes('url(#')) part.setAttribute(name, value.replace('url(#', `url(#${id}-`))
    }
    if (label !== null) part.setAttribute('data-tip', label)
  }
  return document.importNode(documentElement, true) as unknown as SVGElement
}
