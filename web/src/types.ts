// What the API answers, as docs/reference/api.md describes it. Only what the pages use is named.

export interface Page<T> { items: T[]; next: string | null }

export interface Problem {
  type: string; title: string; status: number; detail: string; code: string; requestId: string;
  errors: Record<string, string[]>;
}

export type Permission = 'read' | 'code' | 'judge' | 'publish' | 'audit' | 'administer';

export interface Settings { graphic: 'collapsed' | 'shown'; theme: 'system' | 'light' | 'dark' }

export interface Session {
  mode: 'alone' | 'accounts';
  user: { id: string; name: string; roles: string[]; permissions: Permission[]; totp: boolean; passkeys: number; recoveryCodes: number } | null;
  token: string;
  settings: Settings | null;
  program: string;
  archive: { name: string; writable: boolean; incidents: number; reports: number } | null;
  limits: { uploadBytes: number; pasteCharacters: number };
}

export interface EventType { id: string; label: string; definition: string; parent: string | null; violent: boolean }

export interface Meta {
  types: EventType[];
  countries: { code: string; name: string }[];
  grades: string[]; reviews: string[]; certainties: string[]; roles: string[]; relations: string[];
  fields: { field: string; form: string; example: string }[];
  exports: { formats: string[]; profiles: { name: string; hides: string }[] };
  layers: string[];
}

export interface Count { low: number; best: number | null; high: number | null }

export interface Place {
  name: string | null; country: string | null; countryName: string | null; admin1: string | null;
  latitude: number | null; longitude: number | null; precision: string; area: boolean;
}

export interface Party { role: string; name: string; actorId: string | null; certainty: string; isDenied: boolean; claims?: number[] }

export interface Incident {
  id: string; type: string; typeLabel: string;
  date: { start: string | null; end: string | null; precision: string } | null;
  place: Place | null;
  killed: Count | null; injured: Count | null;
  actors: Party[];
  sources: number; reports: number;
  grade: string; gradeReason: string; review: string; corrected: string[]; badges: string[];
  since: string;
}

export interface Unplaced extends Incident {
  placeReason: string;
  candidates: { name: string; country: string; latitude: number; longitude: number; score: number }[];
}

export interface Source {
  name: string; kind: string; host: string | null; state: 'ok' | 'failing' | 'offline' | 'waiting';
  askedAt: string | null; readAt: string | null; nextAt: string | null; failures: number; problem: { code: string | null; message: string } | null;
  found: number; kept: number; unread: number; duplicates: number; refused: number; waiting: number; refusedBecause: string | null;
}

export interface Sources extends Page<Source> {
  watched: boolean; updatedAt: string | null; roundStartedAt: string | null; roundEndedAt: string | null; nextRoundAt: string | null; late: boolean; whyOffline: string | null;
}

export interface Span { startUtf16: number; endUtf16: number }

export interface Evidence extends Span { in: 'text' | 'title'; text: string }

export interface Claim {
  number: number; field: string; value: string | null; low: number | null; best: number | null; high: number | null;
  who: string | null; partOfTotal: boolean; superseded: boolean; attributedTo: string[]; outlet: string | null; certainty: string; denied: boolean;
  report: string; event: string; publishedOn: string | null; part: string; source: number;
  evidence: Evidence[];
  quotation: { before: string; marked: string; after: string } | null;
}

export interface Correction { judgement: number; by: string; at: string; reason: string | null; value: string }

export interface Fact {
  field: string; label: string; correctable: string | null; value: string | null; range: Count | null; machine: string | null;
  correction: Correction | null; unknown: string | null; agreement: 'agreed' | 'rival' | 'single' | 'none'; claims: number[];
}

export interface Link {
  relation: string; direction: 'in' | 'out'; incident: string; label: string; date: string | null; days: number | null;
  attributedTo: string[]; claims: number[]; judgement: number | null;
}

export interface Judgement {
  number: number; kind: string; by: string; at: string; field: string | null; value: string | null; other: string | null;
  reason: string | null; holds: boolean; undoes: number | null;
}

