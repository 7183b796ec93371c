/**
 * The API as the client uses it, narrower than the server's document where a word is one of a few. A test compares
 * its names with that document.
 */

type Json<T> = { content: { 'application/json': T } };
type Query<Q> = { query?: Q; header?: never; path?: never; cookie?: never };
type Path<P, Q = never> = { query?: Q; header?: never; path: P; cookie?: never };
type Get<R, P = Query<never>> = { parameters: P; requestBody?: never; responses: { 200: Json<R> } };
type Send<B, R, P = Query<never>> = { parameters: P; requestBody: Json<B>; responses: { 200: Json<R> } };
type Call<R, P = Query<never>> = { parameters: P; requestBody?: never; responses: { 200: Json<R> } };
type Gone<P = Query<never>> = { parameters: P; requestBody?: never; responses: { 204: { content?: never } } };

/** Records that went from one to another together; nobody's is the pool. */
type ChangedHands = { from: string | null; to: string | null; ids: string[] };
type Page<T> = { items: T[]; next_cursor: string | null; total: number; total_is_exact: boolean };
type Items<T> = { items: T[] };
type S = components['schemas'];

type Listing = {
  q?: string;
  filter?: string;
  sort?: string;
  limit?: number;
  cursor?: string;
};
type CustomerQuery = Listing & {
  status?: string;
  grade?: string;
  industry?: string;
  scale?: string;
  source?: string;
  owner?: string;
  tag?: string;
  is_active?: string;
  parent_id?: string;
  created_after?: string;
  created_before?: string;
};
type ContactQuery = Listing & { customer_id?: string; role?: string; include?: string };
type ProductQuery = Listing & { kind?: string; category?: string; is_active?: string };
type OpportunityQuery = Listing & {
  status?: string;
  stage?: string;
  pipeline?: string;
  owner?: string;
  customer_id?: string;
};
type ActivityQuery = Listing & { customer_id?: string; contact_id?: string; type?: string };
type OrderQuery = Listing & { status?: string; owner?: string; customer_id?: string };
type RollupFunction = 'count' | 'sum' | 'min' | 'max' | 'last';
type DuplicateKind = 'customers' | 'contacts' | 'leads';
type CustomerPath = Path<{ customer_id: string }>;
type ProductPath = Path<{ product_id: string }>;
type PipelinePath = Path<{ pipeline_id: string }>;
type OpportunityPath = Path<{ opportunity_id: string }>;
type OrderPath = Path<{ order_id: string }>;
type ContactPath = Path<{ contact_id: string }>;
type ActivityPath = Path<{ activity_id: string }>;
type ImportPath = Path<{ import_id: string }>;
type UserPath = Path<{ user_id: string }>;
type DepartmentPath = Path<{ department_id: string }>;
type TaskPath = Path<{ task_id: string }>;
type DashboardPath = Path<{ dashboard_id: string }>;
type SchedulePath = Path<{ dashboard_id: string; schedule_id: string }>;
type LeadPath = Path<{ lead_id: string }>;
type LeadQuery = Listing & {
  status?: string;
  quality?: string;
  source?: string;
  industry?: string;
  city?: string;
  owner?: string;
  tag?: string;
  customer_id?: string;
};
type AuditQuery = {
  kind?: string;
  id?: string;
  user?: string;
  action?: string;
  from?: string;
  to?: string;
  cursor?: string;
  limit?: number;
};
type TimelineQuery = { kind?: string; cursor?: string; limit?: number };
type TaskQuery = Listing & {
  status?: string;
  assignee?: string;
  type?: string;
  priority?: string;
  customer_id?: string;
  contact_id?: string;
  opportunity_id?: string;
  lead_id?: string;
  due_from?: string;
  due_to?: string;
  overdue?: string;
};

export interface paths {
  '/api/setup': { get: Get<S['SetupState']>; post: Send<S['SetupRequest'], S['Me']> };
  '/api/signup': { post: Send<S['SetupRequest'], S['Me']> };
  '/api/auth/login': { post: Send<S['SignInRequest'], S['Me']> };
  '/api/auth/logout': { post: Gone };
  '/api/auth/second_factor': {
    post: Send<{ half_session: string; code?: string; passkey?: S['PasskeyAnswer'] }, S['Me']>;
  };
  '/api/auth/passkeys/challenge': { post: Send<{ half_session?: string }, S['PasskeyChallenge']> };
  '/api/auth/passkeys': { post: Send<S['PasskeyAnswer'], S['Me']> };
  '/api/auth/password_reset': { post: Send<{ email: string }, never> };
  '/api/auth/password': { post: Send<{ token: string; password: string }, S['Me']> };
  '/api/auth/tokens': {
    get: Get<Items<S['TokenRow']>>;
    post: Send<{ name: string; expires_at?: string | null }, S['CreatedToken']>;
  };
  '/api/auth/tokens/{token_id}': { delete: Gone<Path<{ token_id: string }>> };
  '/api/me': { get: Get<S['Me']>; patch: Send<S['UpdateMeRequest'], S['Me']> };
  '/api/me/password': {
    post: {
      parameters: Query<never>;
      requestBody: Json<{ current_password: string; new_password: string }>;
      responses: { 204: { content?: never } };
    };
  };
  '/api/me/second_factor': {
    get: Get<S['SecondFactorState']>;
    post: Send<S['BothFactorsRequest'], S['NewSecondFactor']>;
    put: Send<{ code: string }, S['NewRecoveryCodes']>;
  };
  '/api/me/second_factor/recovery_codes': { post: Send<S['BothFactorsRequest'], S['NewRecoveryCodes']> };
  '/api/me/second_factor/removal': {
    post: {
      parameters: Query<never>;
      requestBody: Json<S['BothFactorsRequest']>;
      responses: { 204: { content?: never } };
    };
  };
  '/api/me/passkeys': {
    get: Get<Items<S['PasskeyRow']>>;
    post: Send<{ name: string; challenge: string; credential: string }, S['NewPasskey']>;
  };
  '/api/me/passkeys/challenge': { post: Call<S['PasskeyChallenge']> };
  '/api/me/passkeys/begin': { post: Send<S['BothFactorsRequest'], S['PasskeyChallenge']> };
  '/api/me/passkeys/{passkey_id}': { patch: Send<{ name: string }, S['PasskeyRow'], Path<{ passkey_id: string }>> };
  '/api/me/passkeys/{passkey_id}/removal': {
    post: {
      parameters: Path<{ passkey_id: string }>;
      requestBody: Json<S['BothFactorsRequest']>;
      responses: { 204: { content?: never } };
    };
  };
  '/api/me/sessions': { get: Get<Items<S['SessionRow']>>; delete: Gone };
  '/api/me/sessions/{session_id}': { delete: Gone<Path<{ session_id: string }>> };
  '/api/organization': {
    get: Get<S['OrganizationDetail']>;
    patch: Send<
      {
        name?: string;
        time_zone?: string;
        require_second_factor?: boolean;
        reveals_per_day?: number;
        export_approval_rows?: number | null;
        export_watermark?: boolean;
        export_file_hours?: number;
        profile?: S['OrganizationProfile'];
      },
      S['OrganizationDetail']
    >;
  };
  '/api/demo': {
    post: Send<{ customers?: number }, never>;
    delete: Gone;
  };
  '/api/users': { get: Get<Page<S['UserRow']>, Query<Listing>>; post: Send<S['InviteUserRequest'], S['UserRow']> };
  '/api/users/{user_id}': {
    get: Get<S['UserRow'], UserPath>;
    patch: Send<S['UpdateUserRequest'], S['UserRow'], UserPath>;
    delete: Gone<UserPath>;
  };
  '/api/users/{user_id}/sessions': { get: Get<Items<S['SessionRow']>, UserPath>; delete: Gone<UserPath> };
  '/api/users/{user_id}/sessions/{session_id}': { delete: Gone<Path<{ user_id: string; session_id: string }>> };
  '/api/users/{user_id}/tokens': { get: Get<Items<S['TokenRow']>, UserPath> };
  '/api/users/{user_id}/tokens/{token_id}': { delete: Gone<Path<{ user_id: string; token_id: string }>> };
  '/api/users/{user_id}/second_factor': { delete: Gone<UserPath> };
  '/api/audit': { get: Get<Page<S['AuditRow']>, Query<AuditQuery>> };
  '/api/departments': {
    get: Get<Items<S['Department']>>;
    post: Send<{ name: string; parent_id?: string | null }, S['Department']>;
  };
  '/api/departments/{department_id}': {
    patch: Send<{ name?: string; parent_id?: string | null; head_id?: string | null }, S['Department'], DepartmentPath>;
    delete: Gone<DepartmentPath>;
  };
  '/api/roles': { get: Get<Items<S['Role']>>; post: Send<S['WriteRole'], S['Role']> };
  '/api/roles/{role_id}': {
    get: Get<S['Role'], Path<{ role_id: string }>>;
    patch: Send<Partial<S['WriteRole']> & { version?: number }, S['Role'], Path<{ role_id: string }>>;
    delete: Gone<Path<{ role_id: string }>>;
  };
  '/api/permissions': { get: Get<Items<S['PermissionRow']>> };
  '/api/rights/fields': { get: Get<Items<S['LimitableKind']>> };
  '/api/rights/explain': { get: Get<S['SightExplained'], Query<{ user: string; kind: string; id: string }>> };
  '/api/users/{user_id}/rights': { get: Get<S['UserRights'], UserPath> };
  '/api/users/{user_id}/view': { post: Send<undefined, never, UserPath> };
  '/api/me/view': { delete: Gone };
  '/api/paste': { post: Send<{ text: string }, Items<S['PastedField']>> };
  '/api/{kind}/{id}/history': {
    get: Get<
      { items: S['HistoryEntry'][]; next_cursor: string | null; names: Record<string, string> },
      Path<{ kind: string; id: string }, { field?: string; limit?: number; cursor?: string }>
    >;
  };
  '/api/{kind}/{id}/history/{entry}/undo': {
    post: Send<
      { fields?: string[]; force?: string[] },
      { fields: string[]; left: string[]; entry: number | null },
      Path<{ kind: string; id: string; entry: number }>
    >;
  };
  '/api/{kind}/{id}/as_of': { get: Get<S['RecordThen'], Path<{ kind: string; id: string }, { at: string }>> };
  '/api/{kind}/{id}/reveal': { post: Send<{ field: string }, S['RevealedField'], Path<{ kind: string; id: string }>> };
  '/api/working_calendar': {
    get: Get<S['WorkingYear'], Query<{ year?: number }>>;
    patch: Send<{ working_days?: number[]; uses_public_holidays?: boolean }, S['WorkingYear']>;
  };
  '/api/working_calendar/holidays': { post: Send<S['HolidayFile'], S['WorkingYear']> };
  '/api/working_calendar/days/{date}': {
    put: Send<{ name: string; is_working: boolean }, S['WorkingYearDay'], Path<{ date: string }>>;
    delete: Gone<Path<{ date: string }>>;
  };
  '/api/tags': { get: Get<Items<S['Tag']>> };
  '/api/search': { get: Get<Items<S['SearchHit']>, Query<{ q: string; limit?: number }>> };
  '/api/names': { get: Get<Items<{ id: string; name: string }>, Query<{ kind: string; ids: string }>> };
  '/api/bulk_edits/preview': { post: Send<S['BulkEditRequest'], S['BulkEditPreview']> };
  '/api/bulk_edits': { post: Send<S['BulkEditRequest'], S['BulkEditProgress']> };
  '/api/bulk_edits/{id}': { get: Get<S['BulkEditProgress'], Path<{ id: string }>> };
  '/api/bulk_edits/{id}/undo': { post: Call<S['BulkEditProgress'], Path<{ id: string }>> };
  '/api/exports': {
    get: Get<Page<S['Export']>, Query<{ view?: string; limit?: number; cursor?: string }>>;
    post: Send<S['AskExportRequest'], S['Export']>;
  };
  '/api/exports/allowance': { get: Get<{ limit: number | null; used: number }> };
  '/api/exports/{id}': { get: Get<S['Export'], Path<{ id: string }>> };
  '/api/views': {
    get: Get<Items<S['View']>, Query<{ kind?: string; favourite?: boolean }>>;
    post: Send<S['WriteView'], S['View']>;
  };
  '/api/views/favourites': {
    put: Send<S['FavouriteViews'], S['FavouriteViews']>;
  };
  '/api/views/{view_id}': {
    patch: Send<S['WriteView'], S['View'], Path<{ view_id: string }>>;
    delete: Gone<Path<{ view_id: string }>>;
  };
  '/api/views/{view_id}/restore': { post: Call<S['View'], Path<{ view_id: string }>> };
  '/api/customers/summary': {
    get: Get<S['ListSummary'], Query<{ group?: string; measures?: string }>>;
  };
  '/api/custom_fields': {
    get: Get<Items<S['FieldDefinition']>, Query<{ kind?: string }>>;
    post: Send<S['WriteFieldDefinition'], S['FieldDefinition']>;
  };
  '/api/custom_fields/preview': {
    post: Send<{ kind: S['CustomKind']; formula: string; record_id?: string }, S['FieldPreview']>;
  };
  '/api/custom_fields/rollups': { get: Get<Items<S['RollupSource']>, Query<{ kind: S['CustomKind'] }>> };
  '/api/custom_fields/layout': {
    put: Send<
      { kind: S['CustomKind']; fields: { field_id: string; section: string | null }[] },
      Items<S['FieldDefinition']>
    >;
  };
  '/api/custom_fields/{field_id}': {
    patch: Send<S['WriteFieldDefinition'], S['FieldDefinition'], Path<{ field_id: string }>>;
    delete: Gone<Path<{ field_id: string }>>;
  };
  '/api/fields/{kind}': { get: Get<Items<S['Field']>, Path<{ kind: string }, { related?: boolean }>> };
  '/api/fields/{kind}/filter': { get: Get<S['FilterTree'], Path<{ kind: string }, { filter: string }>> };

