import type { Tone } from '@/shared/records/Badge';

export const statusTones: Record<string, Tone> = { open: 'info', won: 'success', lost: 'danger' };
