import type { SVGProps } from 'react';

/** Line icons on a 24-pixel grid, drawn for this product so that all share one weight. Decorative: the text beside them speaks. */
export function icon(...paths: string[]) {
  return function Icon(props: SVGProps<SVGSVGElement>) {
    return (
      <svg
        viewBox="0 0 24 24"
        width="1em"
        height="1em"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.7}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
        className="gx-icon"
        {...props}
      >
        {paths.map((d) => (
          <path key={d} d={d} />
        ))}
      </svg>
    );
  };
}

export const CustomersIcon = icon(
  'M4 20V6l8-3v17',
  'M12 9l8 2v9',
  'M2.5 20h19',
  'M7.5 9h1',
  'M7.5 13h1',
  'M15.5 14.5h1',
);
export const ContactsIcon = icon(
  'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z',
  'M3 19.5c.4-3.2 2.8-5 6-5s5.6 1.8 6 5',
  'M15.5 5a3.2 3.2 0 0 1 0 6.1',
  'M17.5 14.900c2 .6 3.3 2.2 3.6 4.6',
);
export const ImportIcon = icon(
  'M12 3v11',
  'M8 10l4 4 4-4',
  'M4 15v3.500A1.5 1.5 0 0 0 5.5 20h13a1.5 1.5 0 0 0 1.5-1.500V15',
);
export const ExportIcon = icon(
  'M12 14V3',
  'M8 7l4-4 4 4',
  'M4 15v3.500A1.5 1.5 0 0 0 5.5 20h13a1.5 1.5 0 0 0 1.5-1.500V15',
);
export const SettingsIcon = icon(
  'M4 7h9',
  'M19 7h1',
  'M16 9.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  'M4 17h1',
  'M11 17h9',
  'M8 19.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
);
export const SearchIcon = icon('M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14z', 'M20 20l-4-4');
export const PlusIcon = icon('M12 5v14', 'M5 12h14');
export const CloseIcon = icon('M6 6l12 12', 'M18 6L6 18');
export const ChooseIcon = icon('M4 5.500h6v6H4z', 'M4.500 17.500l2 2 3.500-4', 'M14 8.500h6', 'M14 17.500h6');
export const CheckIcon = icon('M5 12.500l4.5 4.500L19 7.5');
export const MoreIcon = icon('M5 11v2', 'M12 11v2', 'M19 11v2');
export const SunIcon = icon(
  'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8z',
  'M12 3v1.5',
  'M12 19.500V21',
  'M3 12h1.5',
  'M19.5 12H21',
  'M5.6 5.600l1.1 1.1',
  'M17.3 17.300l1.1 1.1',
  'M5.6 18.400l1.1-1.1',
  'M17.3 6.700l1.1-1.1',
);
export const MoonIcon = icon('M20 14.200A8 8 0 0 1 9.8 4 8 8 0 1 0 20 14.200z');
export const SystemIcon = icon('M4 5.500h16v10.500H4z', 'M9 20h6', 'M12 16v4');
export const LanguageIcon = icon(
  'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
  'M3.5 9.500h17',
  'M3.5 14.500h17',
  'M12 3c-5 5.5-5 12.5 0 18',
  'M12 3c5 5.5 5 12.5 0 18',
);
export const SidebarIcon = icon('M4.5 5h15v14h-15z', 'M9.5 5v14');
export const UserIcon = icon('M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z', 'M4.5 20.500c.6-3.8 3.5-6 7.5-6s6.9 2.2 7.5 6');
export const KeyIcon = icon('M8 19a4 4 0 1 0 0-8 4 4 0 0 0 0 8z', 'M11 12l8.5-8', 'M16 7.500l2.5 2.5');
export const BuildingIcon = icon(
  'M5 20.500V4h10v16.5',
  'M15 10h4v10.5',
  'M3 20.500h18',
  'M8.5 8h3',
  'M8.5 12h3',
  'M8.5 16h3',
);
export const TreeIcon = icon(
  'M9 3.500h6v5H9z',
  'M3.5 15.500h6v5h-6z',
  'M14.5 15.500h6v5h-6z',
  'M12 8.500V12',
  'M6.5 15.500V12h11v3.5',
);
export const InfoIcon = icon('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z', 'M12 11v5.5', 'M12 7.700h.01');
export const SignOutIcon = icon(
  'M10 4H5.500A1.5 1.5 0 0 0 4 5.500v13A1.5 1.5 0 0 0 5.5 20H10',
  'M15 8l4 4-4 4',
  'M19 12H9.5',
);
export const KeyboardIcon = icon(
  'M3 6.500h18v11H3z',
  'M7 10.500h.01',
  'M10.3 10.500h.01',
  'M13.7 10.500h.01',
  'M17 10.500h.01',
  'M8 14h8',
);
export const ChevronRightIcon = icon('M9.5 6l6 6-6 6');
export const ChevronLeftIcon = icon('M14.5 6l-6 6 6 6');
export const ChevronDownIcon = icon('M6 9.500l6 6 6-6');
export const ArrowRightIcon = icon('M4.5 12h15', 'M14 6.500l5.5 5.5-5.5 5.5');
export const CopyIcon = icon('M9 9h11v11H9z', 'M5.5 15H4V4h11v1.5');
export const TrashIcon = icon(
  'M4.5 6.500h15',
  'M9.5 6.500V4h5v2.5',
  'M6.5 6.500l.8 13.500h9.400l.8-13.5',
  'M10.3 10.500v6',
  'M13.7 10.500v6',
);
export const EditIcon = icon(
  'M4.5 19.500l.8-4L15.8 5a1.8 1.8 0 0 1 2.5 0l.7.700a1.8 1.8 0 0 1 0 2.500L8.5 18.700z',
  'M14 7l3 3',
);
export const FilterIcon = icon('M4 6.500h16', 'M7 12h10', 'M10 17.500h4');
export const ColumnsIcon = icon('M4 5h16v14H4z', 'M9.3 5v14', 'M14.7 5v14');
export const TagIcon = icon('M4 4h8l8 8-8 8-8-8z', 'M8.5 8.500h.01');
export const PhoneIcon = icon(
  'M6 3.500h3l1.5 4.5-2 1.500a11 11 0 0 0 6 6l1.5-2 4.5 1.500v3A2.5 2.5 0 0 1 18 20.500C10.5 20.5 3.5 13.5 3.5 6A2.5 2.5 0 0 1 6 3.500z',
);
export const MailIcon = icon('M3.5 6h17v12.500h-17z', 'M4 7l8 6.500L20 7');
export const CalendarIcon = icon('M4 6h16v14H4z', 'M4 10.500h16', 'M8.5 3.500V7', 'M15.5 3.500V7');
export const NoteIcon = icon('M5 4h14v11l-5 5H5z', 'M14 20v-5h5', 'M8.5 8.500h7', 'M8.5 12h4');
export const ChatIcon = icon('M4 5h16v11.500H11L6.5 20v-3.500H4z');
export const PinIcon = icon(
  'M12 21s7-6.2 7-11.500a7 7 0 0 0-14 0C5 14.8 12 21 12 21z',
  'M12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
);
export const ClockIcon = icon('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z', 'M12 7v5l3.5 2');
export const ExpandIcon = icon('M14 4h6v6', 'M20 4l-7 7', 'M10 20H4v-6', 'M4 20l7-7');
export const OfflineIcon = icon(
  'M3 3l18 18',
  'M5 12.500a10 10 0 0 1 4-2.4',
  'M19 12.500a10 10 0 0 0-5-2.7',
  'M8.5 16a5 5 0 0 1 7 0',
  'M12 19.500h.01',
);
export const WarningIcon = icon('M12 4l9 16H3z', 'M12 10v4.5', 'M12 17.300h.01');
export const SparkIcon = icon(
  'M12 4v4',
  'M12 16v4',
  'M4 12h4',
  'M16 12h4',
  'M7 7l2.2 2.2',
  'M14.8 14.800L17 17',
  'M17 7l-2.2 2.2',
  'M9.2 14.800L7 17',
);
export const EyeIcon = icon(
  'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z',
  'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
);

