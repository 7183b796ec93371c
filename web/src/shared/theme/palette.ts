/** The colours of both themes: antd's tokens and the CSS variables are made from these, nowhere else is a colour written. */
export interface Palette {
  canvas: string;
  surface: string;
  raised: string;
  hover: string;
  selected: string;
  border: string;
  borderStrong: string;
  text: string;
  text2: string;
  text3: string;
  accent: string;
  accentText: string;
  accentSoft: string;
  accentBorder: string;
  danger: string;
  dangerSoft: string;
  warning: string;
  warningSoft: string;
  success: string;
  successSoft: string;
  info: string;
  infoSoft: string;
  seal: string;
  shadow: string;
  shadowLarge: string;
  scrim: string;
  /** What tells series of a chart apart, also for eyes that see fewer colours; the first one is the product's own. */
  chart1: string;
  chart2: string;
  chart3: string;
  chart4: string;
  chart5: string;
  chart6: string;
  chart7: string;
  chart8: string;
  /** From little to much, in maps and cohorts. */
  chartLow: string;
  chartHigh: string;
}

export const light: Palette = {
  canvas: '#f7f7f5',
  surface: '#ffffff',
  raised: '#ffffff',
  hover: '#f2f3f0',
  selected: '#e9f2ef',
  border: '#e7e7e2',
  borderStrong: '#d6d7d0',
  text: '#1b1f1d',
  text2: '#565d59',
  text3: '#656c67',
  accent: '#17685f',
  accentText: '#17685f',
  accentSoft: '#e6f1ee',
  accentBorder: '#b7d6ce',
  danger: '#c0362c',
  dangerSoft: '#fbebe9',
  warning: '#95600a',
  warningSoft: '#fbf2df',
  success: '#2c7a3f',
  successSoft: '#e8f3e9',
  info: '#2f6299',
  infoSoft: '#e8f0f8',
  seal: '#c2502e',
  shadow: '0 1px 2px rgb(20 30 25 / 5%), 0 0 0 1px rgb(20 30 25 / 4%)',
  shadowLarge: '0 12px 32px -8px rgb(20 30 25 / 18%), 0 2px 8px rgb(20 30 25 / 6%)',
  scrim: 'rgb(24 30 27 / 32%)',
  chart1: '#17685f',
  chart2: '#d5801f',
  chart3: '#3a78bd',
  chart4: '#a64d86',
  chart5: '#5f6d12',
  chart6: '#c2452d',
  chart7: '#6b5bb5',
  chart8: '#737b77',
  chartLow: '#e3efec',
  chartHigh: '#17685f',
};

export const dark: Palette = {
  canvas: '#121514',
  surface: '#181c1a',
  raised: '#1f2422',
  hover: '#232927',
  selected: '#1d302c',
  border: '#2a302d',
  borderStrong: '#3b433f',
  text: '#e7eae8',
  text2: '#a9b1ad',
  text3: '#8a938e',
  accent: '#1f7f74',
  accentText: '#66c9bb',
  accentSoft: '#182f2b',
  accentBorder: '#2a5a52',
  danger: '#ef7d73',
  dangerSoft: '#3a2220',
  warning: '#e0ad57',
  warningSoft: '#352b18',
  success: '#7cc48b',
  successSoft: '#1d3022',
  info: '#86b4e6',
  infoSoft: '#1c2a3a',
  seal: '#e68562',
  shadow: '0 1px 2px rgb(0 0 0 / 40%), 0 0 0 1px rgb(255 255 255 / 5%)',
  shadowLarge: '0 16px 40px -8px rgb(0 0 0 / 60%), 0 0 0 1px rgb(255 255 255 / 7%)',
  scrim: 'rgb(0 0 0 / 56%)',
  chart1: '#4fb3a5',
  chart2: '#e8a355',
  chart3: '#7fb0e8',
  chart4: '#d98fc0',
  chart5: '#e2de93',
  chart6: '#ef8a70',
  chart7: '#a99bea',
  chart8: '#98a19c',
  chartLow: '#1f302c',
  chartHigh: '#57bdae',
};

export const fontFamily =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "Helvetica Neue", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif';

/** What is written on a colour that may be anything between light and dark: one of the two always reads. */
export const inks = ['#000000', '#ffffff'] as const;

/** What the stages of a pipeline can be coloured with: clear on light and on dark. */
export const stageColors = [
  '#91caff',
  '#69b1ff',
  '#4096ff',
  '#1677ff',
  '#0958d9',
  '#13a8a8',
  '#52c41a',
  '#d48806',
  '#d4661a',
  '#cf1322',
  '#9254de',
  '#8c8c8c',
];