  '/api/customers': {
    get: Get<Page<S['CustomerRow']>, Query<CustomerQuery>>;
    post: Send<S['WriteCustomer'], S['Customer']>;
  };
  '/api/customers/statistics': { get: Get<S['CustomerStatistics'], Query<CustomerQuery>> };
  '/api/customers/duplicates': {
    get: Get<Items<S['CustomerDuplicate']>, Query<{ name?: string; phone?: string; email?: string; website?: string }>>;
  };
  '/api/customers/{customer_id}/group': { get: Get<S['CustomerGroup'], CustomerPath> };
  '/api/customers/{customer_id}/profile': { get: Get<S['CustomerProfile'], CustomerPath> };
  '/api/duplicates': {
    get: Get<
      S['DuplicateQueue'],
      Query<{ kind: DuplicateKind; status?: string; min_score?: number; limit?: number; cursor?: string }>
    >;
  };
  '/api/duplicates/scan': { post: Send<{ kind: DuplicateKind }, { kind: string; scan_status: string }> };
  '/api/duplicates/{duplicate_id}/preview': {
    get: Get<S['MergePreview'], Path<{ duplicate_id: string }, { keep_id?: string }>>;
  };
  '/api/duplicates/{duplicate_id}/dismiss': { post: Call<S['Duplicate'], Path<{ duplicate_id: string }>> };
  '/api/duplicates/{duplicate_id}/reopen': { post: Call<S['Duplicate'], Path<{ duplicate_id: string }>> };
  '/api/duplicates/{duplicate_id}/merge': {
    post: Send<{ keep_id: string; take?: string[] }, S['Duplicate'], Path<{ duplicate_id: string }>>;
  };
  '/api/duplicates/{duplicate_id}/unmerge': { post: Call<S['Duplicate'], Path<{ duplicate_id: string }>> };
  '/api/documents': {
    get: Get<Items<S['Document']>, Query<{ kind: string; record_id: string }>>;
  };
  '/api/documents/{document_id}': {
    patch: Send<{ name: string; version?: number }, S['Document'], Path<{ document_id: string }>>;
    delete: Gone<Path<{ document_id: string }>>;
  };
  '/api/documents/{document_id}/restore': { post: Call<S['Document'], Path<{ document_id: string }>> };
  '/api/customers/reassign': {
    post: Send<
      { customer_ids?: string[]; filter?: string; q?: string; owner_id: string | null; reason?: string | null },
      S['ReassignedCustomers']
    >;
  };
  '/api/customers/reassign/undo': { post: Send<{ hands: ChangedHands[] }, S['ReassignedCustomers']> };
  '/api/customers/{customer_id}/transfer': {
    post: Send<
      { owner_id: string; reason?: string | null; version?: number },
      { is_transferred: boolean; approval_id: string | null; customer: S['Customer'] },
      CustomerPath
    >;
  };
  '/api/customers/{customer_id}/claim': { post: Call<S['Customer'], CustomerPath> };
  '/api/customers/{customer_id}/release': {
    post: Send<{ reason: string; version?: number }, S['Customer'], CustomerPath>;
  };
  '/api/users/{user_id}/handover': {
    get: Get<S['HandoverSummary'], UserPath>;
    post: Send<S['HandoverRequest'], S['HandoverResult'], UserPath>;
  };
  '/api/customers/{customer_id}/shares': {
    get: Get<Items<S['Share']>, CustomerPath>;
    post: Send<S['ShareRequest'], Items<S['Share']>, CustomerPath>;
  };
  '/api/customers/{customer_id}/shares/{share_id}': { delete: Gone<Path<{ customer_id: string; share_id: string }>> };
  '/api/opportunities/{opportunity_id}/shares': {
    get: Get<Items<S['Share']>, OpportunityPath>;
    post: Send<S['ShareRequest'], Items<S['Share']>, OpportunityPath>;
  };
  '/api/opportunities/{opportunity_id}/shares/{share_id}': {
    delete: Gone<Path<{ opportunity_id: string; share_id: string }>>;
  };
  '/api/leads/{lead_id}/shares': {
    get: Get<Items<S['Share']>, LeadPath>;
    post: Send<S['ShareRequest'], Items<S['Share']>, LeadPath>;
  };
  '/api/leads/{lead_id}/shares/{share_id}': { delete: Gone<Path<{ lead_id: string; share_id: string }>> };
  '/api/pool/mine': { get: Get<S['MyHoldings']> };
  '/api/pool/preview': { get: Get<S['PoolPreview']> };
  '/api/pool/rules': {
    get: Get<S['PoolRules']>;
    patch: Send<Partial<S['PoolRules']>, S['PoolRules']>;
  };
  '/api/approvals': { get: Get<Page<S['Approval']>, Query<Listing & { view?: string }>> };
  '/api/approvals/count': { get: Get<{ waiting: number }> };
  '/api/approvals/rules': { get: Get<Items<S['ApprovalRule']>> };
  '/api/approvals/rules/{subject}': {
    put: Send<Partial<Omit<S['ApprovalRule'], 'subject'>>, S['ApprovalRule'], Path<{ subject: string }>>;
  };
  '/api/approvals/delegation': {
    get: Get<S['Delegation']>;
    put: Send<{ to_id: string; from: string; until: string }, S['Delegation']>;
    delete: Gone;
  };
  '/api/approvals/{approval_id}': { get: Get<S['ApprovalDetail'], Path<{ approval_id: string }>> };
  '/api/approvals/{approval_id}/grant': {
    post: Send<{ comment?: string | null }, S['ApprovalDetail'], Path<{ approval_id: string }>>;
  };
  '/api/approvals/{approval_id}/refuse': {
    post: Send<{ comment?: string | null }, S['ApprovalDetail'], Path<{ approval_id: string }>>;
  };
  '/api/approvals/{approval_id}/withdraw': { post: Call<S['ApprovalDetail'], Path<{ approval_id: string }>> };
  '/api/customers/tags': {
    post: Send<
      { customer_ids?: string[]; conditions?: CustomerQuery; add?: string[]; remove?: string[] },
      { changed: number }
    >;
  };
  '/api/customers/{customer_id}': {
    get: Get<S['Customer'], CustomerPath>;
    patch: Send<Partial<S['WriteCustomer']> & { version?: number }, S['Customer'], CustomerPath>;
    delete: Gone<CustomerPath>;
  };
  '/api/customers/{customer_id}/tags': { post: Send<{ tag: string }, S['Customer'], CustomerPath> };
  '/api/customers/{customer_id}/tags/{tag}': { delete: Gone<Path<{ customer_id: string; tag: string }>> };
  '/api/customers/{customer_id}/timeline': {
    get: Get<Page<S['TimelineItem']>, Path<{ customer_id: string }, TimelineQuery>>;
  };
  '/api/opportunities/{opportunity_id}/timeline': {
    get: Get<Page<S['TimelineItem']>, Path<{ opportunity_id: string }, TimelineQuery>>;
  };
  '/api/leads/{lead_id}/timeline': {
    get: Get<Page<S['TimelineItem']>, Path<{ lead_id: string }, TimelineQuery>>;
  };
  '/api/customers/{customer_id}/deletion': { get: Get<{ contacts: number; activities: number }, CustomerPath> };

