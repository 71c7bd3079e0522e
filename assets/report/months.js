// The chart of months that a reader sets. Without scripts it stays hidden; every other chart and table is there all the same.
const part = (id) => document.getElementById(`months-${id}`)
const { months, series, measures } = JSON.parse(part('figures').textContent)
const state = { measure: 0, count: 0, change: false, alone: -1, month: -1 }
const ns = 'http://www.w3.org/2000/svg'
const frame = { height: 340, left: 74, right: 16, top: 12, bottom: 34 }

function make(name, attributes, parent) {
  const element = document.createElementNS(ns, name)
  for (const key of Object.keys(attributes)) element.setAttribute(key, attributes[key])
  parent.append(element)
  return element
}

const names = 'January February March April May June July August September October November December'.split(
  ' ',
)
const inWords = (month) => `${names[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`

// Three digits; a sign where the figure is a change.
function words(value, unit) {
  if (value === null) return 'no figure'
  const size = Math.abs(value)
  const [scale, end] =
    unit !== 'GBP' ? [1, ''] : size >= 1e9 ? [1e9, 'bn'] : size >= 1e6 ? [1e6, 'm'] : [1, '']
  const whole = scale === 1 && size >= 100
  const text = (size / scale).toLocaleString(
    'en-GB',
    whole && size < 1000 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 },
  )
  const sign = text === '0' ? '' : value < 0 ? '−' : state.change ? '+' : ''
  return `${sign}${unit === 'GBP' ? '£' : ''}${text}${end}`
}

const count = () => measures[state.measure].counts[state.count]

// What is drawn of a series: its figures, or what it changes from the first.
function valuesOf(i) {
  const own = count().series[i]
  if (!state.change) return own
  const first = count().series[0].mean
  return { mean: own.mean.map((value, m) => (value === null || first[m] === null ? null : value - first[m])) }
}

const isDrawn = (i) => (state.alone === -1 ? !(state.change && i === 0) : state.alone === i)

// A step of 1, 2 or 5 times a power of ten, so that some five fit.
function stepOf(span) {
  const power = 10 ** Math.floor(Math.log10(span / 5 || 1))
  return [1, 2, 5, 10].map((each) => each * power).find((each) => span / each <= 6) ?? power
}

let scale

function draw() {
  const picture = part('picture')
  picture.replaceChildren()
  const drawn = series.map((_, i) => i).filter(isDrawn)
  const values = drawn.map(valuesOf)
  const bands = drawn.length <= 2
  const all = values.flatMap(({ mean, low, high }) => [mean, ...(bands && low ? [low, high] : [])])
  const numbers = all.flat().filter((value) => value !== null)
  const [least, most] = [Math.min(0, ...numbers), Math.max(0, ...numbers)]
  const step = stepOf(most - least || 1)
  const [bottom, top] = [Math.floor(least / step) * step, Math.ceil(most / step) * step || step]
  // As wide as there is room, so that its words keep their size on a small screen.
  const width = Math.max(300, Math.min(940, picture.clientWidth - 24))
  const { height } = frame
  const x = (m) => frame.left + (m / (months.length - 1)) * (width - frame.left - frame.right)
  const y = (value) => frame.top + ((top - value) / (top - bottom)) * (height - frame.top - frame.bottom)
  scale = { x, y }
  const svg = make('svg', { viewBox: `0 0 ${width} ${height}`, tabindex: 0, role: 'img' }, picture)
  svg.setAttribute('aria-label', `${heading()}. Use the left and right arrow keys to read each month.`)
  for (let value = bottom; value <= top + step / 2; value += step) {
    make(
      'line',
      {
        x1: frame.left,
        x2: width - frame.right,
        y1: y(value),
        y2: y(value),
        stroke: Math.abs(value) < step / 2 ? '#505A5F' : '#DEE0E2',
      },
      svg,
    )
    const label = make(
      'text',
      { x: frame.left - 8, y: y(value) + 5, 'text-anchor': 'end', 'font-size': 15, fill: '#0B0C0C' },
      svg,
    )
    label.textContent = words(Math.abs(value) < step / 2 ? 0 : value, count().unit)
  }
  months.forEach((month, m) => {
    if (!month.endsWith('-12') || (width / months.length < 8 && Number(month.slice(0, 4)) % 2)) return
    make(
      'line',
      { x1: x(m), x2: x(m), y1: height - frame.bottom, y2: height - frame.bottom + 6, stroke: '#505A5F' },
      svg,
    )
    const label = make(
      'text',
      { x: x(m), y: height - 10, 'text-anchor': 'middle', 'font-size': 15, fill: '#0B0C0C' },
      svg,
    )
    label.textContent = `end ${month.slice(0, 4)}`
  })
  for (const [k, i] of drawn.entries()) drawSeries(svg, series[i], values[k], bands)
  make(
    'line',
    { class: 'guide', y1: frame.top, y2: height - frame.bottom, stroke: '#0B0C0C', visibility: 'hidden' },
    svg,
  )
  svg.addEventListener('pointermove', (event) => {
    const box = svg.getBoundingClientRect()
    const at = ((event.clientX - box.left) / box.width) * width
    read(Math.round(((at - frame.left) / (width - frame.left - frame.right)) * (months.length - 1)))
  })
  svg.addEventListener('keydown', (event) => {
    const last = months.length - 1
    const to = { ArrowLeft: state.month - 1, ArrowRight: state.month + 1, Home: 0, End: last }[event.key]
    if (to === undefined) return
    event.preventDefault()
    read(to)
  })
  if (state.month === -1) state.month = months.length - 1
  read(state.month)
}

