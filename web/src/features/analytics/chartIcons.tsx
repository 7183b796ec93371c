import { icon } from '@/shared/icons';

export const BarsIcon = icon('M5 5v14', 'M5 7.500h13', 'M5 12h9', 'M5 16.500h5');
export const PieIcon = icon(
  'M12 3.500a8.500 8.500 0 1 0 8.500 8.500H12z',
  'M15.500 3.800a8.500 8.500 0 0 1 4.700 4.700h-4.700z',
);
export const FunnelIcon = icon('M4 5h16', 'M6.500 10h11', 'M9 15h6', 'M11 19.500h2');
export const NumberIcon = icon('M9.500 4.500l-1.500 15', 'M16 4.500l-1.500 15', 'M5 9.500h15', 'M4 14.500h15');
export const MapIcon = icon(
  'M4 5h4.500v4.500H4z',
  'M10 5h4.500v4.500H10z',
  'M10 11h4.500v4.500H10z',
  'M16 11h4.500v4.500H16z',
  'M16 17h4.500v3H16z',
);
export const FlowIcon = icon('M4 5v14', 'M20 5v14', 'M4 8c8 0 8 7 16 7', 'M4 15c5 0 6-2.500 8-4.500s4-2.500 8-2.500');
export const ListIcon = icon(
  'M4 6.500h.01',
  'M4 12h.01',
  'M4 17.500h.01',
  'M8.500 6.500H20',
  'M8.500 12H20',
  'M8.500 17.500H20',
);
export const StepsIcon = icon(
  'M4 14.500h3.500v5H4z',
  'M8.800 10h3.500v4.500H8.800z',
  'M13.500 5.500H17V10h-3.500z',
  'M18.200 5.500h2.300v14h-2.300z',
);
export const CohortIcon = icon(
  'M4 4.500h16v15H4z',
  'M9.300 4.500v15',
  'M14.700 4.500v10',
  'M4 9.500h16',
  'M4 14.500h10.700',
);
export const ScheduleIcon = icon('M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17z', 'M12 7.500V12l3 2.500');
export const FullScreenIcon = icon(
  'M4 9V4.500h4.500',
  'M20 9V4.500h-4.500',
  'M4 15v4.500h4.500',
  'M20 15v4.500h-4.500',
);
export const ResizeIcon = icon('M19 10v9h-9', 'M19 19l-6-6');
export const ImageIcon = icon('M4 5h16v14H4z', 'M4 16l4.500-4.500 4 4 2.500-2.500 5 5', 'M15.500 9.500h.01');
export const ShareIcon = icon('M12 15V4', 'M8.500 7L12 3.500 15.500 7', 'M6 11H5v9h14v-9h-1');