  '/api/leads': {
    get: Get<Page<S['LeadRow']>, Query<LeadQuery>>;
    post: Send<S['WriteLead'], S['Lead']>;
  };
  '/api/contacts/duplicates': {
    get: Get<
      Items<S['LikelyContact']>,
      Query<{
        name?: string;
        mobile?: string;
        phone?: string;
        email?: string;
        customer_id?: string;
        except?: string;
      }>
    >;
  };
  '/api/leads/duplicates': {
    get: Get<
      Items<S['LeadDouble']>,
      Query<{ name?: string; company?: string; phone?: string; email?: string; except?: string }>
    >;
  };
  '/api/leads/assign': { post: Send<S['AssignLeadsRequest'], S['AssignedLeads']> };
  '/api/leads/assign/undo': { post: Send<{ hands: ChangedHands[] }, S['AssignedLeads']> };
  '/api/leads/scoring': {
    get: Get<S['LeadScoring']>;
    put: Send<Partial<S['LeadScoring']>, S['LeadScoring']>;
  };
  '/api/leads/assignment': {
    get: Get<S['LeadAssignment']>;
    put: Send<Partial<S['LeadAssignment']>, S['LeadAssignment']>;
  };
  '/api/leads/{lead_id}': {
    get: Get<S['Lead'], LeadPath>;
    patch: Send<Partial<S['WriteLead']> & { version?: number }, S['Lead'], LeadPath>;
    delete: Gone<LeadPath>;
  };
  '/api/leads/{lead_id}/restore': { post: Call<S['Lead'], LeadPath> };
  '/api/leads/{lead_id}/convert': { put: Send<S['ConvertLeadRequest'], S['LeadConversion'], LeadPath> };
  '/api/leads/{lead_id}/score': { post: Call<S['Lead'], LeadPath> };
  '/api/leads/{lead_id}/disqualify': { post: Send<{ reason: string }, S['Lead'], LeadPath> };
  '/api/leads/{lead_id}/reopen': { post: Call<S['Lead'], LeadPath> };
  '/api/leads/{lead_id}/behaviours': { get: Get<Items<S['BehaviourRow']>, LeadPath> };
  '/api/lead_sources': {
    get: Get<Items<S['LeadSource']>>;
    post: Send<S['WriteLeadSource'], S['LeadSource']>;
  };
  '/api/lead_sources/{source_id}': {
    put: Send<Partial<S['WriteLeadSource']>, S['LeadSource'], Path<{ source_id: string }>>;
    delete: Gone<Path<{ source_id: string }>>;
  };
  '/api/lead_sources/{source_id}/restore': { post: Call<S['LeadSource'], Path<{ source_id: string }>> };
  '/api/analytics/lead_sources': { get: Get<Items<S['LeadSourceFigures']>, Query<{ from?: string; to?: string }>> };
  '/api/web_forms': {
    get: Get<Items<S['WebForm']>>;
    post: Send<S['WriteWebForm'], S['WebForm']>;
  };
  '/api/web_forms/{form_id}': {
    put: Send<Partial<S['WriteWebForm']>, S['WebForm'], Path<{ form_id: string }>>;
    delete: Gone<Path<{ form_id: string }>>;
  };
  '/api/web_forms/{form_id}/restore': { post: Call<S['WebForm'], Path<{ form_id: string }>> };
  '/api/public/forms/{key}': {
    get: Get<S['PublicForm'], Path<{ key: string }>>;
    post: Send<Record<string, unknown>, S['FormReceived'], Path<{ key: string }>>;
  };
  '/api/contacts': {
    get: Get<Page<S['Contact']>, Query<ContactQuery>>;
    post: Send<S['WriteContact'], S['Contact']>;
  };
  '/api/contacts/{contact_id}': {
    get: Get<S['Contact'], ContactPath>;
    patch: Send<Partial<S['WriteContact']> & { version?: number }, S['Contact'], ContactPath>;
    delete: Gone<ContactPath>;
  };
  '/api/contacts/{contact_id}/restore': { post: Call<S['Contact'], ContactPath> };

  '/api/activities': {
    get: Get<Page<S['Activity']>, Query<ActivityQuery>>;
    post: Send<S['WriteActivity'], S['Activity']>;
  };
  '/api/activities/summary': {
    get: Get<S['ListSummary'], Query<ActivityQuery & { group?: string; measures?: string }>>;
  };
  '/api/activities/{activity_id}': {
    get: Get<S['Activity'], ActivityPath>;
    patch: Send<Partial<S['WriteActivity']> & { version?: number }, S['Activity'], ActivityPath>;
    delete: Gone<ActivityPath>;
  };
  '/api/activities/{activity_id}/restore': { post: Call<S['Activity'], ActivityPath> };

  '/api/products': {
    get: Get<Page<S['Product']>, Query<ProductQuery>>;
    post: Send<S['WriteProduct'], S['Product']>;
  };
  '/api/products/{product_id}': {
    get: Get<S['Product'], ProductPath>;
    patch: Send<Partial<S['WriteProduct']> & { version?: number }, S['Product'], ProductPath>;
    delete: Gone<ProductPath>;
  };
  '/api/products/{product_id}/restore': { post: Call<S['Product'], ProductPath> };

  '/api/pipelines': {
    get: Get<Items<S['Pipeline']>>;
    post: Send<{ name: string; template?: string; stages?: S['WriteStage'][] }, S['Pipeline']>;
  };
  '/api/pipelines/templates': { get: Get<Items<S['PipelineTemplate']>> };
  '/api/pipelines/{pipeline_id}': {
    patch: Send<S['WritePipeline'], S['Pipeline'], PipelinePath>;
    delete: Gone<Path<{ pipeline_id: string }, { move_to?: string }>>;
  };

  '/api/opportunities': {
    get: Get<Page<S['OpportunityRow']>, Query<OpportunityQuery>>;
    post: Send<S['WriteOpportunity'], S['Opportunity']>;
  };
  '/api/opportunities/board': { get: Get<S['Board'], Query<OpportunityQuery>> };
  '/api/opportunities/forecast': {
    get: Get<S['Forecast'], Query<{ pipeline?: string; owner?: string; q?: string; filter?: string; months?: number }>>;
  };
  '/api/opportunities/{opportunity_id}': {
    get: Get<S['Opportunity'], OpportunityPath>;
    patch: Send<Partial<S['WriteOpportunity']> & { version?: number }, S['Opportunity'], OpportunityPath>;
    delete: Gone<OpportunityPath>;
  };
  '/api/opportunities/{opportunity_id}/restore': { post: Call<S['Opportunity'], OpportunityPath> };
  '/api/opportunities/{opportunity_id}/move': {
    put: Send<S['MoveOpportunity'], S['Opportunity'], OpportunityPath>;
  };
  '/api/opportunities/{opportunity_id}/close': {
    put: Send<S['CloseOpportunity'], S['Opportunity'], OpportunityPath>;
  };
  '/api/opportunities/{opportunity_id}/reopen': { put: Send<{ stage?: string }, S['Opportunity'], OpportunityPath> };
  '/api/orders': {
    get: Get<Page<S['OrderRow']>, Query<OrderQuery>>;
    post: Send<S['WriteOrder'], S['Order']>;
  };
  '/api/orders/summary': { get: Get<S['ListSummary'], Query<OrderQuery & { group?: string; measures?: string }>> };
  '/api/orders/{order_id}': {
    get: Get<S['Order'], OrderPath>;
    patch: Send<Partial<S['WriteOrder']> & { version?: number }, S['Order'], OrderPath>;
    delete: Gone<OrderPath>;
  };
  '/api/orders/{order_id}/restore': { post: Call<S['Order'], OrderPath> };
  '/api/orders/{order_id}/complete': { put: Call<S['Order'], OrderPath> };
  '/api/orders/{order_id}/cancel': { put: Call<S['Order'], OrderPath> };
  '/api/orders/{order_id}/return': { put: Send<S['ReturnRequest'], S['Order'], OrderPath> };
  '/api/customers/{customer_id}/points': {
    get: Get<S['PointsOfCustomer'], CustomerPath>;
    post: Send<S['PointsRequest'], S['PointsOfCustomer'], CustomerPath>;
  };
  '/api/loyalty/rules': {
    get: Get<S['LoyaltyRules']>;
    patch: Send<Partial<S['LoyaltyRules']>, S['LoyaltyRules']>;
  };
  '/api/analytics/sales_funnel': {
    get: Get<S['SalesFunnel'], Query<{ pipeline?: string; from?: string; to?: string }>>;
  };
  '/api/analytics/pipeline_report': {
    get: Get<S['PipelineReport'], Query<{ by?: string; as_of?: string; pipeline?: string }>>;
  };
  '/api/analytics/rfm': { get: Get<S['RfmAnswer'], Query<{ limit?: number }>> };
  '/api/analytics/customer_value': {
    get: Get<S['CustomerValueAnswer'], Query<{ from?: string; to?: string; limit?: number }>>;
  };
  '/api/analytics/model': { get: Get<S['FittedModel'], Query<{ as_of: string }>> };
  '/api/analytics/settings': {
    get: Get<S['AnalyticsSettingsRow']>;
    patch: Send<{ rfm_mode?: S['RfmMode']; version?: number }, S['AnalyticsSettingsRow']>;
  };
  '/api/analytics/refresh': { post: Call<S['AnalyticsSettingsRow']> };
  '/api/analytics/reports': { get: Get<Items<S['ReportEntry']>> };
  '/api/analytics/reports/{report}': {
    get: Get<S['ReportAnswer'], Path<{ report: string }, Record<string, string>>>;
  };
  '/api/analytics/figures': { get: Get<S['ReportAnswer'], Query<Record<string, string>>> };
  '/api/dashboards': {
    get: Get<Items<S['DashboardRow']>>;
    post: Send<S['WriteDashboard'], S['Dashboard']>;
  };
  '/api/dashboards/{dashboard_id}': {
    get: Get<S['Dashboard'], DashboardPath>;
    patch: Send<S['WriteDashboard'], S['Dashboard'], DashboardPath>;
    delete: Gone<DashboardPath>;
  };
  '/api/dashboards/{dashboard_id}/restore': { post: Call<S['Dashboard'], Path<{ dashboard_id: string }>> };
  '/api/dashboards/{dashboard_id}/schedules': {
    get: Get<Items<S['Schedule']>, DashboardPath>;
    post: Send<S['WriteSchedule'], S['Schedule'], DashboardPath>;
  };
  '/api/dashboards/{dashboard_id}/schedules/{schedule_id}': {
    patch: Send<S['WriteSchedule'], S['Schedule'], SchedulePath>;
    delete: Gone<SchedulePath>;
  };
  '/api/dashboards/{dashboard_id}/schedules/{schedule_id}/send': { post: Call<unknown, SchedulePath> };

