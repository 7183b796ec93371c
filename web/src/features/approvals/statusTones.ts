import type { Tone } from '@/shared/records/Badge';
import type { Approval } from './approvals.api';

export const statusTones: Record<Approval['status'], Tone> = {
  pending: 'warning',
  granted: 'success',
  refused: 'danger',
  withdrawn: 'plain',
};
