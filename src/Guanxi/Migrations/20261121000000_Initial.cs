using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Guanxi.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "crm");

            migrationBuilder.CreateTable(
                name: "analytics_settings",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rfm_mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    counted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_due = table.Column<bool>(type: "boolean", nullable: false),
                    buyers = table.Column<int>(type: "integer", nullable: false),
                    limits = table.Column<string>(type: "jsonb", nullable: true),
                    model = table.Column<string>(type: "jsonb", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_analytics_settings", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "approval_rules",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    steps = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approval_rules", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                schema: "crm",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    source = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: true),
                    action = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    deal_owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    changes = table.Column<string>(type: "jsonb", nullable: false),
                    trace_id = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "calendar_days",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    is_working = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_days", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "customer_sums",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    field = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    value = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lifecycle = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    buyers = table.Column<long>(type: "bigint", nullable: false),
                    spent = table.Column<decimal>(type: "numeric(28,2)", precision: 28, scale: 2, nullable: false),
                    predicted = table.Column<decimal>(type: "numeric(28,2)", precision: 28, scale: 2, nullable: false),
                    modelled = table.Column<decimal>(type: "numeric(28,2)", precision: 28, scale: 2, nullable: false),
                    is_gathered = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_sums", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "deal_sums",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pipeline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    furthest_stage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    probability = table.Column<int>(type: "integer", nullable: false),
                    lost_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(28,2)", precision: 28, scale: 2, nullable: false),
                    actual_amount = table.Column<decimal>(type: "numeric(28,2)", precision: 28, scale: 2, nullable: false),
                    cycle = table.Column<long>(type: "bigint", nullable: false),
                    is_gathered = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deal_sums", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "deletions",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deletions", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "demo_records",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_demo_records", x => new { x.tenant_id, x.record_id });
                });

            migrationBuilder.CreateTable(
                name: "departments",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    head_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_departments", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_departments_departments_tenant_id_parent_id",
                        columns: x => new { x.tenant_id, x.parent_id },
                        principalSchema: "crm",
                        principalTable: "departments",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "documents",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    latest = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_documents", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "duplicate_scans",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    records = table.Column<int>(type: "integer", nullable: false),
                    found = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duplicate_scans", x => new { x.tenant_id, x.record_kind });
                });

            migrationBuilder.CreateTable(
                name: "duplicates",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    first_id = table.Column<Guid>(type: "uuid", nullable: false),
                    second_id = table.Column<Guid>(type: "uuid", nullable: false),
                    score = table.Column<double>(type: "double precision", nullable: false),
                    reasons = table.Column<string[]>(type: "text[]", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kept_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duplicates", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "events",
                schema: "crm",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "jsonb", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_events", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "field_definitions",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    label = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    label_en = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    options = table.Column<string>(type: "jsonb", nullable: false),
                    is_required = table.Column<bool>(type: "boolean", nullable: false),
                    is_unique = table.Column<bool>(type: "boolean", nullable: false),
                    @default = table.Column<string>(name: "default", type: "text", nullable: true),
                    pattern = table.Column<string>(type: "text", nullable: true),
                    min = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: true),
                    max = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: true),
                    help = table.Column<string>(type: "text", nullable: true),
                    help_en = table.Column<string>(type: "text", nullable: true),
                    section = table.Column<string>(type: "text", nullable: true),
                    shown_when = table.Column<string>(type: "text", nullable: true),
                    required_when = table.Column<string>(type: "text", nullable: true),
                    target_kind = table.Column<string>(type: "text", nullable: true),
                    formula = table.Column<string>(type: "text", nullable: true),
                    rollup = table.Column<string>(type: "jsonb", nullable: true),
                    is_indexed = table.Column<bool>(type: "boolean", nullable: false),
                    run = table.Column<Guid>(type: "uuid", nullable: true),
                    position = table.Column<int>(type: "integer", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    is_removed = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_field_definitions", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "files",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_files", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "idempotent_answers",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: true),
                    location = table.Column<string>(type: "text", nullable: true),
                    body = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotent_answers", x => new { x.tenant_id, x.user_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "imports",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    sheet = table.Column<string>(type: "text", nullable: true),
                    mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    match = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    dry_run = table.Column<bool>(type: "boolean", nullable: false),
                    mapping = table.Column<string>(type: "jsonb", nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    last_row = table.Column<long>(type: "bigint", nullable: false),
                    processed = table.Column<long>(type: "bigint", nullable: false),
                    created = table.Column<long>(type: "bigint", nullable: false),
                    updated = table.Column<long>(type: "bigint", nullable: false),
                    skipped = table.Column<long>(type: "bigint", nullable: false),
                    failed_rows = table.Column<long>(type: "bigint", nullable: false),
                    kept = table.Column<long>(type: "bigint", nullable: false),
                    error_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    error_details = table.Column<string>(type: "jsonb", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    leased_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imports", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "job_runs",
                schema: "crm",
                columns: table => new
                {
                    job = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    leased_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    error = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_runs", x => new { x.job, x.due_at });
                });

            migrationBuilder.CreateTable(
                name: "lead_assignment",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    rules = table.Column<string>(type: "jsonb", nullable: false),
                    members = table.Column<string>(type: "jsonb", nullable: false),
                    turns = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lead_assignment", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "lead_scoring",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    auto_score = table.Column<bool>(type: "boolean", nullable: false),
                    score_threshold = table.Column<int>(type: "integer", nullable: false),
                    auto_convert = table.Column<bool>(type: "boolean", nullable: false),
                    auto_convert_threshold = table.Column<int>(type: "integer", nullable: false),
                    rules = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lead_scoring", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "lead_sources",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    cost = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lead_sources", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "loyalty_rules",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    points_per_unit = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: false),
                    point_value = table.Column<decimal>(type: "numeric(12,4)", precision: 12, scale: 4, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loyalty_rules", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "number_sequences",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    prefix = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_number_sequences", x => new { x.tenant_id, x.prefix, x.day });
                });

            migrationBuilder.CreateTable(
                name: "pipelines",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    is_default = table.Column<bool>(type: "boolean", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    template = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pipelines", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "pool_rules",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    returns_by_itself = table.Column<bool>(type: "boolean", nullable: false),
                    return_after_days = table.Column<int>(type: "integer", nullable: false),
                    warn_days = table.Column<int>(type: "integer", nullable: false),
                    keeps_won = table.Column<bool>(type: "boolean", nullable: false),
                    most_per_person = table.Column<int>(type: "integer", nullable: true),
                    grades = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pool_rules", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "products",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    category = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    unit_price = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    tax_rate = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    description = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: true),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    name_key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    custom_fields = table.Column<string>(type: "jsonb", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    search_grams = table.Column<string[]>(type: "text[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_products", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "roles",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    is_built_in = table.Column<bool>(type: "boolean", nullable: false),
                    grants = table.Column<string>(type: "jsonb", nullable: false),
                    fields = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roles", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "stay_sums",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pipeline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    stayed = table.Column<long>(type: "bigint", nullable: false),
                    is_gathered = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stay_sums", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "tags",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    color = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tags", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "tenants",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    time_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    reminder_days = table.Column<int[]>(type: "integer[]", nullable: false),
                    require_second_factor = table.Column<bool>(type: "boolean", nullable: false),
                    reveals_per_day = table.Column<int>(type: "integer", nullable: false),
                    export_approval_rows = table.Column<int>(type: "integer", nullable: true),
                    export_watermark = table.Column<bool>(type: "boolean", nullable: false),
                    export_file_hours = table.Column<int>(type: "integer", nullable: false),
                    working_days = table.Column<int[]>(type: "integer[]", nullable: false),
                    uses_public_holidays = table.Column<bool>(type: "boolean", nullable: false),
                    profile = table.Column<string>(type: "jsonb", nullable: false),
                    has_sample_data = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tenants", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "web_forms",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    fields = table.Column<string>(type: "jsonb", nullable: false),
                    consent_text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    redirect_url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    submissions = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_web_forms", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "deleted_rows",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    deletion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    table_name = table.Column<string>(type: "character varying(63)", maxLength: 63, nullable: false),
                    is_links = table.Column<bool>(type: "boolean", nullable: false),
                    values = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deleted_rows", x => new { x.tenant_id, x.deletion_id, x.number });
                    table.ForeignKey(
                        name: "fk_deleted_rows_deletions_tenant_id_deletion_id",
                        columns: x => new { x.tenant_id, x.deletion_id },
                        principalSchema: "crm",
                        principalTable: "deletions",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "users",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    department_id = table.Column<Guid>(type: "uuid", nullable: true),
                    manager_id = table.Column<Guid>(type: "uuid", nullable: true),
                    roles = table.Column<string[]>(type: "text[]", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    locale = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    theme = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    has_second_factor = table.Column<bool>(type: "boolean", nullable: false),
                    challenges_spent_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failed_sign_ins = table.Column<int>(type: "integer", nullable: false),
                    locked_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_users_departments_tenant_id_department_id",
                        columns: x => new { x.tenant_id, x.department_id },
                        principalSchema: "crm",
                        principalTable: "departments",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_users_users_tenant_id_manager_id",
                        columns: x => new { x.tenant_id, x.manager_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "record_merges",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    duplicate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kept_id = table.Column<Guid>(type: "uuid", nullable: false),
                    merged_id = table.Column<Guid>(type: "uuid", nullable: false),
                    merged_row = table.Column<string>(type: "jsonb", nullable: false),
                    before = table.Column<string>(type: "jsonb", nullable: false),
                    after = table.Column<string>(type: "jsonb", nullable: false),
                    moved = table.Column<string>(type: "jsonb", nullable: false),
                    left = table.Column<string>(type: "jsonb", nullable: false),
                    stepped_back = table.Column<Guid[]>(type: "uuid[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_merges", x => new { x.tenant_id, x.duplicate_id });
                    table.ForeignKey(
                        name: "fk_record_merges_duplicates_tenant_id_duplicate_id",
                        columns: x => new { x.tenant_id, x.duplicate_id },
                        principalSchema: "crm",
                        principalTable: "duplicates",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "deliveries",
                schema: "crm",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reaction = table.Column<string>(type: "text", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deliveries", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_deliveries_events_tenant_id_event_id",
                        columns: x => new { x.tenant_id, x.event_id },
                        principalSchema: "crm",
                        principalTable: "events",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "document_versions",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    look = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_document_versions", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_document_versions_documents_tenant_id_document_id",
                        columns: x => new { x.tenant_id, x.document_id },
                        principalSchema: "crm",
                        principalTable: "documents",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_document_versions_files_tenant_id_file_id",
                        columns: x => new { x.tenant_id, x.file_id },
                        principalSchema: "crm",
                        principalTable: "files",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "import_row_errors",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row = table.Column<long>(type: "bigint", nullable: false),
                    field = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    cells = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_row_errors", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_import_row_errors_imports_tenant_id_import_id",
                        columns: x => new { x.tenant_id, x.import_id },
                        principalSchema: "crm",
                        principalTable: "imports",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "imported_records",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_new = table.Column<bool>(type: "boolean", nullable: false),
                    before = table.Column<string>(type: "jsonb", nullable: true),
                    version_after = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imported_records", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_imported_records_imports_tenant_id_import_id",
                        columns: x => new { x.tenant_id, x.import_id },
                        principalSchema: "crm",
                        principalTable: "imports",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stages",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pipeline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    probability = table.Column<int>(type: "integer", nullable: false),
                    color = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    required_fields = table.Column<string[]>(type: "text[]", nullable: false),
                    required_activities = table.Column<string[]>(type: "text[]", nullable: false),
                    entry_tasks = table.Column<string>(type: "jsonb", nullable: false),
                    stale_days = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stages", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_stages_pipelines_tenant_id_pipeline_id",
                        columns: x => new { x.tenant_id, x.pipeline_id },
                        principalSchema: "crm",
                        principalTable: "pipelines",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "access_tokens",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    hint = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_tokens", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_access_tokens_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "approvals",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    record_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    values = table.Column<string[]>(type: "text[]", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    steps = table.Column<string>(type: "jsonb", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approvals", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_approvals_users_tenant_id_asked_by",
                        columns: x => new { x.tenant_id, x.asked_by },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bulk_edits",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    starter_id = table.Column<Guid>(type: "uuid", nullable: false),
                    changes = table.Column<string>(type: "jsonb", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    failed = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_edits", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_bulk_edits_users_tenant_id_starter_id",
                        columns: x => new { x.tenant_id, x.starter_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "calendar_feeds",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_feeds", x => new { x.tenant_id, x.user_id });
                    table.ForeignKey(
                        name: "fk_calendar_feeds_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "customers",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    short_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    industry = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    scale = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    website = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    founded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    credit_limit = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    payment_terms = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    credit_days = table.Column<int>(type: "integer", nullable: true),
                    source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    owned_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    pool_warned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    grade = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    annual_revenue = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    cooperation_years = table.Column<int>(type: "integer", nullable: true),
                    last_activity_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    phone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    province = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    tags = table.Column<string[]>(type: "text[]", nullable: false),
                    contact_count = table.Column<int>(type: "integer", nullable: false),
                    custom_fields = table.Column<string>(type: "jsonb", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    search_grams = table.Column<string[]>(type: "text[]", nullable: false),
                    match_keys = table.Column<string[]>(type: "text[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    addresses = table.Column<string>(type: "jsonb", nullable: false),
                    emails = table.Column<string>(type: "jsonb", nullable: false),
                    phones = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customers", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_customers_customers_tenant_id_parent_id",
                        columns: x => new { x.tenant_id, x.parent_id },
                        principalSchema: "crm",
                        principalTable: "customers",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_customers_users_tenant_id_owner_id",
                        columns: x => new { x.tenant_id, x.owner_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "dashboard_schedules",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dashboard = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    frequency = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    weekday = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    hour = table.Column<int>(type: "integer", nullable: false),
                    format = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    recipients = table.Column<string>(type: "jsonb", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dashboard_schedules", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_dashboard_schedules_users_tenant_id_owner_id",
                        columns: x => new { x.tenant_id, x.owner_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "dashboards",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    widgets = table.Column<string>(type: "jsonb", nullable: false),
                    audience = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dashboards", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_dashboards_users_tenant_id_owner_id",
                        columns: x => new { x.tenant_id, x.owner_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "delegations",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delegations", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_delegations_users_tenant_id_to_id",
                        columns: x => new { x.tenant_id, x.to_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_delegations_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "email_links",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_email_links", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_email_links_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "favourite_views",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    view = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_favourite_views", x => new { x.tenant_id, x.user_id, x.view });
                    table.ForeignKey(
                        name: "fk_favourite_views_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "half_sessions",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_half_sessions", x => new { x.tenant_id, x.secret_hash });
                    table.ForeignKey(
                        name: "fk_half_sessions_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notification_preferences",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kinds = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notification_preferences", x => new { x.tenant_id, x.user_id });
                    table.ForeignKey(
                        name: "fk_notification_preferences_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notifications",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text_key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    values = table.Column<string[]>(type: "text[]", nullable: false),
                    record_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    record_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    dedupe_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    is_listed = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_notifications_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "passkeys",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    domain = table.Column<string>(type: "character varying(253)", maxLength: 253, nullable: false),
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1023, nullable: false),
                    public_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    transports = table.Column<string[]>(type: "text[]", nullable: false),
                    sign_count = table.Column<long>(type: "bigint", nullable: false),
                    is_backup_eligible = table.Column<bool>(type: "boolean", nullable: false),
                    is_backed_up = table.Column<bool>(type: "boolean", nullable: false),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passkeys", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_passkeys_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "record_shares",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    department_id = table.Column<Guid>(type: "uuid", nullable: true),
                    may_edit = table.Column<bool>(type: "boolean", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_shares", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_record_shares_departments_tenant_id_department_id",
                        columns: x => new { x.tenant_id, x.department_id },
                        principalSchema: "crm",
                        principalTable: "departments",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_record_shares_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recovery_codes",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code_hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_codes", x => new { x.tenant_id, x.user_id, x.code_hash });
                    table.ForeignKey(
                        name: "fk_recovery_codes_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reveal_counts",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reveal_counts", x => new { x.tenant_id, x.user_id, x.day });
                    table.ForeignKey(
                        name: "fk_reveal_counts_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "second_factors",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    protected_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    last_step = table.Column<long>(type: "bigint", nullable: false),
                    is_on = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_second_factors", x => new { x.tenant_id, x.user_id });
                    table.ForeignKey(
                        name: "fk_second_factors_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sign_ins",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    email_digest = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_ins", x => new { x.tenant_id, x.user_id });
                    table.ForeignKey(
                        name: "fk_sign_ins_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_sessions",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    views_as = table.Column<Guid>(type: "uuid", nullable: true),
                    browser = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    address = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_sessions", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_user_sessions_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_user_sessions_users_tenant_id_views_as",
                        columns: x => new { x.tenant_id, x.views_as },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "views",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    layout = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    query = table.Column<string>(type: "jsonb", nullable: false),
                    columns = table.Column<string>(type: "jsonb", nullable: false),
                    group_by = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    date_field = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    measures = table.Column<string>(type: "jsonb", nullable: false),
                    sharing = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    user_ids = table.Column<string>(type: "jsonb", nullable: false),
                    department_ids = table.Column<string>(type: "jsonb", nullable: false),
                    default_for = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_views", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_views_users_tenant_id_owner_id",
                        columns: x => new { x.tenant_id, x.owner_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "approval_votes",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    approval_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    comment = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approval_votes", x => new { x.tenant_id, x.approval_id, x.step, x.user_id });
                    table.ForeignKey(
                        name: "fk_approval_votes_approvals_tenant_id_approval_id",
                        columns: x => new { x.tenant_id, x.approval_id },
                        principalSchema: "crm",
                        principalTable: "approvals",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_approval_votes_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "exports",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    record_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    format = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    columns = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    sort = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    conditions = table.Column<string>(type: "jsonb", nullable: false),
                    words = table.Column<string>(type: "jsonb", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    requester_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    is_counted = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    approval_id = table.Column<Guid>(type: "uuid", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: true),
                    error = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exports", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_exports_approvals_tenant_id_approval_id",
                        columns: x => new { x.tenant_id, x.approval_id },
                        principalSchema: "crm",
                        principalTable: "approvals",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_exports_users_tenant_id_requester_id",
                        columns: x => new { x.tenant_id, x.requester_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bulk_edit_rows",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bulk_edit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry = table.Column<long>(type: "bigint", nullable: true),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_edit_rows", x => new { x.tenant_id, x.bulk_edit_id, x.place });
                    table.ForeignKey(
                        name: "fk_bulk_edit_rows_bulk_edits_tenant_id_bulk_edit_id",
                        columns: x => new { x.tenant_id, x.bulk_edit_id },
                        principalSchema: "crm",
                        principalTable: "bulk_edits",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contacts",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    position = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    department = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    mobile = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    phone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    wechat = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    birthday = table.Column<DateOnly>(type: "date", nullable: true),
                    birthday_is_lunar = table.Column<bool>(type: "boolean", nullable: false),
                    hobbies = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    notes = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    is_primary = table.Column<bool>(type: "boolean", nullable: false),
                    custom_fields = table.Column<string>(type: "jsonb", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    search_grams = table.Column<string[]>(type: "text[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contacts", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_contacts_customers_tenant_id_customer_id",
                        columns: x => new { x.tenant_id, x.customer_id },
                        principalSchema: "crm",
                        principalTable: "customers",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "customer_figures",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    industry = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    province = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    scale = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    grade = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    lifecycle = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    purchase_count = table.Column<int>(type: "integer", nullable: false),
                    total_spent = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    first_purchase_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_purchase_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    bought_again = table.Column<int>(type: "integer", nullable: false),
                    recency_score = table.Column<int>(type: "integer", nullable: true),
                    frequency_score = table.Column<int>(type: "integer", nullable: true),
                    monetary_score = table.Column<int>(type: "integer", nullable: true),
                    segment = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    segment_history = table.Column<string>(type: "text", nullable: false),
                    churn_risk = table.Column<decimal>(type: "numeric(4,3)", precision: 4, scale: 3, nullable: true),
                    predicted_value = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    alive_probability = table.Column<decimal>(type: "numeric(7,6)", precision: 7, scale: 6, nullable: true),
                    model_value = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    valued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_figures", x => new { x.tenant_id, x.customer_id });
                    table.ForeignKey(
                        name: "fk_customer_figures_customers_tenant_id_customer_id",
                        columns: x => new { x.tenant_id, x.customer_id },
                        principalSchema: "crm",
                        principalTable: "customers",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 65);

            migrationBuilder.CreateTable(
                name: "loyalty_points",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    order_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    points = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loyalty_points", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_loyalty_points_customers_tenant_id_customer_id",
                        columns: x => new { x.tenant_id, x.customer_id },
                        principalSchema: "crm",
                        principalTable: "customers",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "opportunities",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    customer_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    amount_is_manual = table.Column<bool>(type: "boolean", nullable: false),
                    pipeline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    furthest_stage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    probability = table.Column<int>(type: "integer", nullable: false),
                    expected_close_date = table.Column<DateOnly>(type: "date", nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    forecast_category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    competitors = table.Column<string>(type: "jsonb", nullable: false),
                    rivals = table.Column<string[]>(type: "text[]", nullable: false),
                    next_step = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    description = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: true),
                    done_activities = table.Column<string[]>(type: "text[]", nullable: false),
                    actual_amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lost_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    lost_to = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    entered_stage_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_activity_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    next_task_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    position = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    custom_fields = table.Column<string>(type: "jsonb", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    search_grams = table.Column<string[]>(type: "text[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opportunities", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_opportunities_customers_tenant_id_customer_id",
                        columns: x => new { x.tenant_id, x.customer_id },
                        principalSchema: "crm",
                        principalTable: "customers",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_opportunities_pipelines_tenant_id_pipeline_id",
                        columns: x => new { x.tenant_id, x.pipeline_id },
                        principalSchema: "crm",
                        principalTable: "pipelines",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_opportunities_stages_tenant_id_furthest_stage_id",
                        columns: x => new { x.tenant_id, x.furthest_stage_id },
                        principalSchema: "crm",
                        principalTable: "stages",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_opportunities_stages_tenant_id_stage_id",
                        columns: x => new { x.tenant_id, x.stage_id },
                        principalSchema: "crm",
                        principalTable: "stages",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_opportunities_users_tenant_id_owner_id",
                        columns: x => new { x.tenant_id, x.owner_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "leads",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    company = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    phone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    wechat = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    position = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    industry = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    company_size = table.Column<int>(type: "integer", nullable: true),
                    city = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    website = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    interest = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    notes = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: true),
                    tags = table.Column<string[]>(type: "text[]", nullable: false),
                    custom_fields = table.Column<string>(type: "jsonb", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    score = table.Column<int>(type: "integer", nullable: false),
                    quality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    page_visits = table.Column<int>(type: "integer", nullable: false),
                    visited_pricing = table.Column<bool>(type: "boolean", nullable: false),
                    downloaded_whitepaper = table.Column<bool>(type: "boolean", nullable: false),
                    email_opens = table.Column<int>(type: "integer", nullable: false),
                    last_activity_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: true),
                    opportunity_id = table.Column<Guid>(type: "uuid", nullable: true),
                    converted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    disqualified_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    consent = table.Column<string>(type: "jsonb", nullable: true),
                    match_keys = table.Column<string[]>(type: "text[]", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    search_grams = table.Column<string[]>(type: "text[]", nullable: false),
                    score_parts = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_leads", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_leads_contacts_tenant_id_contact_id",
                        columns: x => new { x.tenant_id, x.contact_id },
                        principalSchema: "crm",
                        principalTable: "contacts",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_leads_customers_tenant_id_customer_id",
                        columns: x => new { x.tenant_id, x.customer_id },
                        principalSchema: "crm",
                        principalTable: "customers",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_leads_opportunities_tenant_id_opportunity_id",
                        columns: x => new { x.tenant_id, x.opportunity_id },
                        principalSchema: "crm",
                        principalTable: "opportunities",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_leads_users_tenant_id_owner_id",
                        columns: x => new { x.tenant_id, x.owner_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "opportunity_contacts",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opportunity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    number = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opportunity_contacts", x => new { x.tenant_id, x.opportunity_id, x.contact_id });
                    table.ForeignKey(
                        name: "fk_opportunity_contacts_contacts_tenant_id_contact_id",
                        columns: x => new { x.tenant_id, x.contact_id },
                        principalSchema: "crm",
                        principalTable: "contacts",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_opportunity_contacts_opportunities_tenant_id_opportunity_id",
                        columns: x => new { x.tenant_id, x.opportunity_id },
                        principalSchema: "crm",
                        principalTable: "opportunities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "opportunity_lines",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    opportunity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    unit_price = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    discount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opportunity_lines", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_opportunity_lines_opportunities_tenant_id_opportunity_id",
                        columns: x => new { x.tenant_id, x.opportunity_id },
                        principalSchema: "crm",
                        principalTable: "opportunities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_opportunity_lines_products_tenant_id_product_id",
                        columns: x => new { x.tenant_id, x.product_id },
                        principalSchema: "crm",
                        principalTable: "products",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "opportunity_stages",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    opportunity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pipeline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    left_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opportunity_stages", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_opportunity_stages_opportunities_tenant_id_opportunity_id",
                        columns: x => new { x.tenant_id, x.opportunity_id },
                        principalSchema: "crm",
                        principalTable: "opportunities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activities",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: true),
                    opportunity_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    deal_owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    content = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    duration_minutes = table.Column<int>(type: "integer", nullable: true),
                    outcome = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    next_step = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    next_step_at = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    mentions = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_activities", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_activities_contacts_tenant_id_contact_id",
                        columns: x => new { x.tenant_id, x.contact_id },
                        principalSchema: "crm",
                        principalTable: "contacts",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_activities_customers_tenant_id_customer_id",
                        columns: x => new { x.tenant_id, x.customer_id },
                        principalSchema: "crm",
                        principalTable: "customers",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_activities_leads_tenant_id_lead_id",
                        columns: x => new { x.tenant_id, x.lead_id },
                        principalSchema: "crm",
                        principalTable: "leads",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_activities_opportunities_tenant_id_opportunity_id",
                        columns: x => new { x.tenant_id, x.opportunity_id },
                        principalSchema: "crm",
                        principalTable: "opportunities",
                        principalColumns: new[] { "tenant_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "lead_behaviours",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    detail = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lead_behaviours", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_lead_behaviours_leads_tenant_id_lead_id",
                        columns: x => new { x.tenant_id, x.lead_id },
                        principalSchema: "crm",
                        principalTable: "leads",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tasks",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    calendar_uid = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    description = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: true),
                    priority = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: true),
                    opportunity_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    recurrence = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    recurrence_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    recurrence_skips = table.Column<DateOnly[]>(type: "date[]", nullable: false),
                    reminder_days = table.Column<int[]>(type: "integer[]", nullable: false),
                    location = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    custom_fields = table.Column<string>(type: "jsonb", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    search_grams = table.Column<string[]>(type: "text[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tasks", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_tasks_contacts_tenant_id_contact_id",
                        columns: x => new { x.tenant_id, x.contact_id },
                        principalSchema: "crm",
                        principalTable: "contacts",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_tasks_customers_tenant_id_customer_id",
                        columns: x => new { x.tenant_id, x.customer_id },
                        principalSchema: "crm",
                        principalTable: "customers",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_tasks_leads_tenant_id_lead_id",
                        columns: x => new { x.tenant_id, x.lead_id },
                        principalSchema: "crm",
                        principalTable: "leads",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_tasks_opportunities_tenant_id_opportunity_id",
                        columns: x => new { x.tenant_id, x.opportunity_id },
                        principalSchema: "crm",
                        principalTable: "opportunities",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_tasks_users_tenant_id_owner_id",
                        columns: x => new { x.tenant_id, x.owner_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "activity_files",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_activity_files", x => new { x.tenant_id, x.activity_id, x.file_id });
                    table.ForeignKey(
                        name: "fk_activity_files_activities_tenant_id_activity_id",
                        columns: x => new { x.tenant_id, x.activity_id },
                        principalSchema: "crm",
                        principalTable: "activities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_activity_files_files_tenant_id_file_id",
                        columns: x => new { x.tenant_id, x.file_id },
                        principalSchema: "crm",
                        principalTable: "files",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "orders",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    customer_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: true),
                    activity_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ordered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    returned_amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    net_amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    channel = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    notes = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: true),
                    return_reason = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    points_spent = table.Column<int>(type: "integer", nullable: false),
                    points_earned = table.Column<int>(type: "integer", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    search_grams = table.Column<string[]>(type: "text[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_orders", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_orders_activities_tenant_id_activity_id",
                        columns: x => new { x.tenant_id, x.activity_id },
                        principalSchema: "crm",
                        principalTable: "activities",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_orders_customers_tenant_id_customer_id",
                        columns: x => new { x.tenant_id, x.customer_id },
                        principalSchema: "crm",
                        principalTable: "customers",
                        principalColumns: new[] { "tenant_id", "id" });
                    table.ForeignKey(
                        name: "fk_orders_users_tenant_id_owner_id",
                        columns: x => new { x.tenant_id, x.owner_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_orders_users_tenant_id_seller_id",
                        columns: x => new { x.tenant_id, x.seller_id },
                        principalSchema: "crm",
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "task_reminders",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    days = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_task_reminders", x => new { x.tenant_id, x.task_id, x.due_on, x.days });
                    table.ForeignKey(
                        name: "fk_task_reminders_tasks_tenant_id_task_id",
                        columns: x => new { x.tenant_id, x.task_id },
                        principalSchema: "crm",
                        principalTable: "tasks",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "order_lines",
                schema: "crm",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    category = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    quantity = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    unit_price = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_lines", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_order_lines_orders_tenant_id_order_id",
                        columns: x => new { x.tenant_id, x.order_id },
                        principalSchema: "crm",
                        principalTable: "orders",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_order_lines_products_tenant_id_product_id",
                        columns: x => new { x.tenant_id, x.product_id },
                        principalSchema: "crm",
                        principalTable: "products",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_access_tokens_tenant_id_secret_hash",
                schema: "crm",
                table: "access_tokens",
                columns: new[] { "tenant_id", "secret_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_access_tokens_tenant_id_user_id",
                schema: "crm",
                table: "access_tokens",
                columns: new[] { "tenant_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_tenant_id_contact_id_occurred_at",
                schema: "crm",
                table: "activities",
                columns: new[] { "tenant_id", "contact_id", "occurred_at" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_tenant_id_customer_id_occurred_at_id",
                schema: "crm",
                table: "activities",
                columns: new[] { "tenant_id", "customer_id", "occurred_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_tenant_id_lead_id_occurred_at_id",
                schema: "crm",
                table: "activities",
                columns: new[] { "tenant_id", "lead_id", "occurred_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_tenant_id_occurred_at_id",
                schema: "crm",
                table: "activities",
                columns: new[] { "tenant_id", "occurred_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_tenant_id_opportunity_id_occurred_at_id",
                schema: "crm",
                table: "activities",
                columns: new[] { "tenant_id", "opportunity_id", "occurred_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_tenant_id_owner_id_occurred_at",
                schema: "crm",
                table: "activities",
                columns: new[] { "tenant_id", "owner_id", "occurred_at" });

            migrationBuilder.CreateIndex(
                name: "ix_activity_files_tenant_id_file_id",
                schema: "crm",
                table: "activity_files",
                columns: new[] { "tenant_id", "file_id" });

            migrationBuilder.CreateIndex(
                name: "ix_approval_rules_tenant_id_subject",
                schema: "crm",
                table: "approval_rules",
                columns: new[] { "tenant_id", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_approval_votes_tenant_id_user_id_approval_id",
                schema: "crm",
                table: "approval_votes",
                columns: new[] { "tenant_id", "user_id", "approval_id" });

            migrationBuilder.CreateIndex(
                name: "ix_approval_votes_waiting",
                schema: "crm",
                table: "approval_votes",
                columns: new[] { "tenant_id", "user_id" },
                filter: "decision = 'waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_approvals_tenant_id_asked_by_created_at_id",
                schema: "crm",
                table: "approvals",
                columns: new[] { "tenant_id", "asked_by", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_approvals_tenant_id_subject_record_id",
                schema: "crm",
                table: "approvals",
                columns: new[] { "tenant_id", "subject", "record_id" },
                unique: true,
                filter: "status = 'pending'");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_tenant_id_kind_record_id_id",
                schema: "crm",
                table: "audit_entries",
                columns: new[] { "tenant_id", "kind", "record_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_tenant_id_record_id_at_id",
                schema: "crm",
                table: "audit_entries",
                columns: new[] { "tenant_id", "record_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_bulk_edits_status_created_at",
                schema: "crm",
                table: "bulk_edits",
                columns: new[] { "status", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_bulk_edits_tenant_id_starter_id",
                schema: "crm",
                table: "bulk_edits",
                columns: new[] { "tenant_id", "starter_id" });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_days_tenant_id_date",
                schema: "crm",
                table: "calendar_days",
                columns: new[] { "tenant_id", "date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feeds_tenant_id_secret_hash",
                schema: "crm",
                table: "calendar_feeds",
                columns: new[] { "tenant_id", "secret_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contacts_custom",
                schema: "crm",
                table: "contacts",
                column: "custom_fields")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "jsonb_path_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_contacts_search",
                schema: "crm",
                table: "contacts",
                column: "search_grams")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:gin_pending_list_limit", 512);

            migrationBuilder.CreateIndex(
                name: "ix_contacts_tenant_id_created_at_id",
                schema: "crm",
                table: "contacts",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_contacts_tenant_id_customer_id_created_at",
                schema: "crm",
                table: "contacts",
                columns: new[] { "tenant_id", "customer_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_contacts_tenant_id_name_id",
                schema: "crm",
                table: "contacts",
                columns: new[] { "tenant_id", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_contacts_tenant_id_owner_id_created_at",
                schema: "crm",
                table: "contacts",
                columns: new[] { "tenant_id", "owner_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_contacts_tenant_id_updated_at_id",
                schema: "crm",
                table: "contacts",
                columns: new[] { "tenant_id", "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_contacts_primary",
                schema: "crm",
                table: "contacts",
                columns: new[] { "tenant_id", "customer_id" },
                unique: true,
                filter: "is_primary");

            migrationBuilder.CreateIndex(
                name: "ix_customer_figures_tenant_id_first_purchase_at_customer_id",
                schema: "crm",
                table: "customer_figures",
                columns: new[] { "tenant_id", "first_purchase_at", "customer_id" })
                .Annotation("Npgsql:IndexInclude", new[] { "owner_id", "is_active", "bought_again", "segment_history" });

            migrationBuilder.CreateIndex(
                name: "ix_customer_figures_tenant_id_last_purchase_at_customer_id",
                schema: "crm",
                table: "customer_figures",
                columns: new[] { "tenant_id", "last_purchase_at", "customer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_customer_figures_tenant_id_total_spent_customer_id",
                schema: "crm",
                table: "customer_figures",
                columns: new[] { "tenant_id", "total_spent", "customer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_customer_sums_tenant_id_field",
                schema: "crm",
                table: "customer_sums",
                columns: new[] { "tenant_id", "field" });

            migrationBuilder.CreateIndex(
                name: "ix_customers_custom",
                schema: "crm",
                table: "customers",
                column: "custom_fields")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "jsonb_path_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_customers_match",
                schema: "crm",
                table: "customers",
                column: "match_keys")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:gin_pending_list_limit", 512);

            migrationBuilder.CreateIndex(
                name: "ix_customers_search",
                schema: "crm",
                table: "customers",
                column: "search_grams")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:gin_pending_list_limit", 512);

            migrationBuilder.CreateIndex(
                name: "ix_customers_tags",
                schema: "crm",
                table: "customers",
                column: "tags")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_customers_tenant_id_annual_revenue_id",
                schema: "crm",
                table: "customers",
                columns: new[] { "tenant_id", "annual_revenue", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_customers_tenant_id_code",
                schema: "crm",
                table: "customers",
                columns: new[] { "tenant_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_customers_tenant_id_created_at_id",
                schema: "crm",
                table: "customers",
                columns: new[] { "tenant_id", "created_at", "id" })
                .Annotation("Npgsql:IndexInclude", new[] { "owner_id", "is_active" });

            migrationBuilder.CreateIndex(
                name: "ix_customers_tenant_id_grade_id",
                schema: "crm",
                table: "customers",
                columns: new[] { "tenant_id", "grade", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_customers_tenant_id_last_activity_at_id",
                schema: "crm",
                table: "customers",
                columns: new[] { "tenant_id", "last_activity_at", "id" })
                .Annotation("Npgsql:IndexInclude", new[] { "owner_id", "is_active" });

            migrationBuilder.CreateIndex(
                name: "ix_customers_tenant_id_name_id",
                schema: "crm",
                table: "customers",
                columns: new[] { "tenant_id", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_customers_tenant_id_owner_id_updated_at",
                schema: "crm",
                table: "customers",
                columns: new[] { "tenant_id", "owner_id", "updated_at" })
                .Annotation("Npgsql:IndexInclude", new[] { "is_active" });

            migrationBuilder.CreateIndex(
                name: "ix_customers_tenant_id_parent_id",
                schema: "crm",
                table: "customers",
                columns: new[] { "tenant_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_customers_tenant_id_updated_at_id",
                schema: "crm",
                table: "customers",
                columns: new[] { "tenant_id", "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_dashboard_schedules_tenant_id_dashboard",
                schema: "crm",
                table: "dashboard_schedules",
                columns: new[] { "tenant_id", "dashboard" });

            migrationBuilder.CreateIndex(
                name: "ix_dashboard_schedules_tenant_id_next_at",
                schema: "crm",
                table: "dashboard_schedules",
                columns: new[] { "tenant_id", "next_at" });

            migrationBuilder.CreateIndex(
                name: "ix_dashboard_schedules_tenant_id_owner_id",
                schema: "crm",
                table: "dashboard_schedules",
                columns: new[] { "tenant_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_dashboards_tenant_id_owner_id",
                schema: "crm",
                table: "dashboards",
                columns: new[] { "tenant_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_deal_sums_tenant_id_pipeline_id",
                schema: "crm",
                table: "deal_sums",
                columns: new[] { "tenant_id", "pipeline_id" });

            migrationBuilder.CreateIndex(
                name: "ix_delegations_tenant_id_to_id",
                schema: "crm",
                table: "delegations",
                columns: new[] { "tenant_id", "to_id" });

            migrationBuilder.CreateIndex(
                name: "ix_delegations_tenant_id_user_id",
                schema: "crm",
                table: "delegations",
                columns: new[] { "tenant_id", "user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deletions_tenant_id_record_id",
                schema: "crm",
                table: "deletions",
                columns: new[] { "tenant_id", "record_id" });

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_next_try_at",
                schema: "crm",
                table: "deliveries",
                column: "next_try_at",
                filter: "done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_tenant_id_event_id",
                schema: "crm",
                table: "deliveries",
                columns: new[] { "tenant_id", "event_id" });

            migrationBuilder.CreateIndex(
                name: "ix_departments_tenant_id_parent_id",
                schema: "crm",
                table: "departments",
                columns: new[] { "tenant_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_document_versions_tenant_id_document_id_number",
                schema: "crm",
                table: "document_versions",
                columns: new[] { "tenant_id", "document_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_document_versions_tenant_id_file_id",
                schema: "crm",
                table: "document_versions",
                columns: new[] { "tenant_id", "file_id" });

            migrationBuilder.CreateIndex(
                name: "ix_documents_tenant_id_record_id_created_at",
                schema: "crm",
                table: "documents",
                columns: new[] { "tenant_id", "record_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_duplicates_tenant_id_record_kind_first_id_second_id",
                schema: "crm",
                table: "duplicates",
                columns: new[] { "tenant_id", "record_kind", "first_id", "second_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_duplicates_tenant_id_record_kind_status_score_id",
                schema: "crm",
                table: "duplicates",
                columns: new[] { "tenant_id", "record_kind", "status", "score", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_duplicates_tenant_id_second_id",
                schema: "crm",
                table: "duplicates",
                columns: new[] { "tenant_id", "second_id" });

            migrationBuilder.CreateIndex(
                name: "ix_email_links_tenant_id_secret_hash",
                schema: "crm",
                table: "email_links",
                columns: new[] { "tenant_id", "secret_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_email_links_tenant_id_user_id",
                schema: "crm",
                table: "email_links",
                columns: new[] { "tenant_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_exports_running",
                schema: "crm",
                table: "exports",
                column: "created_at",
                filter: "status = 'running'");

            migrationBuilder.CreateIndex(
                name: "ix_exports_tenant_id_approval_id",
                schema: "crm",
                table: "exports",
                columns: new[] { "tenant_id", "approval_id" });

            migrationBuilder.CreateIndex(
                name: "ix_exports_tenant_id_created_at_id",
                schema: "crm",
                table: "exports",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_exports_tenant_id_number",
                schema: "crm",
                table: "exports",
                columns: new[] { "tenant_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_exports_tenant_id_requester_id_created_at_id",
                schema: "crm",
                table: "exports",
                columns: new[] { "tenant_id", "requester_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_field_definitions_tenant_id_record_kind_key",
                schema: "crm",
                table: "field_definitions",
                columns: new[] { "tenant_id", "record_kind", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_half_sessions_tenant_id_user_id",
                schema: "crm",
                table: "half_sessions",
                columns: new[] { "tenant_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_idempotent_answers_at",
                schema: "crm",
                table: "idempotent_answers",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_import_row_errors_tenant_id_import_id_row",
                schema: "crm",
                table: "import_row_errors",
                columns: new[] { "tenant_id", "import_id", "row" });

            migrationBuilder.CreateIndex(
                name: "ix_imported_records_tenant_id_import_id_id",
                schema: "crm",
                table: "imported_records",
                columns: new[] { "tenant_id", "import_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_imports_leased_until",
                schema: "crm",
                table: "imports",
                column: "leased_until",
                filter: "status IN ('running', 'reverting')");

            migrationBuilder.CreateIndex(
                name: "ix_imports_tenant_id_created_at_id",
                schema: "crm",
                table: "imports",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_lead_assignment_tenant_id",
                schema: "crm",
                table: "lead_assignment",
                column: "tenant_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_lead_behaviours_tenant_id_lead_id_occurred_at",
                schema: "crm",
                table: "lead_behaviours",
                columns: new[] { "tenant_id", "lead_id", "occurred_at" });

            migrationBuilder.CreateIndex(
                name: "ix_lead_scoring_tenant_id",
                schema: "crm",
                table: "lead_scoring",
                column: "tenant_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_lead_sources_tenant_id_name",
                schema: "crm",
                table: "lead_sources",
                columns: new[] { "tenant_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_leads_custom",
                schema: "crm",
                table: "leads",
                column: "custom_fields")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "jsonb_path_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_leads_match",
                schema: "crm",
                table: "leads",
                column: "match_keys")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:gin_pending_list_limit", 512);

            migrationBuilder.CreateIndex(
                name: "ix_leads_search",
                schema: "crm",
                table: "leads",
                column: "search_grams")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:gin_pending_list_limit", 512);

            migrationBuilder.CreateIndex(
                name: "ix_leads_tags",
                schema: "crm",
                table: "leads",
                column: "tags")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_leads_tenant_id_contact_id",
                schema: "crm",
                table: "leads",
                columns: new[] { "tenant_id", "contact_id" },
                filter: "contact_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_leads_tenant_id_created_at_id",
                schema: "crm",
                table: "leads",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_leads_tenant_id_customer_id",
                schema: "crm",
                table: "leads",
                columns: new[] { "tenant_id", "customer_id" },
                filter: "customer_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_leads_tenant_id_last_activity_at_id",
                schema: "crm",
                table: "leads",
                columns: new[] { "tenant_id", "last_activity_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_leads_tenant_id_name_id",
                schema: "crm",
                table: "leads",
                columns: new[] { "tenant_id", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_leads_tenant_id_opportunity_id",
                schema: "crm",
                table: "leads",
                columns: new[] { "tenant_id", "opportunity_id" },
                filter: "opportunity_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_leads_tenant_id_owner_id_created_at",
                schema: "crm",
                table: "leads",
                columns: new[] { "tenant_id", "owner_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_leads_tenant_id_score_id",
                schema: "crm",
                table: "leads",
                columns: new[] { "tenant_id", "score", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_leads_tenant_id_status_created_at",
                schema: "crm",
                table: "leads",
                columns: new[] { "tenant_id", "status", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_leads_tenant_id_updated_at_id",
                schema: "crm",
                table: "leads",
                columns: new[] { "tenant_id", "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_loyalty_points_tenant_id_customer_id_at_id",
                schema: "crm",
                table: "loyalty_points",
                columns: new[] { "tenant_id", "customer_id", "at", "id" })
                .Annotation("Npgsql:IndexInclude", new[] { "points" });

            migrationBuilder.CreateIndex(
                name: "ix_loyalty_points_tenant_id_order_id",
                schema: "crm",
                table: "loyalty_points",
                columns: new[] { "tenant_id", "order_id" });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_created_at",
                schema: "crm",
                table: "notifications",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_tenant_id_user_id_created_at_id",
                schema: "crm",
                table: "notifications",
                columns: new[] { "tenant_id", "user_id", "created_at", "id" },
                filter: "is_listed");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_tenant_id_user_id_dedupe_key",
                schema: "crm",
                table: "notifications",
                columns: new[] { "tenant_id", "user_id", "dedupe_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notifications_unread",
                schema: "crm",
                table: "notifications",
                columns: new[] { "tenant_id", "user_id", "created_at", "id" },
                filter: "is_listed AND read_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_custom",
                schema: "crm",
                table: "opportunities",
                column: "custom_fields")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "jsonb_path_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_search",
                schema: "crm",
                table: "opportunities",
                column: "search_grams")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:gin_pending_list_limit", 512);

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_tenant_id_amount_id",
                schema: "crm",
                table: "opportunities",
                columns: new[] { "tenant_id", "amount", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_tenant_id_closed_at_id",
                schema: "crm",
                table: "opportunities",
                columns: new[] { "tenant_id", "closed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_tenant_id_created_at_id",
                schema: "crm",
                table: "opportunities",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_tenant_id_customer_id_created_at",
                schema: "crm",
                table: "opportunities",
                columns: new[] { "tenant_id", "customer_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_tenant_id_expected_close_date_id",
                schema: "crm",
                table: "opportunities",
                columns: new[] { "tenant_id", "expected_close_date", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_tenant_id_furthest_stage_id",
                schema: "crm",
                table: "opportunities",
                columns: new[] { "tenant_id", "furthest_stage_id" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_tenant_id_owner_id_updated_at",
                schema: "crm",
                table: "opportunities",
                columns: new[] { "tenant_id", "owner_id", "updated_at" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_tenant_id_pipeline_id_created_at",
                schema: "crm",
                table: "opportunities",
                columns: new[] { "tenant_id", "pipeline_id", "created_at" })
                .Annotation("Npgsql:IndexInclude", new[] { "status", "stage_id", "furthest_stage_id", "amount", "probability", "closed_at", "owner_id", "actual_amount", "lost_reason", "currency" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_tenant_id_stage_id_position_id",
                schema: "crm",
                table: "opportunities",
                columns: new[] { "tenant_id", "stage_id", "position", "id" })
                .Annotation("Npgsql:IndexInclude", new[] { "amount", "probability", "owner_id", "currency" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_tenant_id_status_expected_close_date_id",
                schema: "crm",
                table: "opportunities",
                columns: new[] { "tenant_id", "status", "expected_close_date", "id" })
                .Annotation("Npgsql:IndexInclude", new[] { "pipeline_id", "amount", "probability", "forecast_category", "owner_id", "currency" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_tenant_id_title_id",
                schema: "crm",
                table: "opportunities",
                columns: new[] { "tenant_id", "title", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_tenant_id_updated_at_id",
                schema: "crm",
                table: "opportunities",
                columns: new[] { "tenant_id", "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunity_contacts_tenant_id_contact_id",
                schema: "crm",
                table: "opportunity_contacts",
                columns: new[] { "tenant_id", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunity_lines_tenant_id_opportunity_id_number",
                schema: "crm",
                table: "opportunity_lines",
                columns: new[] { "tenant_id", "opportunity_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunity_lines_tenant_id_product_id",
                schema: "crm",
                table: "opportunity_lines",
                columns: new[] { "tenant_id", "product_id" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunity_stages_tenant_id_opportunity_id_entered_at",
                schema: "crm",
                table: "opportunity_stages",
                columns: new[] { "tenant_id", "opportunity_id", "entered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunity_stages_tenant_id_pipeline_id_stage_id",
                schema: "crm",
                table: "opportunity_stages",
                columns: new[] { "tenant_id", "pipeline_id", "stage_id" })
                .Annotation("Npgsql:IndexInclude", new[] { "opportunity_id", "entered_at", "left_at" });

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_tenant_id_order_id_number",
                schema: "crm",
                table: "order_lines",
                columns: new[] { "tenant_id", "order_id", "number" })
                .Annotation("Npgsql:IndexInclude", new[] { "product_id", "name", "category", "amount", "quantity" });

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_tenant_id_product_id",
                schema: "crm",
                table: "order_lines",
                columns: new[] { "tenant_id", "product_id" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_search",
                schema: "crm",
                table: "orders",
                column: "search_grams")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:gin_pending_list_limit", 512);

            migrationBuilder.CreateIndex(
                name: "ix_orders_tenant_id_activity_id",
                schema: "crm",
                table: "orders",
                columns: new[] { "tenant_id", "activity_id" },
                unique: true,
                filter: "activity_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_orders_tenant_id_amount_id",
                schema: "crm",
                table: "orders",
                columns: new[] { "tenant_id", "amount", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_tenant_id_created_at_id",
                schema: "crm",
                table: "orders",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_tenant_id_customer_id_ordered_at_id",
                schema: "crm",
                table: "orders",
                columns: new[] { "tenant_id", "customer_id", "ordered_at", "id" })
                .Annotation("Npgsql:IndexInclude", new[] { "status", "net_amount", "currency", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_tenant_id_order_number",
                schema: "crm",
                table: "orders",
                columns: new[] { "tenant_id", "order_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_orders_tenant_id_ordered_at_id",
                schema: "crm",
                table: "orders",
                columns: new[] { "tenant_id", "ordered_at", "id" })
                .Annotation("Npgsql:IndexInclude", new[] { "status", "net_amount", "currency", "owner_id", "seller_id", "customer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_tenant_id_owner_id_ordered_at",
                schema: "crm",
                table: "orders",
                columns: new[] { "tenant_id", "owner_id", "ordered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_tenant_id_seller_id",
                schema: "crm",
                table: "orders",
                columns: new[] { "tenant_id", "seller_id" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_tenant_id_updated_at_id",
                schema: "crm",
                table: "orders",
                columns: new[] { "tenant_id", "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_passkeys_tenant_id_credential_id",
                schema: "crm",
                table: "passkeys",
                columns: new[] { "tenant_id", "credential_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_passkeys_tenant_id_user_id",
                schema: "crm",
                table: "passkeys",
                columns: new[] { "tenant_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ux_pipelines_default",
                schema: "crm",
                table: "pipelines",
                column: "tenant_id",
                unique: true,
                filter: "is_default");

            migrationBuilder.CreateIndex(
                name: "ix_pool_rules_tenant_id",
                schema: "crm",
                table: "pool_rules",
                column: "tenant_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_products_custom",
                schema: "crm",
                table: "products",
                column: "custom_fields")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "jsonb_path_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_products_search",
                schema: "crm",
                table: "products",
                column: "search_grams")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:gin_pending_list_limit", 512);

            migrationBuilder.CreateIndex(
                name: "ix_products_tenant_id_code",
                schema: "crm",
                table: "products",
                columns: new[] { "tenant_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_products_tenant_id_created_at_id",
                schema: "crm",
                table: "products",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_products_tenant_id_name_id",
                schema: "crm",
                table: "products",
                columns: new[] { "tenant_id", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_products_tenant_id_name_key",
                schema: "crm",
                table: "products",
                columns: new[] { "tenant_id", "name_key" });

            migrationBuilder.CreateIndex(
                name: "ix_products_tenant_id_unit_price_id",
                schema: "crm",
                table: "products",
                columns: new[] { "tenant_id", "unit_price", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_products_tenant_id_updated_at_id",
                schema: "crm",
                table: "products",
                columns: new[] { "tenant_id", "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_record_merges_tenant_id_kept_id",
                schema: "crm",
                table: "record_merges",
                columns: new[] { "tenant_id", "kept_id" });

            migrationBuilder.CreateIndex(
                name: "ix_record_merges_tenant_id_merged_id",
                schema: "crm",
                table: "record_merges",
                columns: new[] { "tenant_id", "merged_id" });

            migrationBuilder.CreateIndex(
                name: "ix_record_shares_tenant_id_department_id",
                schema: "crm",
                table: "record_shares",
                columns: new[] { "tenant_id", "department_id" });

            migrationBuilder.CreateIndex(
                name: "ix_record_shares_tenant_id_record_kind_record_id_user_id_depar~",
                schema: "crm",
                table: "record_shares",
                columns: new[] { "tenant_id", "record_kind", "record_id", "user_id", "department_id" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_record_shares_tenant_id_user_id",
                schema: "crm",
                table: "record_shares",
                columns: new[] { "tenant_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_roles_tenant_id_code",
                schema: "crm",
                table: "roles",
                columns: new[] { "tenant_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sign_ins_email_digest",
                schema: "crm",
                table: "sign_ins",
                column: "email_digest");

            migrationBuilder.CreateIndex(
                name: "ix_sign_ins_tenant_id_email_digest",
                schema: "crm",
                table: "sign_ins",
                columns: new[] { "tenant_id", "email_digest" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stages_tenant_id_pipeline_id_position",
                schema: "crm",
                table: "stages",
                columns: new[] { "tenant_id", "pipeline_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_stay_sums_tenant_id_pipeline_id",
                schema: "crm",
                table: "stay_sums",
                columns: new[] { "tenant_id", "pipeline_id" });

            migrationBuilder.CreateIndex(
                name: "ix_tags_tenant_id_name",
                schema: "crm",
                table: "tags",
                columns: new[] { "tenant_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tasks_custom",
                schema: "crm",
                table: "tasks",
                column: "custom_fields")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "jsonb_path_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_open_by_day",
                schema: "crm",
                table: "tasks",
                columns: new[] { "tenant_id", "due_on" },
                filter: "is_open");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_open_of_owner",
                schema: "crm",
                table: "tasks",
                columns: new[] { "tenant_id", "owner_id", "due_at", "id" },
                filter: "is_open");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_search",
                schema: "crm",
                table: "tasks",
                column: "search_grams")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:gin_pending_list_limit", 512);

            migrationBuilder.CreateIndex(
                name: "ix_tasks_series_of_owner",
                schema: "crm",
                table: "tasks",
                columns: new[] { "tenant_id", "owner_id", "due_at" },
                filter: "is_open AND recurrence IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_tenant_id_contact_id",
                schema: "crm",
                table: "tasks",
                columns: new[] { "tenant_id", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_tenant_id_created_at_id",
                schema: "crm",
                table: "tasks",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_tenant_id_customer_id_due_at_id",
                schema: "crm",
                table: "tasks",
                columns: new[] { "tenant_id", "customer_id", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_tenant_id_due_at_id",
                schema: "crm",
                table: "tasks",
                columns: new[] { "tenant_id", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_tenant_id_lead_id_due_at_id",
                schema: "crm",
                table: "tasks",
                columns: new[] { "tenant_id", "lead_id", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_tenant_id_opportunity_id_due_at_id",
                schema: "crm",
                table: "tasks",
                columns: new[] { "tenant_id", "opportunity_id", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_tenant_id_owner_id_calendar_uid",
                schema: "crm",
                table: "tasks",
                columns: new[] { "tenant_id", "owner_id", "calendar_uid" },
                filter: "calendar_uid IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_tenant_id_owner_id_due_at_id",
                schema: "crm",
                table: "tasks",
                columns: new[] { "tenant_id", "owner_id", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_tenant_id_updated_at_id",
                schema: "crm",
                table: "tasks",
                columns: new[] { "tenant_id", "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_user_sessions_tenant_id_secret_hash",
                schema: "crm",
                table: "user_sessions",
                columns: new[] { "tenant_id", "secret_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_user_sessions_tenant_id_user_id",
                schema: "crm",
                table: "user_sessions",
                columns: new[] { "tenant_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_user_sessions_tenant_id_views_as",
                schema: "crm",
                table: "user_sessions",
                columns: new[] { "tenant_id", "views_as" });

            migrationBuilder.CreateIndex(
                name: "ix_users_tenant_id_department_id",
                schema: "crm",
                table: "users",
                columns: new[] { "tenant_id", "department_id" });

            migrationBuilder.CreateIndex(
                name: "ix_users_tenant_id_manager_id",
                schema: "crm",
                table: "users",
                columns: new[] { "tenant_id", "manager_id" });

            migrationBuilder.CreateIndex(
                name: "ix_views_tenant_id_owner_id",
                schema: "crm",
                table: "views",
                columns: new[] { "tenant_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_views_tenant_id_record_kind",
                schema: "crm",
                table: "views",
                columns: new[] { "tenant_id", "record_kind" });

            migrationBuilder.CreateIndex(
                name: "ix_web_forms_tenant_id_key",
                schema: "crm",
                table: "web_forms",
                columns: new[] { "tenant_id", "key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_tokens",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "activity_files",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "analytics_settings",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "approval_rules",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "approval_votes",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "audit_entries",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "bulk_edit_rows",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "calendar_days",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "calendar_feeds",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "customer_figures",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "customer_sums",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "dashboard_schedules",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "dashboards",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "deal_sums",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "delegations",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "deleted_rows",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "deliveries",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "demo_records",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "document_versions",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "duplicate_scans",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "email_links",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "exports",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "favourite_views",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "field_definitions",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "half_sessions",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "idempotent_answers",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "import_row_errors",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "imported_records",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "job_runs",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "lead_assignment",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "lead_behaviours",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "lead_scoring",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "lead_sources",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "loyalty_points",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "loyalty_rules",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "notification_preferences",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "notifications",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "number_sequences",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "opportunity_contacts",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "opportunity_lines",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "opportunity_stages",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "order_lines",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "passkeys",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "pool_rules",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "record_merges",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "record_shares",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "recovery_codes",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "reveal_counts",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "roles",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "second_factors",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "sign_ins",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "stay_sums",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "tags",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "task_reminders",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "tenants",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "user_sessions",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "views",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "web_forms",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "bulk_edits",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "deletions",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "events",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "documents",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "files",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "approvals",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "imports",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "orders",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "products",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "duplicates",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "tasks",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "activities",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "leads",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "contacts",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "opportunities",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "customers",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "stages",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "users",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "pipelines",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "departments",
                schema: "crm");
        }
    }
}
