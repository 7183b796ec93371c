import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

interface Schema {
  properties?: Record<string, unknown>;
}
interface Document {
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, Schema> };
}

const document = JSON.parse(readFileSync(resolve('../openapi/crm.json'), 'utf8')) as Document;
const source = ts.createSourceFile(
  'schema.ts',
  readFileSync('src/api/schema.ts', 'utf8'),
  ts.ScriptTarget.Latest,
  true,
);

/** What a type is called here and in the server's document, where the two differ. */
const names: Record<string, string> = {
  SetupRequest: 'OpenOrganizationRequest',
  Organization: 'MyOrganization',
  UpdateMeRequest: 'EditMeRequest',
  CreatedToken: 'IssuedToken',
  InviteUserRequest: 'CreateUserRequest',
  UpdateUserRequest: 'EditUserRequest',
  Department: 'DepartmentRow',
  Role: 'RoleRow',
  WriteRole: 'CreateRoleRequest',
  View: 'ViewRow',
  WriteView: 'ViewChanges',
  FieldDefinition: 'FieldDefinitionRow',
  WriteFieldDefinition: 'FieldChanges',
  Export: 'ExportRow',
  Approval: 'ApprovalRow',
  ApprovalVote: 'VoteRow',
  ApprovalStepRow: 'StepRow',
  ApprovalRule: 'ApprovalRuleDetail',
  Delegation: 'DelegationDetail',
  PoolRules: 'PoolRulesDetail',
  Share: 'ShareRow',
  Tag: 'TagRow',
  SearchHit: 'Hit',
  Field: 'FieldRow',
  Phone: 'PhoneEntry',
  Email: 'EmailEntry',
  Address: 'AddressEntry',
  Customer: 'CustomerDetail',
  WriteCustomer: 'CustomerChanges',
  CustomerDuplicate: 'LikelyDuplicate',
  CustomerGroup: 'CustomerGroupAnswer',
  Duplicate: 'DuplicateRow',
  Document: 'DocumentRow',
  DocumentVersion: 'DocumentVersionRow',
  Contact: 'ContactRow',
  WriteContact: 'ContactChanges',
  Activity: 'ActivityRow',
  WriteActivity: 'ActivityChanges',
  Attachment: 'AttachmentRow',
  Today: 'TodayDetail',
  CalendarFeed: 'FeedDetail',
  Task: 'TaskRow',
  WriteTask: 'TaskChanges',
  Notification: 'NotificationRow',
  NotificationPreferences: 'PreferencesDetail',
  Lead: 'LeadDetail',
  WriteLead: 'LeadChanges',
  LeadScoring: 'ScoringDetail',
  LeadAssignment: 'AssignmentDetail',
  LeadSource: 'LeadSourceRow',
  WriteLeadSource: 'LeadSourceChanges',
  WebForm: 'WebFormDetail',
  WriteWebForm: 'WebFormChanges',
  Import: 'ImportRowAnswer',
  Product: 'ProductRow',
  WriteProduct: 'ProductChanges',
  Stage: 'StageRow',
  WriteStage: 'StageEntry',
  Pipeline: 'PipelineRow',
  WritePipeline: 'EditPipelineRequest',
  Opportunity: 'OpportunityDetail',
  WriteOpportunity: 'OpportunityChanges',
  OpportunityLine: 'LineRow',
  WriteLine: 'LineEntry',
  OpportunityContact: 'ContactRoleRow',
  StageVisit: 'VisitRow',
  MoveOpportunity: 'MoveRequest',
  CloseOpportunity: 'CloseRequest',
  Order: 'OrderDetail',
  OrderLine: 'OrderLineRow',
  WriteOrder: 'OrderChanges',
  WriteOrderLine: 'OrderLineEntry',
  PointEntry: 'PointRow',
  LoyaltyRules: 'LoyaltyRow',
  Board: 'BoardPage',
  Forecast: 'ForecastReport',
  SalesFunnel: 'SalesFunnelReport',
  PipelineReport: 'PipelineReportAnswer',
  Dashboard: 'DashboardDetail',
  WriteDashboard: 'DashboardChanges',
  Schedule: 'ScheduleRow',
  WriteSchedule: 'ScheduleChanges',
};
/** Without a type in the document: unions of words, and answers of several forms. */
const undescribed = [
  'FieldType',
  'FieldAccess',
  'Scope',
  'CustomKind',
  'ListKind',
  'CustomerStatus',
  'CustomerGrade',
  'CustomerLifecycle',
  'RfmSegment',
  'RfmMode',
  'FitRefusal',
  'ContactRole',
  'LeadStatus',
  'LeadQuality',
  'ConversionCandidate',
  'ActivityType',
  'ProductKind',
  'StageKind',
  'OpportunityStatus',
  'OrderStatus',
  'PointKind',
  'ForecastCategory',
  'TaskStatus',
  'TaskPriority',
  'ChartKind',
  'ColumnType',
];
const ofSeveralForms = ['ImportError', 'Competitor'];