export interface IncidentReport {
  id: string; title: string | null; publisher: string | null; publishedOn: string | null; printedOn: string | null; url: string | null; part: string;
  source: number; score: number | null; because: string[]; capturedAt: string; sha256: string;
}

export interface Dossier {
  summary: Incident; sentence: string; mergedInto: string | null; sameAs: string[]; formerIds: string[];
  facts: Fact[]; claims: Claim[]; participants: Party[];
  tolls: { publishedOn: string | null; killed: number | null; injured: number | null }[];
  groups: { who: string; outcome: string; low: number; best: number | null; high: number | null }[];
  links: Link[];
  chain: { incident: string; label: string; date: string | null; depth: number }[];
  reports: IncidentReport[];
  judgements: Judgement[];
  codes: Record<string, string | null>;
  graphic: boolean;
}

export interface Change {
  at: string; by: string; cause: string; judgement: number | null; reason: string | null;
  changes: { field: string; before: string | null; after: string | null }[];
}

export interface Carried { event: string; field: string; value: string | null; incident: string | null; claim: number | null }

export interface ReportEvidence extends Evidence { id: string; carries: Carried[] }

export interface Report {
  id: string; title: string | null; publisher: string | null; publishedOn: string | null; url: string | null;
  printedOn: { date: string; evidence: Evidence[] } | null;
  language: string | null; direction: 'ltr' | 'rtl'; capturedAt: string; origin: string | null; sha256: string; coder: string; versions: number;
  text: string;
  blocks: ({ kind: string } & Span)[];
  evidence: ReportEvidence[];
  events: { id: string; type: string; typeLabel: string; modality: string; standing: string; incident: string | null; spans: string[] }[];
  incidents: { id: string; label: string; part: string }[];
  graphic: boolean;
  /** Why it was not read, or not to its end; `null` where it was. */
  unread: string | null;
}

export interface FacetValue { value: string; label: string; count: number }

export interface Counts {
  total: number; unplaced: number; undated: number; all: number;
  country: FacetValue[]; type: FacetValue[]; actor: FacetValue[]; grade: FacetValue[]; certainty: FacetValue[];
  review: FacetValue[]; killed: FacetValue[];
}

export interface MapProperties {
  kind: 'cluster' | 'incident' | 'area';
  count?: number; killed?: number | null; bbox?: [number, number, number, number]; worst?: string; samePoint?: boolean;
  incident?: string | null; incidentType?: string; label?: string; date?: string | null; grade?: string; review?: string;
  name?: string; precision?: string; radiusKm?: number;
}

export interface MapAnswer {
  type: 'FeatureCollection';
  features: { type: 'Feature'; id: string; geometry: { type: 'Point'; coordinates: [number, number] }; properties: MapProperties }[];
  total: number; placed: number; unplaced: number; inView: number;
}

export interface Bucket { start: string; end: string; count: number; killed: number; injured: number }

export interface Timeline { by: string; first: string | null; last: string | null; buckets: Bucket[]; undated: number; spanning: number }

export interface QueueItem { incident: Incident; score: number; reasons: { code: string; text: string; field: string | null }[] }

export interface Queue extends Page<QueueItem> { open: number }

export interface CorrectionRequest {
  id: number; incident: string; title: string | null; text: string; receivedOn: string; by: string; at: string; state: string;
  judgement: number | null; reason: string | null; answeredBy: string | null; answeredAt: string | null;
  public: boolean; contact: string | null;
}

export interface View { id: number; name: string; query: string; shared: boolean; by: string; mine: boolean; createdAt: string }

export interface FoundPlace {
  geonameId: number; name: string; country: string; countryName: string; admin1: string | null; feature: string;
  latitude: number; longitude: number; population: number; incidents: number;
}

export interface FoundActor {
  id: string; name: string; type: string; country: string | null; countryName: string | null; sector: string | null;
  incidents: number; matched: string | null;
}