  '/api/tasks': {
    get: Get<Page<S['Task']>, Query<TaskQuery>>;
    post: Send<S['WriteTask'], S['Task']>;
  };
  '/api/tasks/{task_id}': {
    get: Get<S['Task'], TaskPath>;
    patch: Send<Partial<S['WriteTask']> & { version?: number }, S['Task'], TaskPath>;
    delete: Gone<TaskPath>;
  };
  '/api/tasks/{task_id}/restore': { post: Call<S['Task'], TaskPath> };
  '/api/tasks/{task_id}/complete': { put: Send<{ outcome?: string | null }, S['Task'], TaskPath> };
  '/api/tasks/{task_id}/cancel': { put: Call<S['Task'], TaskPath> };
  '/api/tasks/{task_id}/reopen': { put: Call<S['Task'], TaskPath> };
  '/api/today': { get: Get<S['Today']> };
  '/api/calendar': {
    get: Get<S['CalendarListing'], Query<{ from: string; to: string; assignee?: string }>>;
  };
  '/api/calendar/feed': { get: Get<S['CalendarFeed']>; post: Call<S['CalendarFeed']>; delete: Gone };

  '/api/notifications': {
    get: Get<Page<S['Notification']>, Query<{ unread?: boolean; cursor?: string; limit?: number }>>;
  };
  '/api/notifications/count': { get: Get<{ unread: number }> };
  '/api/notifications/{notification_id}/read': {
    put: Call<S['Notification'], Path<{ notification_id: string }>>;
  };
  '/api/notifications/read_all': { post: Call<{ unread: number }> };
  '/api/notifications/preferences': {
    get: Get<S['NotificationPreferences']>;
    put: Send<S['NotificationPreferences'], S['NotificationPreferences']>;
  };

  '/api/imports': { get: Get<Page<S['Import']>, Query<Listing>> };
  '/api/imports/{import_id}': { get: Get<S['Import'], ImportPath> };
  '/api/imports/{import_id}/errors': {
    get: Get<Page<S['ImportError']>, Path<{ import_id: string }, { cursor?: string; limit?: number; format?: 'json' }>>;
  };
  '/api/imports/{import_id}/revert': { post: Call<S['Import'], ImportPath> };
}