function drawSeries(svg, { colour, dash }, { mean, low, high }, bands) {
  const { x, y } = scale
  const points = (list) =>
    list.flatMap((value, m) => (value === null ? [] : [`${x(m).toFixed(1)},${y(value).toFixed(1)}`]))
  if (bands && low) {
    make(
      'polygon',
      { points: [...points(high), ...points(low).reverse()].join(' '), fill: colour, opacity: 0.2 },
      svg,
    )
  }
  const line = { points: points(mean).join(' '), fill: 'none', stroke: colour, 'stroke-width': 2.5 }
  make('polyline', dash === '' ? line : { ...line, 'stroke-dasharray': dash }, svg)
}

// Says the figures of a month, and marks it in the chart.
function read(month) {
  state.month = Math.max(0, Math.min(months.length - 1, month))
  const { unit } = count()
  const told = series.flatMap(({ label }, i) => {
    if (!isDrawn(i)) return []
    const { mean, low, high } = valuesOf(i)
    const [from, to] = low ? [low[state.month], high[state.month]] : [null, null]
    const spread = from === null || to === null ? '' : ` (${words(from, unit)} to ${words(to, unit)})`
    return [`${label} ${words(mean[state.month], unit)}${spread}`]
  })
  part('reading').textContent = `${inWords(months[state.month])}: ${told.join('; ')}`
  const guide = part('picture').querySelector('.guide')
  guide.setAttribute('x1', scale.x(state.month))
  guide.setAttribute('x2', scale.x(state.month))
  guide.setAttribute('visibility', 'visible')
}

const heading = () => {
  const { label } = measures[state.measure]
  const { countedIn } = count()
  return `${label}${countedIn === '' ? '' : `, ${countedIn}`}${state.change ? `: change from ${series[0].label}` : ''}, by month`
}

// A row of choices of which one holds.
function choices(id, labels, chosen, choose) {
  const group = part(id)
  for (const label of group.querySelectorAll('label')) label.remove()
  group.hidden = labels.length < 2
  labels.forEach((text, i) => {
    const label = document.createElement('label')
    const input = document.createElement('input')
    Object.assign(input, { type: 'radio', name: `months-${id}`, checked: i === chosen })
    input.addEventListener('change', () => {
      choose(i)
      draw()
    })
    label.append(input, ` ${text}`)
    group.append(label)
  })
}

function key() {
  const buttons = series.map(({ label, colour, dash }, i) => {
    const item = document.createElement('li')
    const button = document.createElement('button')
    button.type = 'button'
    button.setAttribute('aria-pressed', 'false')
    const sample = make('svg', { width: 34, height: 10, 'aria-hidden': 'true' }, button)
    make(
      'line',
      {
        x1: 0,
        x2: 34,
        y1: 5,
        y2: 5,
        stroke: colour,
        'stroke-width': 3,
        ...(dash === '' ? {} : { 'stroke-dasharray': dash }),
      },
      sample,
    )
    button.append(label)
    button.addEventListener('click', () => {
      state.alone = state.alone === i ? -1 : i
      for (const [k, each] of buttons.entries()) each.setAttribute('aria-pressed', String(state.alone === k))
      draw()
    })
    item.append(button)
    part('key').append(item)
    return button
  })
}

function counted() {
  const { counts } = measures[state.measure]
  const labels = counts.map(({ countedIn }) => countedIn)
  choices('counted', labels, state.count, (i) => {
    state.count = i
  })
}

part('measure').append(...measures.map(({ label }, i) => new Option(label, String(i))))
part('measure').addEventListener('change', ({ target }) => {
  state.measure = Number(target.value)
  state.count = 0
  counted()
  draw()
})
counted()
choices('shown', series.length > 1 ? ['levels', `change from ${series[0].label}`] : [], 0, (i) => {
  state.change = i === 1
})
key()
document.getElementById('months').hidden = false
draw()
addEventListener('resize', draw)
