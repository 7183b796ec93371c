import type { EChartsOption } from 'echarts';
import type { ReportAnswer, ReportColumn, ReportRow } from '../analytics.api';
import { dimensionsOf, numberOf } from './figures';
import { type Look, narrowWidth } from './look';
import { brief, escaped, tooltipOf, whole } from './parts';

export interface Link {
  source: string;
  target: string;
  value: number;
  row: ReportRow;
}

/** What goes from where to where; a name on both sides is one place, unless things would run in a circle. */
export function linksOf(answer: ReportAnswer, key: string): Link[] {
  const [from, to] = dimensionsOf(answer);
  if (!from || !to) return [];
  const plain = answer.rows.flatMap((row): Link[] => {
    const value = numberOf(row.cells[key]) ?? 0;
    const source = String(row.cells[from.key] ?? row.label);
    return value > 0 ? [{ source, target: String(row.cells[to.key] ?? ''), value, row }] : [];
  });
  return goesRound(plain) ? plain.map((link) => ({ ...link, target: `${link.target}${after}` })) : plain;
}

/** Tells a place one comes to from the same place one leaves; not seen in its name. */
const after = '\u200b';
const shown = (name: string) => name.replace(after, '');

function goesRound(links: Link[]): boolean {
  const next = new Map<string, string[]>();
  for (const { source, target } of links) next.set(source, [...(next.get(source) ?? []), target]);
  const done = new Set<string>();
  const visit = (place: string, way: Set<string>): boolean => {
    if (way.has(place)) return true;
    if (done.has(place)) return false;
    const on = new Set(way).add(place);
    const round = (next.get(place) ?? []).some((one) => visit(one, on));
    done.add(place);
    return round;
  };
  return [...next.keys()].some((place) => visit(place, new Set()));
}

export function flowOption(answer: ReportAnswer, column: ReportColumn | undefined, look: Look): EChartsOption {
  const links = linksOf(answer, column?.key ?? '');
  const type = column?.type ?? 'number';
  const names = [...new Set(links.flatMap(({ source, target }) => [source, target]))];
  // what is one place on both sides has one colour
  const places = [...new Set(names.map(shown))];
  const narrow = look.width < narrowWidth;
  return {
    tooltip: {
      ...tooltipOf(look),
      formatter: (params) => {
        const { data, name, value } = params as unknown as { data: Partial<Link>; name: string; value: number };
        const where = data.source ? `${data.source} → ${shown(data.target ?? '')}` : shown(name);
        return `${escaped(where)}<br/><b>${escaped(whole(value, type, look))}</b>`;
      },
    },
    series: [
      {
        type: 'sankey',
        left: 4,
        right: narrow ? 84 : 140,
        top: 8,
        bottom: 8,
        nodeWidth: 12,
        // names of several lines have room where there is little beside them
        nodeGap: narrow ? 38 : 12,
        draggable: false,
        data: names.map((name) => ({
          name,
          itemStyle: { color: look.series[places.indexOf(shown(name)) % look.series.length] },
        })),
        links: links as { source: string; target: string; value: number }[],
        lineStyle: { color: 'source', opacity: 0.28, curveness: 0.5 },
        label: {
          color: look.text,
          fontSize: 12,
          width: narrow ? 76 : 132,
          overflow: narrow ? 'break' : 'truncate',
          formatter: ({ name, value }) => `${shown(name ?? '')}${narrow ? '\n' : '  '}${brief(value, type, look)}`,
        },
        emphasis: { focus: 'adjacency' },
      },
    ],
  };
}
