/** The record something happened with; of an opportunity or a lead the customer may be named as well. */
export interface Subject {
  customerId?: string | null;
  opportunityId?: string | null;
  leadId?: string | null;
}

export type SubjectKind = 'customers' | 'opportunities' | 'leads';

/** The module and the id of the record itself: the opportunity before the lead before the customer. */
export function subjectOf({ opportunityId, leadId, customerId }: Subject): { kind: SubjectKind; id: string } {
  if (opportunityId) return { kind: 'opportunities', id: opportunityId };
  if (leadId) return { kind: 'leads', id: leadId };
  return { kind: 'customers', id: customerId ?? '' };
}