function declared(name: string): ts.InterfaceDeclaration {
  const found = source.statements.find((one) => ts.isInterfaceDeclaration(one) && one.name.text === name);
  return found as ts.InterfaceDeclaration;
}

const keyOf = (member: ts.TypeElement) => (member.name as ts.Identifier | ts.StringLiteral).text;
const fieldsOf = (type: ts.TypeNode | undefined): string[] => {
  if (!type) return [];
  if (ts.isTypeLiteralNode(type)) return type.members.map(keyOf);
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap(fieldsOf);
  return [];
};
const membersOf = (type: ts.TypeNode | undefined): ts.PropertySignature[] => {
  if (!type) return [];
  if (ts.isTypeLiteralNode(type)) return type.members as unknown as ts.PropertySignature[];
  return ts.isIntersectionTypeNode(type) ? type.types.flatMap(membersOf) : [];
};
const isNull = (type: ts.TypeNode) => ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword;
const isNullable = (type: ts.TypeNode | undefined) =>
  type && (type.kind === ts.SyntaxKind.UnknownKeyword || (ts.isUnionTypeNode(type) && type.types.some(isNull)));
const mayBeEmpty = (property: unknown): boolean => {
  const { type, oneOf } = (property ?? {}) as { type?: string | string[]; oneOf?: { type?: string }[] };
  return (Array.isArray(type) && type.includes('null')) || (oneOf?.some((one) => one.type === 'null') ?? false);
};
const withoutNames = (path: string) => path.replace(/\{\w+\}/g, '{}');

describe('the types of the API, beside the document the server is checked against', () => {
  const schemas = (declared('components').members[0] as ts.PropertySignature).type as ts.TypeLiteralNode;

  for (const member of schemas.members as ts.NodeArray<ts.PropertySignature>) {
    const name = keyOf(member);
    if (undescribed.includes(name) || ofSeveralForms.includes(name)) continue;
    it(`${name} has no field the server does not know`, () => {
      const known = Object.keys(document.components.schemas[names[name] ?? name]?.properties ?? {});
      expect(known).not.toEqual([]);
      expect(fieldsOf(member.type).filter((field) => !known.includes(field))).toEqual([]);
    });
  }

  it('what the server may leave empty, a page may not take for granted', () => {
    const taken = (schemas.members as ts.NodeArray<ts.PropertySignature>).flatMap((member) => {
      const name = keyOf(member);
      // what is sent says less than what may be sent
      if (/^Write|^Edit|Request$/.test(name)) return [];
      const known = document.components.schemas[names[name] ?? name]?.properties ?? {};
      return membersOf(member.type)
        .filter((field) => mayBeEmpty(known[keyOf(field)]) && !field.questionToken && !isNullable(field.type))
        .map((field) => `${name}.${keyOf(field)}`);
    });
    expect(taken).toEqual([]);
  });

  it('every path and method is one of the server', () => {
    const known = new Map(Object.entries(document.paths).map(([path, methods]) => [withoutNames(path), methods]));
    const unknown = (declared('paths').members as ts.NodeArray<ts.PropertySignature>).flatMap((path) =>
      fieldsOf(path.type)
        .filter((method) => !known.get(withoutNames(keyOf(path)))?.[method])
        .map((method) => `${method} ${keyOf(path)}`),
    );
    expect(unknown).toEqual([]);
  });
});
