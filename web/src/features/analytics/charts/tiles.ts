import type { Locale } from '@/shared/i18n';

/** A province as a tile at its rough place: column and row from the upper left. */
export interface Tile {
  name: string;
  en: string;
  x: number;
  y: number;
}

const tile = (name: string, en: string, x: number, y: number): Tile => ({ name, en, x, y });

/** All provinces, each as large as the other: what counts is the figure, not the area. */
export const tiles: Tile[] = [
  tile('黑龙江', 'HL', 8, 0),
  tile('内蒙古', 'NM', 6, 1),
  tile('辽宁', 'LN', 7, 1),
  tile('吉林', 'JL', 8, 1),
  tile('新疆', 'XJ', 0, 2),
  tile('甘肃', 'GS', 2, 2),
  tile('宁夏', 'NX', 3, 2),
  tile('山西', 'SX', 4, 2),
  tile('河北', 'HE', 5, 2),
  tile('北京', 'BJ', 6, 2),
  tile('天津', 'TJ', 7, 2),
  tile('西藏', 'XZ', 0, 3),
  tile('青海', 'QH', 1, 3),
  tile('四川', 'SC', 2, 3),
  tile('陕西', 'SN', 3, 3),
  tile('河南', 'HA', 4, 3),
  tile('安徽', 'AH', 5, 3),
  tile('山东', 'SD', 6, 3),
  tile('重庆', 'CQ', 3, 4),
  tile('湖北', 'HB', 4, 4),
  tile('江西', 'JX', 5, 4),
  tile('江苏', 'JS', 6, 4),
  tile('上海', 'SH', 7, 4),
  tile('云南', 'YN', 2, 5),
  tile('贵州', 'GZ', 3, 5),
  tile('湖南', 'HN', 4, 5),
  tile('浙江', 'ZJ', 6, 5),
  tile('福建', 'FJ', 5, 5),
  tile('广西', 'GX', 3, 6),
  tile('广东', 'GD', 4, 6),
  tile('香港', 'HK', 5, 6),
  tile('台湾', 'TW', 7, 6),
  tile('海南', 'HI', 3, 7),
  tile('澳门', 'MO', 4, 7),
];

export const columnsOfMap = 9;
export const rowsOfMap = 8;

const endings = /(?:壮族|回族|维吾尔)?(?:自治区|特别行政区|省|市)$/;

/** 广西壮族自治区 → 广西. */
export const shortName = (province: string): string => province.trim().replace(endings, '');

export const tileOf = (province: string): Tile | undefined => tiles.find((one) => one.name === shortName(province));

export const tileName = (one: Tile, locale: Locale): string => (locale === 'zh-CN' ? one.name : one.en);