export interface Actor {
  id: string; name: string; aliases: string[]; type: string; country: string | null; countryName: string | null; sector: string | null;
  operates: string[]; activeFrom: number | null; activeTo: number | null;
  claims: { field: string; value: string; from: string | null; to: string | null; precision: string; authority: string; source: string }[];
  relations: { relation: string; id: string; name: string; from: string | null; to: string | null }[];
  offices: { title: string; of: string; country: string | null; dates: string | null }[];
  codes: Record<string, string | number[] | null>;
  roles: { role: string; certainty: string; count: number }[];
  timeline: Bucket[];
  incidents: number;
}

export interface Import {
  id: string; by: string; createdAt: string; state: 'waiting' | 'running' | 'cancelled' | 'failed' | 'done';
  files: { name: string; bytes: number }[]; stage: string | null; done: number; share: number | null;
  added: number; recoded: number; known: number; lost: number; errors: number; warnings: number;
  incidents: { opened: number; closed: number } | null; endedAt: string | null; problem: Problem | null;
}

export interface ImportProblem { file: string; line: number | null; severity: string; code: string; message: string }

export interface CodedEvent {
  id: string; type: string; typeLabel: string; modality: string; standing: string; sentence: string;
  spans: ({ field: string; value: string | null } & Span)[];
}

export interface Coding {
  text: string; title: string | null; publishedOn: string | null; milliseconds: number;
  layers: {
    sentences: Span[];
    tokens: ({ pos: string; lemma: string; relation: string; head: number } & Span)[];
    names: ({ type: string } & Span)[];
    entities: { id: string; type: string; name: string | null; actorId: string | null; mentions: ({ form: string } & Span)[] }[];
    times: ({ type: string; value: string | null; unknown: string | null } & Span)[];
    places: ({ name: string | null; country: string | null; unknown: string | null } & Span)[];
    quotes: ({ form: string; speaker: string | null } & Span)[];
    events: CodedEvent[];
  };
  record: { unknown?: Record<string, string> };
}

export interface Preview {
  incidents: number; records: number; rejected: number;
  scan: { verdict: 'clean' | 'leak' | 'not-searched' | 'empty'; searched: boolean; finding: string | null };
  files: { name: string; bytes: number; sha256: string; head: string; truncated: boolean }[];
  losses: { reason: string; count: number }[];
  fingerprint: string;
}

export interface Export {
  id: string; by: string; createdAt: string; expiresAt: string; state: 'running' | 'done' | 'failed' | 'expired';
  profile: string; format: string; incidents: number | null; records: number | null; bytes: number | null; sha256: string | null;
  problem: Problem | null;
}

export interface Card {
  reports: number; incidents: number; firstDay: string | null; lastDay: string | null; independentSources: number | null;
  publishers: { name: string; reports: number }[];
  languages?: { name: string; reports: number }[];
  countries: FacetValue[];
}

export interface User { id: string; name: string; roles: string[]; totp: boolean; passkeys: number; locked: boolean; createdAt: string; lastSeenAt: string | null; sessions: number }
export interface Key { id: string; name: string; owner: string; scopes: string[]; createdAt: string; lastUsedAt: string | null; expiresAt: string | null }
export interface Passkey { id: string; name: string; addedAt: string; standsAlone: boolean }
export interface SignIn { id: string; current: boolean; createdAt: string; lastSeenAt: string; address: string; agent: string }
export interface AuditEntry { number: number; at: string; who: string; action: string; object: string; detail: unknown; hash: string }
export interface AccessEntry { number: number; at: string; who: string; action: string; object: string; address: string; outcome: string }
export interface Backup { name: string; bytes: number; createdAt: string }
export interface Finding { name: string; state: 'ok' | 'missing' | 'damaged' | 'unknown'; detail: string; remedy: string | null }

export interface Doctor { program: string; ok: boolean; archive: Finding[]; findings: Finding[] }
export interface CorrectionForm { open: boolean; operator: string | null; openByOption: boolean; operatorByOption: boolean }
export interface Verification { ok: boolean; head: string; entries: number; findings: { where: string; message: string }[] }