/** The mark: two rings that hold each other. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false" className="gx-mark">
      <rect width="32" height="32" rx="9" fill="var(--gx-accent)" />
      <g fill="none" strokeWidth={2.6} stroke="#fff">
        <circle cx="12.4" cy="16" r="5.6" />
        <path d="M17.1 19.100a5.6 5.6 0 1 0 0-6.2" stroke="#f0b89a" strokeLinecap="round" />
      </g>
    </svg>
  );
}

export const ArrowUpIcon = icon('M12 19V5.5', 'M6.5 11L12 5.500l5.5 5.5');
export const ArrowDownIcon = icon('M12 5v13.5', 'M6.5 13l5.5 5.500 5.5-5.5');
export const GripIcon = icon('M9.5 6h.01', 'M14.5 6h.01', 'M9.5 12h.01', 'M14.5 12h.01', 'M9.5 18h.01', 'M14.5 18h.01');
export const SortIcon = icon('M7.5 5v13', 'M4 14.500l3.5 3.5 3.5-3.5', 'M13.5 7H20', 'M13.5 12h5', 'M13.5 17h3.5');
export const StarIcon = icon('M12 4l2.500 5.200 5.500.700-4 3.900 1 5.600-5-2.700-5 2.700 1-5.600-4-3.900 5.500-.7z');
export const FileIcon = icon('M6 3.500h8l4.5 4.500v12.500H6z', 'M14 3.500V8h4.5', 'M9 13h6', 'M9 16.500h4');
export const CodeIcon = icon('M8.5 7.500L4 12l4.5 4.5', 'M15.5 7.500L20 12l-4.5 4.5');
export const ShieldIcon = icon(
  'M12 3l7.500 3v5.500c0 4.500-3.200 8-7.500 9.500-4.300-1.500-7.500-5-7.500-9.500V6z',
  'M8.500 12l2.500 2.500 4.500-5',
);
export const HistoryIcon = icon('M4.5 9a8 8 0 1 1-.4 5', 'M4 4.500V9h4.5', 'M12 8v4.500l3 1.8');
export const ClipIcon = icon(
  'M19 11.500l-7.500 7.500a4.200 4.200 0 0 1-6-6l8-8a2.800 2.800 0 0 1 4 4l-8 8a1.400 1.400 0 0 1-2-2l7-7',
);
export const AtIcon = icon(
  'M12 15.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7z',
  'M15.500 8.500v5a2.200 2.200 0 0 0 4.500 0V12a8 8 0 1 0-3.200 6.400',
);
export const TaskIcon = icon('M4.500 4.500h15v15h-15z', 'M8.500 12.200l2.500 2.500 4.700-5.400');
export const SunriseIcon = icon(
  'M7.500 16a4.500 4.500 0 0 1 9 0',
  'M3 16h1.500',
  'M19.500 16H21',
  'M12 6V8.500',
  'M5.500 9.500l1.600 1.600',
  'M18.500 9.500l-1.600 1.600',
  'M3 20h18',
);
export const BellIcon = icon('M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 2h-15z', 'M10 21h4');
export const RepeatIcon = icon(
  'M17 3.500l3 3-3 3',
  'M20 6.500H8a4 4 0 0 0-4 4v1',
  'M7 20.500l-3-3 3-3',
  'M4 17.500h12a4 4 0 0 0 4-4v-1',
);
export const FlagIcon = icon('M6 21V4', 'M6 4.500h12l-2.500 4 2.500 4H6');
export const GiftIcon = icon(
  'M4 9.500h16v3.500H4z',
  'M5.500 13v7.500h13V13',
  'M12 9.500v11',
  'M12 9.500C9 9.500 7.500 8 8 6.500s3-1.500 4 3c1-4.500 3.500-4.500 4-3s-1 3-4 3z',
);
export const UndoIcon = icon('M8.500 5L4.500 9l4 4', 'M5 9h9a5 5 0 0 1 0 10h-4');
export const DealIcon = icon('M4 7h16v12.500H4z', 'M9 7V4.500h6V7', 'M4 12.500h16', 'M12 11.500v2');
export const LeadIcon = icon('M4 5h16l-6.200 7.500V19l-3.600-2v-4.500z');
export const LinkIcon = icon(
  'M10 14a4 4 0 0 0 5.700 0l3-3a4 4 0 0 0-5.700-5.700l-1 1',
  'M14 10a4 4 0 0 0-5.700 0l-3 3a4 4 0 0 0 5.700 5.700l1-1',
);
export const BoardIcon = icon(
  'M4 4.500h4.500v15H4z',
  'M9.800 4.500h4.400v10H9.800z',
  'M15.500 4.500H20v12.500h-4.500z',
);
export const TableIcon = icon('M4 5h16v14H4z', 'M4 9.700h16', 'M4 14.300h16', 'M10 9.700V19');
export const ForecastIcon = icon('M4 20h16', 'M6.500 20v-6', 'M12 20V9', 'M17.500 20V5');
export const OrderIcon = icon('M6 3.500h12v17l-3-2-3 2-3-2-3 2z', 'M9.5 8.500h5', 'M9.5 12.500h5');
export const ProductIcon = icon('M4 8l8-4 8 4v8.500l-8 4-8-4z', 'M4 8l8 4 8-4', 'M12 12v8.500');
export const ReportIcon = icon('M4 4v16h16', 'M8 15.500l3.500-4 3 2.500L20 7.500');
export const PathIcon = icon('M4 5h5l3 3.500L9 12H4z', 'M12 5h5l3 3.500L17 12h-3', 'M4 19h16');
export const TrophyIcon = icon(
  'M8 4h8v6a4 4 0 0 1-8 0z',
  'M8 6H4.500v1.500a3 3 0 0 0 3.500 3',
  'M16 6h3.500v1.500a3 3 0 0 1-3.500 3',
  'M12 14v3',
  'M8.500 20h7',
);
export const DashboardIcon = icon('M4 4.500h7v8H4z', 'M14 4.500h6v5h-6z', 'M14 12.500h6v7h-6z', 'M4 15.500h7v4H4z');
