// Seeded facts of the nine-part job at any size, as columns of scaled whole numbers: money in fen, scores in tenths,
// dates as yyyymmdd. A row is an agent's month; months follow one another, in each the teams, in each team its agents.

/** A row's facts; `texts` says how a whole number is written as the decimal that people write. */
export const factColumns = {
  postWage: 2,
  performance: 1,
  ability: 1,
  attitude: 1,
  sales: 2,
  absentDays: 0,
  singleShifts: 0,
  fullDays: 0,
  barrels: 0,
  excludedBarrels: 0,
}

const seatsOfTeam = 10
const year = 2026

/** Teams of ten over twelve months: `rowsFor(8)` is 960 agent-months. */
export function columnsOf({ teams, months = 12, seed = 1 }) {
  const random = randomFrom(seed)
  const between = (least, most) => least + Math.floor(random() * (most - least + 1))
  const agents = teams * seatsOfTeam
  const rows = agents * months
  const columns = {
    teams,
    agents,
    months,
    rows,
    teamStart: Int32Array.from({ length: teams + 1 }, (_, at) => at * seatsOfTeam),
    monthEnd: Int32Array.from({ length: months }, (_, at) => lastDay(at)),
    hiredOn: Int32Array.from({ length: agents }, () => hireDate(between)),
    publicSales: Float64Array.from({ length: teams * months }, () => between(0, 30_000_000)),
  }
  for (const name of Object.keys(factColumns)) columns[name] = new Int32Array(rows)
  const level = Int32Array.from({ length: agents }, () => between(450, 960))
  for (let row = 0; row < rows; row++) fillRow(columns, row, level[row % agents], between)
  return columns
}

/** Scores stay near an agent's own level, so that runs happen; one in eight sits on a border of the rules. */
function fillRow(columns, row, level, between) {
  const near = () => Math.min(1000, Math.max(0, level + between(-60, 60)))
  const onBorder = between(0, 7) === 0
  const border = 600 + 100 * between(0, 3)
  columns.performance[row] = onBorder ? border : near()
  columns.ability[row] = onBorder ? border + between(0, 1) : near()
  columns.attitude[row] = onBorder ? border - 2 * between(0, 1) : near()
  columns.postWage[row] = 100 * between(2500, 6000)
  columns.sales[row] = between(0, 7) === 0 ? [2_000_000, 5_000_000, 0][between(0, 2)] : between(0, 9_000_000)
  columns.absentDays[row] = between(0, 5) === 0 ? between(57, 64) : between(0, 20)
  columns.singleShifts[row] = between(0, 12)
  columns.fullDays[row] = between(0, 22)
  columns.barrels[row] = between(0, 400)
  columns.excludedBarrels[row] = between(0, columns.barrels[row])
}

const lastDay = (at) => {
  const day = new Date(Date.UTC(year + Math.floor(at / 12), (at % 12) + 1, 0))
  return day.getUTCFullYear() * 10_000 + (day.getUTCMonth() + 1) * 100 + day.getUTCDate()
}

const hireDate = (between) => {
  const day = new Date(Date.UTC(between(2012, year - 1), between(0, 11), between(1, 31)))
  return day.getUTCFullYear() * 10_000 + (day.getUTCMonth() + 1) * 100 + day.getUTCDate()
}

function randomFrom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A scaled whole number as text: `text(31200, 2)` is `312.00`. */
export function text(scaled, decimals) {
  if (decimals === 0) return String(scaled)
  const digits = String(scaled).padStart(decimals + 1, '0')
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

const dateText = (day) =>
  `${Math.floor(day / 10_000)}-${text(day % 10_000, 2)
    .padStart(5, '0')
    .replace('.', '-')}`

const agentId = (agent) => `E${String(agent).padStart(7, '0')}`
const teamId = (team) => `T${String(team).padStart(6, '0')}`

/** The ids of all agents and teams, in their order. */
export const idsOf = ({ agents, teams }) => ({
  agentIds: Array.from({ length: agents }, (_, agent) => agentId(agent)),
  teamIds: Array.from({ length: teams }, (_, team) => teamId(team)),
})

/** The same facts as rows: months of teams of agents, every value by `value(scaled, decimals)` and `date(day)`. */
export function monthsOf(columns, value, date = dateText) {
  const names = Object.entries(factColumns)
  return Array.from(columns.monthEnd, (monthEnd, month) => ({
    month,
    monthEnd: date(monthEnd),
    teams: Array.from({ length: columns.teams }, (_, team) => ({
      id: teamId(team),
      publicSales: value(columns.publicSales[month * columns.teams + team], 2),
      agents: Array.from({ length: columns.teamStart[team + 1] - columns.teamStart[team] }, (_, seat) => {
        const agent = columns.teamStart[team] + seat
        const row = { id: agentId(agent), team: teamId(team), hiredOn: date(columns.hiredOn[agent]) }
        for (const [name, decimals] of names)
          row[name] = value(columns[name][month * columns.agents + agent], decimals)
        return row
      }),
    })),
  }))
}

/** The facts of `employee.csv` and `team.csv`, as `jixiao calculate --facts` reads them. */
export function csvOf(columns) {
  const employee = [`id,period,team,hiredOn,${Object.keys(factColumns).join(',')}`]
  const team = ['id,period,publicSales']
  for (const month of monthsOf(columns, text)) {
    const period = month.monthEnd.slice(0, 7)
    for (const one of month.teams) {
      team.push(`${one.id},${period},${one.publicSales}`)
      for (const { id, team, hiredOn, ...values } of one.agents)
        employee.push(`${id},${period},${team},${hiredOn},${Object.values(values).join(',')}`)
    }
  }
  return { 'employee.csv': `${employee.join('\n')}\n`, 'team.csv': `${team.join('\n')}\n` }
}