export interface components {
  schemas: {
    SetupState: { needed: boolean; signup_enabled: boolean };
    SetupRequest: { organization: string; name: string; email: string; password: string };
    SignInRequest: { email: string; password: string; code?: string };
    Organization: {
      organization_id: string;
      name: string;
      time_zone: string;
      currency: string;
      require_second_factor: boolean;
    };
    Me: {
      user_id: string;
      name: string;
      email: string;
      locale: 'zh-CN' | 'en' | null;
      theme: 'light' | 'dark' | 'system';
      organization: S['Organization'];
      roles: string[];
      permissions: string[];
      scopes: Record<string, 'own' | 'department' | 'all'>;
      has_sample_data: boolean;
      has_second_factor: boolean;
      must_set_up_second_factor: boolean;
      viewed_by: { user_id: string; user_name: string } | null;
      limits: S['FieldLimit'][];
    };
    SecondFactorState: {
      is_on: boolean;
      has_authenticator: boolean;
      is_required: boolean;
      recovery_codes_left: number;
    };
    NewSecondFactor: { secret: string; address: string };
    NewRecoveryCodes: { recovery_codes: string[] };
    BothFactorsRequest: { current_password?: string; code?: string; passkey?: S['PasskeyAnswer'] };
    PasskeyChallenge: { options: string; challenge: string };
    PasskeyAnswer: { challenge: string; credential: string };
    PasskeyRow: {
      passkey_id: string;
      name: string;
      domain: string;
      is_synced: boolean;
      created_at: string;
      last_used_at: string | null;
      version: number;
    };
    NewPasskey: { passkey: S['PasskeyRow']; recovery_codes: string[] };
    SessionRow: {
      session_id: string;
      browser: string | null;
      address: string | null;
      created_at: string;
      last_seen_at: string;
      expires_at: string;
      is_current: boolean;
    };
    AuditRow: {
      audit_id: number;
      at: string;
      user_id: string | null;
      user_name: string | null;
      source: string;
      address: string | null;
      kind: string;
      id: string | null;
      action: string;
      fields: S['AuditedField'][];
      trace_id: string | null;
    };
    AuditedField: { key: string; before: unknown; after: unknown };
    UpdateMeRequest: { name?: string; locale?: 'zh-CN' | 'en' | null; theme?: 'light' | 'dark' | 'system' };
    TokenRow: {
      token_id: string;
      name: string;
      prefix: string;
      created_at: string;
      expires_at: string | null;
      last_used_at: string | null;
    };
    CreatedToken: { token: string; token_id: string; name: string; expires_at: string | null; created_at: string };
    UserRow: {
      user_id: string;
      name: string;
      email: string;
      department_id: string | null;
      department_name: string | null;
      roles: string[];
      is_active: boolean;
      has_second_factor: boolean;
      last_seen_at: string | null;
      created_at: string;
      version: number;
    };
    InviteUserRequest: {
      name: string;
      email: string;
      password?: string;
      department_id?: string | null;
      roles: string[];
    };
    UpdateUserRequest: {
      name?: string;
      email?: string;
      department_id?: string | null;
      roles?: string[];
      is_active?: boolean;
      version?: number;
    };
    Department: {
      department_id: string;
      name: string;
      parent_id: string | null;
      head_id: string | null;
      head_name: string | null;
      user_count: number;
    };
    Approval: {
      approval_id: string;
      subject: 'customer_transfer' | 'export';
      title: string;
      record: { kind: string; id: string } | null;
      reason: string | null;
      asked_by: string;
      asked_by_name: string | null;
      status: 'pending' | 'granted' | 'refused' | 'withdrawn';
      step: number;
      step_count: number;
      may_decide: boolean;
      created_at: string;
      closed_at: string | null;
    };
    ApprovalVote: {
      user_id: string;
      user_name: string | null;
      decision: 'waiting' | 'granted' | 'refused' | 'spared';
      decided_by: string | null;
      decided_by_name: string | null;
      comment: string | null;
      decided_at: string | null;
    };
    ApproverChoice: {
      kind: 'person' | 'role' | 'manager_chain' | 'department_head';
      user_id?: string | null;
      role?: string | null;
      level?: number | null;
    };
    ApprovalStep: { mode: 'any' | 'all'; approvers: S['ApproverChoice'][] };
    ApprovalStepRow: { mode: 'any' | 'all'; approvers: S['ApproverChoice'][]; votes: S['ApprovalVote'][] };
    ApprovalDetail: { approval: S['Approval']; steps: S['ApprovalStepRow'][]; may_withdraw: boolean };
    ApprovalRule: {
      subject: 'customer_transfer' | 'export';
      is_active: boolean;
      steps: S['ApprovalStep'][];
      version: number;
    };
    Delegation: { to_id: string | null; to_name: string | null; from: string | null; until: string | null };
    HandoverSummary: {
      user_id: string;
      user_name: string;
      is_active: boolean;
      customers: number;
      opportunities: number;
      leads: number;
      tasks: number;
      approvals: number;
    };
    HandoverRequest: {
      to_id?: string;
      customers_to?: string;
      opportunities_to?: string;
      leads_to?: string;
      tasks_to?: string;
      approvals_to?: string;
      customers_to_pool?: boolean;
    };
    HandoverResult: { customers: number; opportunities: number; leads: number; tasks: number; approvals: number };
    Share: {
      share_id: string;
      user_id: string | null;
      user_name: string | null;
      department_id: string | null;
      department_name: string | null;
      may_edit: boolean;
      until: string | null;
      created_by: string | null;
      created_by_name: string | null;
    };
    ShareRequest: { user_id?: string; department_id?: string; may_edit: boolean; until: string | null };
    PoolGradeRule: {
      grade: S['CustomerGrade'];
      return_after_days: number | null;
      most_per_person: number | null;
      is_exempt: boolean;
    };
    PoolRules: {
      returns_by_itself: boolean;
      return_after_days: number;
      warn_days: number;
      keeps_won: boolean;
      most_per_person: number | null;
      grades: S['PoolGradeRule'][];
      version: number;
    };
    ReturningCustomer: {
      customer_id: string;
      name: string;
      code: string;
      grade: S['CustomerGrade'];
      owner_id: string | null;
      owner_name: string | null;
      last_activity_at: string | null;
      due_at: string | null;
    };
    PoolPreview: { at: string; returning: number; warned: number; items: S['ReturningCustomer'][] };
    GradeHoldings: { grade: S['CustomerGrade']; held: number; most: number };
    MyHoldings: {
      held: number;
      most: number | null;
      grades: S['GradeHoldings'][];
      returning_soon: S['ReturningCustomer'][];
    };
    Scope: 'own' | 'department' | 'all';
    FieldAccess: 'hidden' | 'masked' | 'read_only' | 'full';
    FieldLimit: { kind: string; field: string; access: S['FieldAccess'] };
    Role: {
      role_id: string;
      code: string;
      name: string;
      is_built_in: boolean;
      is_admin: boolean;
      user_count: number;
      permissions: { permission: string; scope: S['Scope'] }[];
      fields: S['FieldLimit'][];
      version: number;
    };
    WriteRole: {
      code?: string;
      name: string;
      permissions?: { permission: string; scope: S['Scope'] }[];
      fields?: S['FieldLimit'][];
    };
    PermissionRow: { permission: string; resource: string; action: string; has_scope: boolean };
    LimitableKind: { kind: string; fields: S['LimitableField'][] };
    LimitableField: { key: string; label: string; type: S['FieldType']; withholdable: boolean };
    UserRights: {
      user_id: string;
      name: string;
      is_active: boolean;
      department_name: string | null;
      roles: { code: string; name: string }[];
      permissions: { permission: string; scope: S['Scope']; from: string[] }[];
      fields: S['HeldLimit'][];
    };
    HeldLimit: { kind: string; field: string; label: string; access: S['FieldAccess']; from: string[] };
    SightExplained: {
      sees: boolean;
      steps: { code: string; holds: boolean; text: string }[];
      acts: { permission: string; may: boolean }[];
      fields: S['HeldLimit'][];
    };
    PastedField: {
      field:
        | 'name'
        | 'company'
        | 'position'
        | 'department'
        | 'mobile'
        | 'phone'
        | 'email'
        | 'address'
        | 'website'
        | 'wechat';
      value: string;
      text: string;
      start: number;
    };
    ChangeOrigin: {
      at: string;
      by: string | null;
      by_name: string | null;
      how: 'hand' | 'token' | 'import' | 'bulk' | 'merge' | 'undo' | 'form' | 'rule';
      through: string | null;
    };
    HistoryEntry: {
      entry: number;
      origin: S['ChangeOrigin'];
      action: string;
      fields: S['HistoryField'][];
      undoable: boolean;
    };
    HistoryField: {
      key: string;
      field: string | null;
      label: string;
      before: unknown;
      after: unknown;
      undoable: boolean;
    };
    FieldAsOf: {
      key: string;
      label: string;
      value: unknown;
      now: unknown;
      changed: boolean;
      origin: S['ChangeOrigin'] | null;
      entry: number | null;
    };
    RecordThen: {
      at: string;
      existed: boolean;
      known_since: string;
      fields: S['FieldAsOf'][];
      unknown: string[];
      names: Record<string, string>;
    };
    RevealedField: { field: string; value: unknown; all: unknown; left: number | null };
    WorkingYear: {
      year: number;
      working_days: number[];
      uses_public_holidays: boolean;
      days: S['WorkingYearDay'][];
      known_years: number[];
    };
    WorkingYearDay: { date: string; name: string; is_working: boolean; is_own: boolean };
    HolidayFile: { year: number; days: { name: string; date: string; isOffDay: boolean }[] };
    OrganizationProfile: {
      legal_name?: string | null;
      credit_code?: string | null;
      address?: string | null;
      phone?: string | null;
      email?: string | null;
      website?: string | null;
      bank?: string | null;
      bank_account?: string | null;
    };
    OrganizationDetail: S['Organization'] & {
      reminder_days: number[];
      reveals_per_day: number;
      export_approval_rows: number | null;
      export_watermark: boolean;
      export_file_hours: number;
      profile: S['OrganizationProfile'];
    };
    Tag: { tag_id: string | null; name: string; color: string | null; is_predefined: boolean };
    SearchHit: {
      kind: 'customer' | 'contact' | 'opportunity' | 'lead' | 'task' | 'order';
      id: string;
      title: string;
      subtitle: string | null;
      customer_id?: string | null;
    };
    FieldType:
      | 'text'
      | 'long_text'
      | 'integer'
      | 'number'
      | 'money'
      | 'date'
      | 'instant'
      | 'yes_no'
      | 'select'
      | 'multi_select'
      | 'user'
      | 'record'
      | 'tags'
      | 'phone'
      | 'email'
      | 'url';
    BulkEditRequest: {
      kind: S['ListKind'];
      ids?: string[];
      conditions?: Record<string, string>;
      changes: Record<string, unknown>;
    };
    Export: {
      export_id: string;
      number: string;
      kind: S['ListKind'] | 'audit';
      format: string;
      rows: number;
      status: 'waiting' | 'running' | 'ready' | 'refused' | 'withdrawn' | 'failed' | 'expired' | 'direct';
      requester_id: string;
      requester_name: string | null;
      words: string | null;
      reason: string | null;
      approval_id: string | null;
      size: number | null;
      error: string | null;
      created_at: string;
      finished_at: string | null;
      expires_at: string | null;
      may_download: boolean;
    };
    AskExportRequest: {
      kind: S['Export']['kind'];
      format?: string;
      columns?: string;
      lang?: string;
      conditions?: Record<string, string>;
      reason?: string;
    };
    BulkEditPreview: { count: number; editable: number };
    BulkEditProgress: {
      bulk_edit_id: string;
      kind: S['ListKind'];
      status: 'running' | 'completed' | 'undoing' | 'undone' | 'stopped';
      total: number;
      done: number;
      changed: number;
      failed: number;
      failures: Record<string, number>;
    };
    View: {
      view_id: string;
      kind: S['ListKind'];
      name: string;
      layout: 'list' | 'board' | 'calendar';
      query: Record<string, string>;
      columns: S['ViewColumn'][];
      group_by: string | null;
      date_field: string | null;
      measures: string[];
      sharing: 'private' | 'selected' | 'everyone';
      user_ids: string[];
      department_ids: string[];
      default_for: string[];
      owner_id: string | null;
      owner_name: string | null;
      is_mine: boolean;
      is_built_in: boolean;
      is_default: boolean;
      favourite_place: number | null;
      version: number;
    };
    ViewColumn: { key: string; width?: number | null };
    WriteView: {
      kind?: S['ListKind'];
      name?: string;
      layout?: 'list' | 'board' | 'calendar';
      query?: Record<string, string>;
      columns?: S['ViewColumn'][];
      group_by?: string | null;
      date_field?: string | null;
      measures?: string[];
      sharing?: 'private' | 'selected' | 'everyone';
      user_ids?: string[];
      department_ids?: string[];
      default_for?: string[];
      version?: number;
    };
    FavouriteViews: { views: string[] };
    SummaryGroup: {
      value: string | null;
      label: string | null;
      filter: string;
      count: number;
      measures: Record<string, number | null>;
      currency: string;
    };
    ListSummary: {
      count: number;
      measures: Record<string, number | null>;
      groups: S['SummaryGroup'][];
      is_complete: boolean;
      currency: string;
      other_currencies: number;
    };
    Field: {
      key: string;
      label: string;
      label_zh: string;
      label_en: string;
      type: S['FieldType'];
      options: { value: string; label: string }[] | null;
      required: boolean;
      read_only: boolean;
      filterable: boolean;
      sortable: boolean;
      importable: boolean;
      exportable: boolean;
      access: S['FieldAccess'];
      /** What forms need to know of a field of the organization's own; null for the product's. */
      custom: {
        section: string | null;
        help: string | null;
        shown_when_tree: S['ConditionTree'] | null;
        required_when_tree: S['ConditionTree'] | null;
        default: string | null;
        min: number | null;
        max: number | null;
        is_unique: boolean;
        target_kind: string | null;
      } | null;
    };
    /** A filter taken apart; one of the first four members is set. */
    FilterTree: {
      all?: S['FilterTree'][] | null;
      any?: S['FilterTree'][] | null;
      not?: S['FilterTree'] | null;
      field?: string | null;
      label?: string | null;
      operator?: string | null;
      values?: { text: string; label: string | null }[] | null;
    };
    /** A condition on a record's own fields; one of the members is set. */
    ConditionTree: {
      all?: S['ConditionTree'][] | null;
      any?: S['ConditionTree'][] | null;
      not?: S['ConditionTree'] | null;
      field?: string | null;
      operator?: string | null;
      values?: (string | number | boolean)[] | null;
    };
    CustomKind: 'customers' | 'contacts' | 'leads' | 'opportunities' | 'products' | 'tasks';
    /** What has a list with views, files and bulk edits. */
    ListKind: S['CustomKind'] | 'orders' | 'activities';
    FieldOption: { value: string; label: string; label_en: string | null };
    FieldDefinition: {
      field_id: string;
      kind: S['CustomKind'];
      key: string;
      type: Exclude<S['FieldType'], 'tags'>;
      label: string;
      label_en: string | null;
      options: S['FieldOption'][];
      required: boolean;
      unique: boolean;
      default: string | null;
      pattern: string | null;
      min: number | null;
      max: number | null;
      help: string | null;
      help_en: string | null;
      section: string | null;
      shown_when: string | null;
      required_when: string | null;
      target_kind: string | null;
      formula: string | null;
      rollup: S['Rollup'] | null;
      indexed: boolean;
      is_being_worked_out: boolean;
      position: number;
      is_active: boolean;
      version: number;
    };
    Rollup: {
      kind: string;
      relation: string;
      function: RollupFunction;
      field: string | null;
      filter: string | null;
    };
    RollupSource: { kind: string; relation: string; label: string; fields: S['RollupField'][] };
    RollupField: { key: string; label: string; type: S['FieldType']; functions: RollupFunction[] };
    FormulaFault: { code: string; position: number; length: number; text: string };
    FieldPreview: {
      fault: S['FormulaFault'] | null;
      type: 'number' | 'text' | 'date' | 'yes_no' | 'other' | null;
      record_id: string | null;
      record_name: string | null;
      value: unknown;
    };
    WriteFieldDefinition: {
      kind?: S['CustomKind'];
      key?: string;
      type?: S['FieldDefinition']['type'];
      label?: string;
      label_en?: string | null;
      options?: { value?: string; label: string; label_en?: string | null }[];
      required?: boolean;
      unique?: boolean;
      default?: string | null;
      pattern?: string | null;
      min?: number | null;
      max?: number | null;
      help?: string | null;
      section?: string | null;
      shown_when?: string | null;
      required_when?: string | null;
      target_kind?: string | null;
      formula?: string | null;
      rollup?: Partial<S['Rollup']> | null;
      indexed?: boolean;
      is_active?: boolean;
      version?: number;
    };

    CustomerStatus: 'potential' | 'interested' | 'won' | 'lost';
    CustomerGrade: 'A' | 'B' | 'C' | 'D';
    CustomerLifecycle: 'prospect' | 'new' | 'active' | 'loyal' | 'at_risk' | 'lost';
    RfmSegment:
      | 'vip'
      | 'important_develop'
      | 'important_keep'
      | 'important_win_back'
      | 'general_value'
      | 'general_develop'
      | 'general_keep';
    RfmOfCustomer: { recency: number; frequency: number; monetary: number; total: number };
    Phone: { label: string | null; number: string; is_primary: boolean };
    Email: { label: string | null; address: string; is_primary: boolean };
    Address: {
      label: string | null;
      text: string | null;
      province: string | null;
      city: string | null;
      district: string | null;
      postcode: string | null;
      is_primary: boolean;
    };
    CustomerRow: {
      customer_id: string;
      code: string;
      name: string;
      short_name: string | null;
      type: 'company' | 'person';
      industry: string | null;
      scale: string | null;
      website: string | null;
      founded_on: string | null;
      credit_limit: number | null;
      payment_terms: string | null;
      credit_days: number | null;
      source: string | null;
      owner_id: string | null;
      owner_name: string | null;
      status: S['CustomerStatus'];
      is_active: boolean;
      grade: S['CustomerGrade'];
      lifecycle: S['CustomerLifecycle'];
      annual_revenue: number | null;
      cooperation_years: number | null;
      last_activity_at: string | null;
      segment: S['RfmSegment'] | null;
      rfm_score: S['RfmOfCustomer'] | null;
      purchase_count: number | null;
      total_spent: number | null;
      first_purchase_at: string | null;
      last_purchase_at: string | null;
      churn_risk: number | null;
      predicted_value: number | null;
      alive_probability: number | null;
      model_value: number | null;
      parent_id: string | null;
      phone: string | null;
      email: string | null;
      address: string | null;
      tags: string[];
      contact_count: number;
      created_at: string;
      updated_at: string;
      version: number;
      custom_fields: Record<string, unknown>;
    };
    Customer: S['CustomerRow'] & {
      parent_name: string | null;
      created_by: string | null;
      updated_by: string | null;
      phones: S['Phone'][];
      emails: S['Email'][];
      addresses: S['Address'][];
    };
    WriteCustomer: {
      code?: string;
      name: string;
      short_name?: string | null;
      type?: 'company' | 'person';
      industry?: string | null;
      scale?: string | null;
      website?: string | null;
      founded_on?: string | null;
      credit_limit?: number | null;
      payment_terms?: string | null;
      credit_days?: number | null;
      source?: string | null;
      owner_id?: string | null;
      status?: S['CustomerStatus'];
      is_active?: boolean;
      annual_revenue?: number | null;
      cooperation_years?: number | null;
      parent_id?: string | null;
      phone?: string | null;
      email?: string | null;
      address?: string | null;
      phones?: S['Phone'][];
      emails?: S['Email'][];
      addresses?: S['Address'][];
      tags?: string[];
      custom_fields?: Record<string, unknown>;
    };
    CustomerStatistics: {
      total: number;
      by_status: Record<string, number>;
      by_grade: Record<string, number>;
      total_annual_revenue: number | null;
      average_cooperation_years: number | null;
    };
    CustomerGroup: {
      items: S['GroupMember'][];
      is_cut: boolean;
      customers: number;
      open_deals: number | null;
      open_amount: number | null;
      won_amount: number | null;
      other_currencies: number | null;
    };
    GroupMember: {
      customer_id: string;
      parent_id: string | null;
      depth: number;
      code: string;
      name: string;
      status: S['CustomerStatus'];
      grade: S['CustomerRow']['grade'];
      is_active: boolean;
      owner_name: string | null;
      open_deals: number | null;
      open_amount: number | null;
      won_amount: number | null;
    };
    DuplicateSide: {
      id: string;
      name: string;
      detail: string | null;
      owner_name: string | null;
      created_at: string;
      updated_at: string;
      facts: Record<string, string[]>;
    };
    Duplicate: {
      duplicate_id: string;
      kind: DuplicateKind;
      records: string[];
      score: number;
      reasons: string[];
      status: 'open' | 'dismissed' | 'merged';
      kept_id: string | null;
      created_at: string;
      sides?: S['DuplicateSide'][];
    };
    DuplicateQueue: {
      items: S['Duplicate'][];
      next_cursor: string | null;
      total: number;
      total_is_exact: boolean;
      scan_status: 'none' | 'running' | 'completed';
      scanned_at: string | null;
      scan_progress: number | null;
      scanned_records: number | null;
    };
    MergeField: {
      key: string;
      label: string;
      type: S['FieldType'];
      kept: string[];
      other: string[];
      result: string[];
      is_joined: boolean;
      differs: boolean;
    };
    MergePreview: {
      keep_id: string;
      other_id: string;
      fields: S['MergeField'][];
      moves: Record<string, number>;
      obstacle: string | null;
    };
    DocumentVersion: {
      number: number;
      file_name: string;
      size: number;
      look: 'other' | 'image' | 'pdf' | 'text';
      at: string;
      by: string | null;
      by_name: string | null;
    };
    Document: {
      document_id: string;
      kind: string;
      record_id: string;
      name: string;
      latest: number;
      created_at: string;
      updated_at: string;
      version: number;
      versions: S['DocumentVersion'][];
    };
    CustomerDuplicate: {
      customer_id: string;
      name: string;
      code: string;
      owner_name: string | null;
      score: number;
      reasons: string[];
    };
    LikelyContact: {
      contact_id: string;
      name: string;
      position: string | null;
      customer_id: string;
      customer_name: string | null;
      reasons: string[];
    };

    ContactRole: 'decision_maker' | 'influencer' | 'user';
    Contact: {
      contact_id: string;
      customer_id: string;
      customer_name: string;
      name: string;
      position: string | null;
      department: string | null;
      mobile: string | null;
      phone: string | null;
      email: string | null;
      wechat: string | null;
      birthday: string | null;
      birthday_is_lunar: boolean;
      hobbies: string | null;
      notes: string | null;
      role: S['ContactRole'] | null;
      is_primary: boolean;
      created_at: string;
      created_by: string | null;
      updated_at: string;
      version: number;
      interactions?: { date: string; type: string; content: string }[];
      custom_fields: Record<string, unknown>;
    };
    WriteContact: {
      customer_id: string;
      name: string;
      position?: string | null;
      department?: string | null;
      mobile?: string | null;
      phone?: string | null;
      email?: string | null;
      wechat?: string | null;
      birthday?: string | null;
      birthday_is_lunar?: boolean;
      hobbies?: string | null;
      notes?: string | null;
      role?: S['ContactRole'] | null;
      is_primary?: boolean;
      custom_fields?: Record<string, unknown>;
    };

    ActivityType: 'call' | 'email' | 'meeting' | 'visit' | 'wechat' | 'sms' | 'note' | 'purchase';
    Activity: {
      activity_id: string;
      type: S['ActivityType'];
      customer_id: string | null;
      customer_name: string | null;
      contact_id: string | null;
      contact_name: string | null;
      opportunity_id: string | null;
      opportunity_title: string | null;
      lead_id: string | null;
      lead_name: string | null;
      subject: string | null;
      content: string;
      occurred_at: string;
      duration_minutes: number | null;
      outcome: string | null;
      next_step: string | null;
      next_step_at: string | null;
      attachments: S['Attachment'][];
      /** Of a purchase: the order it is booked as. */
      order_id: string | null;
      amount: number | null;
      currency: string | null;
      mentions: string[];
      created_by: string | null;
      created_by_name: string | null;
      created_at: string;
      version: number;
    };
    WriteActivity: {
      type: S['ActivityType'];
      customer_id?: string | null;
      contact_id?: string | null;
      opportunity_id?: string | null;
      lead_id?: string | null;
      subject?: string | null;
      content: string;
      occurred_at?: string;
      duration_minutes?: number | null;
      outcome?: string | null;
      amount?: number | null;
      next_step?: string | null;
      next_step_at?: string | null;
      attachments?: string[];
      mentions?: string[];
    };
    Attachment: { file_id: string; name: string; size: number };
    TimelineItem: {
      kind: 'activity' | 'change' | 'opportunity' | 'task' | 'lead' | 'document' | 'order';
      at: string;
      by: string | null;
      by_name: string | null;
      activity?: S['Activity'] | null;
      change?: {
        action: string;
        fields: { key: string; label: string; before: unknown; after: unknown }[];
      } | null;
      record?: { kind: string; id: string; title: string; what: string; detail: string | null } | null;
    };

    TaskStatus: 'pending' | 'in_progress' | 'completed' | 'cancelled';
    TaskPriority: 'low' | 'normal' | 'high' | 'urgent';
    Task: {
      task_id: string;
      type: string;
      title: string;
      description: string | null;
      due_date: string | null;
      all_day: boolean;
      starts_at: string | null;
      ends_at: string | null;
      priority: S['TaskPriority'];
      status: S['TaskStatus'];
      is_overdue: boolean;
      assignee: string | null;
      assignee_name: string | null;
      customer_id: string | null;
      customer_name: string | null;
      contact_id: string | null;
      contact_name: string | null;
      opportunity_id: string | null;
      opportunity_title: string | null;
      lead_id: string | null;
      lead_name: string | null;
      recurrence: string | null;
      reminder_days: number[];
      location: string | null;
      completed_at: string | null;
      outcome: string | null;
      created_by: string | null;
      created_at: string;
      updated_at: string;
      version: number;
      custom_fields: Record<string, unknown>;
    };
    WriteTask: {
      type?: string;
      title: string;
      description?: string | null;
      due_date?: string | null;
      starts_at?: string | null;
      ends_at?: string | null;
      priority?: S['TaskPriority'];
      status?: S['TaskStatus'];
      assignee?: string | null;
      customer_id?: string | null;
      contact_id?: string | null;
      opportunity_id?: string | null;
      lead_id?: string | null;
      recurrence?: string | null;
      reminder_days?: number[];
      location?: string | null;
      custom_fields?: Record<string, unknown>;
    };
    Today: {
      overdue: S['Task'][];
      due_today: S['Task'][];
      no_next_step: {
        opportunity_id: string;
        customer_id: string | null;
        customer_name: string | null;
        title: string;
        amount: number | null;
        stage: string;
        expected_close_date: string | null;
      }[];
      birthdays: {
        contact_id: string;
        name: string;
        customer_id: string;
        customer_name: string;
        on: string;
        is_lunar: boolean;
      }[];
      counts: { overdue: number; due_today: number; no_next_step: number; birthdays: number };
    };
    CalendarItem: {
      task_id: string;
      occurrence: string;
      title: string;
      type: string;
      starts_at: string | null;
      ends_at: string | null;
      all_day: boolean;
      priority: S['TaskPriority'];
      status: S['TaskStatus'];
      assignee: string | null;
      assignee_name: string | null;
      customer_id: string | null;
      customer_name: string | null;
      is_recurring: boolean;
      editable: boolean;
    };
    CalendarListing: { items: S['CalendarItem'][]; is_complete: boolean };
    CalendarFeed: { url: string | null; is_set: boolean; created_at: string | null; last_read_at: string | null };
    Notification: {
      notification_id: string;
      kind: string;
      title: string;
      text: string | null;
      record: { kind: string; id: string } | null;
      by: string | null;
      by_name: string | null;
      created_at: string;
      read_at: string | null;
    };
    NotificationPreferences: {
      kinds: Record<string, { in_app: boolean; email: boolean; browser: boolean }>;
    };

    ProductKind: 'one_off' | 'service' | 'renewal';
    Product: {
      product_id: string;
      code: string;
      name: string;
      category: string | null;
      kind: S['ProductKind'];
      unit: string | null;
      unit_price: number | null;
      currency: string;
      tax_rate: number | null;
      description: string | null;
      is_active: boolean;
      created_at: string;
      updated_at: string;
      version: number;
      custom_fields: Record<string, unknown>;
    };
    WriteProduct: {
      code?: string;
      name: string;
      category?: string | null;
      kind?: S['ProductKind'];
      unit?: string | null;
      unit_price?: number | null;
      tax_rate?: number | null;
      description?: string | null;
      is_active?: boolean;
      custom_fields?: Record<string, unknown>;
    };

    StageKind: 'open' | 'won' | 'lost';
    EntryTask: { title: string; due_days: number; priority: S['TaskPriority'] };
    Stage: {
      stage_id: string;
      code: string;
      name: string;
      probability: number;
      color: string;
      kind: S['StageKind'];
      position: number;
      required_fields: string[];
      required_activities: string[];
      entry_tasks: S['EntryTask'][];
      stale_days: number | null;
    };
    WriteStage: {
      stage_id?: string;
      code?: string;
      name: string;
      probability: number;
      color: string;
      kind: S['StageKind'];
      required_fields: string[];
      required_activities: string[];
      entry_tasks: S['EntryTask'][];
      stale_days: number | null;
    };
    Pipeline: {
      pipeline_id: string;
      name: string;
      is_default: boolean;
      is_active: boolean;
      template: string | null;
      stages: S['Stage'][];
      version: number;
    };
    WritePipeline: {
      name?: string;
      is_default?: boolean;
      is_active?: boolean;
      stages?: S['WriteStage'][];
      moves?: Record<string, string>;
      version?: number;
    };
    PipelineTemplate: { template: string; name: string; stages: S['WriteStage'][] };

    OpportunityStatus: 'open' | 'won' | 'lost';
    ForecastCategory: 'pipeline' | 'best_case' | 'commit' | 'omitted';
    OpportunityRow: {
      opportunity_id: string;
      customer_id: string | null;
      customer_name: string | null;
      title: string;
      amount: number | null;
      currency: string;
      amount_is_manual: boolean;
      pipeline_id: string;
      stage: string;
      stage_id: string;
      stage_color: string;
      stage_kind: S['StageKind'];
      probability: number;
      expected_close_date: string | null;
      owner_id: string | null;
      owner_name: string | null;
      status: S['OpportunityStatus'];
      forecast_category: S['ForecastCategory'];
      competitors: string[];
      next_step: string | null;
      source: string | null;
      actual_amount: number | null;
      closed_at: string | null;
      lost_reason: string | null;
      lost_to: string | null;
      entered_stage_at: string;
      days_in_stage: number;
      is_stale: boolean;
      last_activity_at: string | null;
      next_task_at: string | null;
      next_activity: 'none' | 'planned' | 'late';
      position: string;
      created_at: string;
      updated_at: string;
      version: number;
      custom_fields: Record<string, unknown>;
    };
    OpportunityLine: {
      line_id: string;
      product_id: string | null;
      name: string;
      kind: S['ProductKind'];
      quantity: number;
      unit_price: number | null;
      discount: number;
      amount: number | null;
    };
    WriteLine: {
      line_id?: string;
      product_id?: string | null;
      name?: string;
      kind?: S['ProductKind'];
      quantity?: number;
      unit_price?: number | null;
      discount?: number;
    };
    Competitor: {
      name: string;
      strengths: string | null;
      weaknesses: string | null;
      outcome: S['OpportunityStatus'];
    };
    OpportunityContact: { contact_id: string; name: string; role: string | null };
    StageVisit: {
      stage_id: string;
      stage: string;
      entered_at: string;
      left_at: string | null;
      days: number;
      by: string | null;
      by_name: string | null;
    };
    Opportunity: S['OpportunityRow'] & {
      description: string | null;
      lines: S['OpportunityLine'][];
      competitor_details: S['Competitor'][];
      contacts: S['OpportunityContact'][];
      stages: S['StageVisit'][];
      done_activities: string[];
      created_by: string | null;
      updated_by: string | null;
    };
    WriteOpportunity: {
      customer_id?: string | null;
      title?: string;
      amount?: number | null;
      pipeline_id?: string;
      stage?: string;
      probability?: number;
      expected_close_date?: string | null;
      owner_id?: string | null;
      competitors?: (string | S['Competitor'])[];
      lines?: S['WriteLine'][];
      contacts?: { contact_id: string; role?: string | null }[];
      next_step?: string | null;
      source?: string | null;
      forecast_category?: S['ForecastCategory'];
      description?: string | null;
      custom_fields?: Record<string, unknown>;
    };
    MoveOpportunity: {
      stage_id?: string;
      after?: string;
      before?: string;
      set?: Record<string, unknown>;
      done_activities?: string[];
      version?: number;
    };
    OrderStatus: 'pending' | 'completed' | 'cancelled' | 'returned';
    OrderRow: {
      order_id: string;
      order_number: string | null;
      customer_id: string | null;
      customer_name: string | null;
      ordered_at: string;
      status: S['OrderStatus'];
      amount: number | null;
      currency: string;
      returned_amount: number | null;
      net_amount: number | null;
      seller_id: string | null;
      seller_name: string | null;
      owner_id: string | null;
      owner_name: string | null;
      channel: string | null;
      points_spent: number | null;
      points_earned: number | null;
      created_at: string;
      updated_at: string;
      version: number;
    };
    OrderLine: {
      line_id: string;
      product_id: string | null;
      name: string;
      category: string | null;
      quantity: number;
      unit_price: number | null;
      amount: number | null;
    };
    Order: S['OrderRow'] & { lines: S['OrderLine'][]; notes: string | null; return_reason: string | null };
    WriteOrderLine: {
      product_id?: string | null;
      name?: string;
      category?: string | null;
      quantity?: number;
      unit_price?: number;
    };
    WriteOrder: {
      customer_id?: string | null;
      order_number?: string;
      ordered_at?: string;
      status?: S['OrderStatus'];
      lines?: S['WriteOrderLine'][];
      amount?: number | null;
      seller_id?: string | null;
      channel?: string | null;
      notes?: string | null;
      points_spent?: number;
    };
    ReturnRequest: { amount?: number; reason?: string; version?: number };
    PointKind: 'earned' | 'spent' | 'taken_back' | 'adjusted';
    PointEntry: {
      point_id: string;
      order_id: string | null;
      order_number: string | null;
      kind: S['PointKind'];
      points: number;
      reason: string | null;
      at: string;
      by_name: string | null;
    };
    PointsOfCustomer: { balance: number; worth: number; items: S['PointEntry'][] };
    PointsRequest: { points: number; reason: string };
    LoyaltyRules: { is_active: boolean; points_per_unit: number; point_value: number; version: number };
    CloseOpportunity: { status: 'won' | 'lost'; actual_amount?: number; lost_reason?: string; competitor?: string };
    BoardColumn: {
      stage_id: string;
      count: number;
      count_is_exact: boolean;
      sum: number | null;
      weighted: number | null;
      /** Deals whose money is not in the sums: it is not in the organization's currency. */
      other_currencies: number;
      items: S['OpportunityRow'][];
      next_cursor: string | null;
    };
    Board: { pipeline_id: string; currency: string; columns: S['BoardColumn'][] };
    ForecastMonth: {
      month: string | null;
      count: number;
      amount: number;
      weighted: number;
      won: number;
      categories: { pipeline: number; best_case: number; commit: number };
    };
    Forecast: { months: S['ForecastMonth'][]; currency: string; other_currencies: number };
    SalesFunnel: {
      pipeline_id: string;
      stages: {
        stage_id: string;
        code: string;
        name: string;
        kind: S['StageKind'];
        count: number;
        amount: number;
        reached: number;
        conversion_rate: number | null;
        next_rate: number | null;
        average_days: number | null;
      }[];
      won: number;
      lost: number;
      win_rate: number | null;
      average_cycle_days: number | null;
      lost_reasons: { reason: string; count: number; amount: number }[];
    };
    PipelineReport: {
      closed: number;
      won: number;
      win_rate: number | null;
      won_value: number;
      avg_won_value: number | null;
      avg_cycle_won_days: number | null;
      median_cycle_won_days: number | null;
      open: { stage_id: string; stage: string; count: number; amount: number }[];
      items: S['PipelineReportRow'][];
      currency: string;
      other_currencies: number;
    };
    PipelineReportRow: {
      id: string | null;
      name: string;
      closed: number;
      won: number;
      win_rate: number | null;
      value: number;
      cycle: number | null;
    };
    RfmMode: 'quantile' | 'fixed';
    FitRefusal:
      | 'too_few_customers'
      | 'too_few_repeat_buyers'
      | 'observed_too_short'
      | 'no_spread'
      | 'no_finite_mean'
      | 'did_not_converge';
    BgNbd: { r: number; alpha: number; a: number; b: number };
    GammaGamma: { p: number; q: number; gamma: number; mean: number };
    FittedModel: {
      purchases: S['BgNbd'] | null;
      value: S['GammaGamma'] | null;
      log_likelihood: number;
      customers: number;
      purchases_refusal: S['FitRefusal'] | null;
      value_refusal: S['FitRefusal'] | null;
    };
    AnalyticsSettingsRow: {
      rfm_mode: S['RfmMode'];
      counted_at: string | null;
      buyers: number;
      model: S['FittedModel'] | null;
      version: number;
    };
    ValuedCustomer: {
      customer_id: string;
      name: string;
      rfm_score: S['RfmOfCustomer'] | null;
      segment: S['RfmSegment'] | null;
      segment_name: string | null;
      lifecycle: S['CustomerLifecycle'];
      purchase_count: number;
      total_spent: number;
      last_purchase_at: string | null;
      churn_risk: number | null;
      predicted_value: number | null;
      alive_probability: number | null;
      model_value: number | null;
    };
    SegmentSum: {
      segment: S['RfmSegment'];
      name: string;
      customers: number;
      purchases: number;
      revenue: number;
      predicted_value: number;
      recency: number;
      frequency: number;
      monetary: number;
    };
    ChartKind: 'bar' | 'line' | 'funnel' | 'table' | 'number' | 'map' | 'flow' | 'waterfall' | 'cohort' | 'pie';
    ColumnType: 'text' | 'count' | 'money' | 'rate' | 'days' | 'number' | 'month' | 'day';
    ReportColumn: { key: string; label: string; type: S['ColumnType']; role: 'dimension' | 'measure' };
    /** The records a figure was worked out of: a list and the conditions under which it shows just these. */
    ReportRecords: { kind: string; filter: string };
    ReportRow: {
      key: string;
      label: string;
      cells: Record<string, string | number | null>;
      records: S['ReportRecords'] | null;
      /** The lists behind cells that count other records than the row, by the key of the column. */
      cell_records: Record<string, S['ReportRecords']> | null;
    };
    ReportTotals: {
      cells: Record<string, string | number | null>;
      records: S['ReportRecords'] | null;
      cell_records: Record<string, S['ReportRecords']> | null;
    };
    ReportBefore: { from: string; to: string; rows: S['ReportRow'][] | null; totals: S['ReportTotals'] | null };
    ReportAnswer: {
      report: string;
      title: string;
      chart: S['ChartKind'];
      from: string | null;
      to: string | null;
      as_of: string;
      currency: string;
      columns: S['ReportColumn'][];
      rows: S['ReportRow'][];
      totals: S['ReportTotals'] | null;
      before: S['ReportBefore'] | null;
      notes: string[];
    };
    ReportOption: { value: string; label: string };
    ReportParameter: {
      name: string;
      label: string;
      type: 'select' | 'user' | 'department' | 'pipeline' | 'date' | 'month' | 'filter';
      options?: S['ReportOption'][] | null;
      default?: string | null;
    };
    ReportEntry: {
      report: string;
      title: string;
      description: string;
      /** What it is about, in the reader's language. */
      group: string;
      chart: S['ChartKind'];
      parameters: S['ReportParameter'][];
    };
    /** Every member is there, empty those of the other sort of source. */
    WidgetSource: {
      report?: string | null;
      parameters?: Record<string, string | undefined> | null;
      kind?: string | null;
      measure?: string | null;
      group?: string | null;
      filter?: string | null;
      date_field?: string | null;
      period?: string | null;
      from?: string | null;
      to?: string | null;
      compare?: string | null;
    };
    Widget: {
      id: string;
      type: S['ChartKind'] | 'list';
      title?: string | null;
      source: S['WidgetSource'];
      x: number;
      y: number;
      w: number;
      h: number;
    };
    DashboardAudience: { sharing: 'private' | 'selected' | 'everyone'; user_ids: string[]; department_ids: string[] };
    DashboardRow: {
      dashboard_id: string;
      name: string;
      is_built_in: boolean;
      is_own: boolean;
      audience: S['DashboardAudience'];
      version: number;
    };
    Dashboard: S['DashboardRow'] & { widgets: S['Widget'][] };
    WriteDashboard: {
      name?: string;
      audience?: S['DashboardAudience'];
      widgets?: S['Widget'][];
      version?: number;
    };
    Schedule: {
      schedule_id: string;
      frequency: 'daily' | 'weekly' | 'monthly';
      weekday: number | null;
      day: number | null;
      hour: number;
      format: 'pdf' | 'xlsx';
      recipients: string[];
      version: number;
    };
    WriteSchedule: Omit<S['Schedule'], 'schedule_id' | 'version'> & { version?: number };
    RfmAnswer: {
      mode: S['RfmMode'];
      counted_at: string | null;
      customers: number;
      segments: S['SegmentSum'][];
      items: S['ValuedCustomer'][];
    };
    CustomerValueAnswer: {
      from: string;
      to: string;
      currency: string;
      customers: number;
      buyers: number;
      revenue: number;
      arpu: number | null;
      orders: number;
      average_order: number | null;
      clv: number | null;
      source: 'model' | 'rule';
      counted_at: string | null;
      model: S['FittedModel'] | null;
      items: S['ValuedCustomer'][];
    };
    ProfileScore: { recency: number; frequency: number; monetary: number };
    ProfileFacts: {
      purchases: number;
      total: number;
      first_purchase_at: string | null;
      last_purchase_at: string | null;
      last_contact_at: string | null;
      as_of: string;
      not_counted: S['PurchasesIn'][];
    };
    PurchasesIn: { currency: string; purchases: number; total: number };
    ProfileModel: {
      alive_probability: number | null;
      expected_purchases: number | null;
      value: number | null;
      churn_risk: number | null;
      since: string | null;
      refusal: S['FitRefusal'] | null;
    };
    CustomerProfile: {
      customerId: string;
      rfmScore: S['ProfileScore'];
      lifecycle: S['CustomerLifecycle'];
      preferences: string[];
      predictedValue: number;
      churnRisk: number;
      recommendedActions: string[];
      segment: S['RfmSegment'] | null;
      currency: string;
      facts: S['ProfileFacts'];
      model: S['ProfileModel'];
    };

    ImportPreview: {
      file_id: string;
      file_name: string;
      format: string;
      encoding: string | null;
      delimiter: string | null;
      sheets: string[];
      header_row: number;
      columns: { index: number; name: string; samples: string[]; field: string | null; confidence: number }[];
      rows: (string | null)[][];
      row_estimate: number;
      match_fields: string[];
      fields: { key: string; label: string; takes_several: boolean }[];
    };
    LeadStatus: 'new' | 'working' | 'nurturing' | 'qualified' | 'converted' | 'disqualified';
    LeadQuality: 'low' | 'medium' | 'high';
    LeadRow: {
      lead_id: string;
      name: string;
      company: string | null;
      phone: string | null;
      email: string | null;
      wechat: string | null;
      position: string | null;
      industry: string | null;
      company_size: number | null;
      city: string | null;
      website: string | null;
      source: string | null;
      interest: string | null;
      score: number;
      quality: S['LeadQuality'];
      status: S['LeadStatus'];
      owner_id: string | null;
      assigned_to_name: string | null;
      tags: string[];
      page_visits: number;
      visited_pricing: boolean;
      downloaded_whitepaper: boolean;
      email_opens: number;
      customer_id: string | null;
      contact_id: string | null;
      opportunity_id: string | null;
      converted_at: string | null;
      disqualified_reason: string | null;
      last_activity_at: string | null;
      created_at: string;
      updated_at: string;
      version: number;
      custom_fields: Record<string, unknown>;
    };
    Lead: S['LeadRow'] & {
      notes: string | null;
      score_parts: S['ScorePart'][];
      consent: S['Consent'] | null;
      created_by: string | null;
      updated_by: string | null;
    };
    ScorePart: { label: string; condition: string; points: number };
    Consent: { text: string; at: string; form_id: string };
    WriteLead: {
      name: string;
      company?: string | null;
      phone?: string | null;
      email?: string | null;
      wechat?: string | null;
      position?: string | null;
      industry?: string | null;
      company_size?: number | null;
      city?: string | null;
      website?: string | null;
      source?: string | null;
      interest?: string | null;
      notes?: string | null;
      status?: S['LeadStatus'];
      owner_id?: string | null;
      score?: number;
      page_visits?: number;
      visited_pricing?: boolean;
      downloaded_whitepaper?: boolean;
      email_opens?: number;
      tags?: string[];
      custom_fields?: Record<string, unknown>;
    };
    LeadDouble: {
      kind: 'leads' | 'contacts' | 'customers';
      id: string;
      name: string;
      detail: string | null;
      reasons: string[];
    };
    AssignedLeads: { assigned: number; skipped: number; hands: ChangedHands[] };
    ReassignedCustomers: { changed: number; hands: ChangedHands[] };
    AssignLeadsRequest: { lead_ids?: string[]; conditions?: LeadQuery; user_id?: string };
    ConvertLeadRequest: {
      customer_name?: string;
      customer_id?: string;
      contact_name?: string;
      create_opportunity?: boolean;
      opportunity_title?: string;
      amount?: number;
      force?: boolean;
      version?: number;
    };
    LeadConversion: { lead_id: string; customer_id: string; contact_id: string; opportunity_id: string | null };
    ConversionCandidate: {
      customer_id: string;
      name: string;
      code: string;
      owner_name: string | null;
      reasons: string[];
    };
    BehaviourRow: { type: 'page_visit' | 'download' | 'email_open'; detail: string | null; occurred_at: string };
    ScoringRule: { label: string | null; condition: string; points: number };
    LeadScoring: {
      auto_score: boolean;
      score_threshold: number;
      auto_convert: boolean;
      auto_convert_threshold: number;
      rules: S['ScoringRule'][];
      version: number;
    };
    AssignmentRule: { label: string | null; condition: string; user_ids: string[] };
    AssignmentMember: {
      user_id: string;
      limit: number | null;
      absent_from: string | null;
      absent_until: string | null;
    };
    LeadAssignment: {
      mode: 'off' | 'round_robin' | 'load';
      rules: S['AssignmentRule'][];
      members: S['AssignmentMember'][];
      version: number;
    };
    LeadSource: {
      source_id: string;
      name: string;
      cost: number;
      currency: string;
      note: string | null;
      version: number;
    };
    WriteLeadSource: { name: string; cost?: number; currency?: string; note?: string | null };
    LeadSourceFigures: {
      source: string | null;
      leads: number;
      qualified: number;
      converted: number;
      won: number;
      won_amount: number;
      cost: number | null;
      currency: string;
      cost_per_lead: number | null;
      return: number | null;
      other_currencies: number;
    };
    FormField: { key: string; label: string | null; required: boolean };
    WebForm: {
      form_id: string;
      name: string;
      key: string;
      title: string;
      fields: S['FormField'][];
      consent_text: string | null;
      source: string | null;
      redirect_url: string | null;
      is_active: boolean;
      submissions: number;
      version: number;
    };
    WriteWebForm: {
      name: string;
      title?: string;
      fields?: S['FormField'][];
      consent_text?: string | null;
      source?: string | null;
      redirect_url?: string | null;
      is_active?: boolean;
    };
    PublicForm: { title: string; fields: S['PublicField'][]; consent_text: string | null };
    PublicField: { key: string; label: string; required: boolean; type: S['FieldType'] };
    FormReceived: { redirect_url: string | null };
    Import: {
      import_id: string;
      kind: 'customers' | 'contacts' | 'leads' | 'opportunities' | 'orders' | 'products' | 'users';
      file_name: string;
      mode: 'create' | 'update' | 'upsert';
      match: 'code' | 'phone' | 'email' | 'name' | 'title' | 'order_number' | null;
      dry_run: boolean;
      status: 'running' | 'completed' | 'failed' | 'reverted';
      total: number | null;
      processed: number;
      created: number;
      updated: number;
      skipped: number;
      failed: number;
      error: { code: string; detail: string } | null;
      created_at: string;
      finished_at: string | null;
      created_by_name: string | null;
    };
    ImportError: {
      row: number;
      column: string | null;
      code: string;
      message: string;
      values: Record<string, string | null>;
    };
  };
}
