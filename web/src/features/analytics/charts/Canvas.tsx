import type { EChartsOption } from 'echarts';
import { BarChart, HeatmapChart, LineChart, PieChart, SankeyChart } from 'echarts/charts';
import {
  GridComponent,
  LegendScrollComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { use as equip, init } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ReportRow } from '../analytics.api';
import type { Drawing } from './png';

equip([
  BarChart,
  LineChart,
  PieChart,
  HeatmapChart,
  SankeyChart,
  GridComponent,
  LegendScrollComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
  CanvasRenderer,
]);

interface CanvasProps {
  option: EChartsOption;
  width: number;
  height: number;
  /** A click on a mark, with the row behind it and the column it draws where there are several. */
  onPick: (row: ReportRow, column?: string) => void;
  onReady: (drawing: Drawing | null) => void;
}

/** Where ECharts draws. For eyes and pointers only: the table beside it says the same to everybody. */
export function Canvas({ option, width, height, onPick, onReady }: CanvasProps) {
  const node = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init>>(null);
  const latest = useRef({ onPick, onReady });
  useEffect(() => {
    latest.current = { onPick, onReady };
  });
  useEffect(() => {
    if (!node.current) return;
    const made = init(node.current, null, { renderer: 'canvas' });
    chart.current = made;
    made.on('click', (event) => {
      const { row, column } = (event.data ?? {}) as { row?: ReportRow | null; column?: string };
      if (row) latest.current.onPick(row, column);
    });
    latest.current.onReady({
      picture: (backgroundColor) => made.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor }),
    });
    return () => {
      latest.current.onReady(null);
      made.dispose();
    };
  }, []);
  useEffect(() => chart.current?.resize({ width, height }), [width, height]);
  useEffect(() => chart.current?.setOption(option, { notMerge: true }), [option]);
  return <div ref={node} style={{ width, height }} />;
}
