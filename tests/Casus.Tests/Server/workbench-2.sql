BEGIN TRANSACTION;
CREATE TABLE "access" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_access" PRIMARY KEY,
    "At" INTEGER NOT NULL,
    "Who" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "Object" TEXT NOT NULL,
    "Address" TEXT NOT NULL,
    "RequestId" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "Detail" TEXT NOT NULL,
    "Previous" TEXT NOT NULL,
    "Hash" TEXT NOT NULL
);
INSERT INTO "access" VALUES(1,1795800199340,'root (console)','user-add','anna','','','done','admin','','5175b677867806fab27374521ae6dba7b4e800eb174c0d07187ddb12e82e071f');
CREATE TABLE "correction_requests" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_correction_requests" PRIMARY KEY AUTOINCREMENT,
    "Incident" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "ReceivedOn" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "Judgement" INTEGER NULL,
    "Reason" TEXT NULL,
    "AnsweredBy" TEXT NULL,
    "AnsweredAt" INTEGER NULL
);
CREATE TABLE "exports" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_exports" PRIMARY KEY,
    "PersonId" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "Profile" TEXT NOT NULL,
    "Format" TEXT NOT NULL,
    "Request" TEXT NOT NULL,
    "Incidents" INTEGER NOT NULL,
    "Records" INTEGER NOT NULL,
    "Bytes" INTEGER NOT NULL,
    "Sha256" TEXT NOT NULL,
    "ProblemCode" TEXT NULL,
    "ProblemDetail" TEXT NULL
);
CREATE TABLE "import_problems" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_import_problems" PRIMARY KEY AUTOINCREMENT,
    "ImportId" TEXT NOT NULL,
    "File" TEXT NOT NULL,
    "Line" INTEGER NULL,
    "Severity" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "Message" TEXT NOT NULL
);
CREATE TABLE "imports" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_imports" PRIMARY KEY,
    "PersonId" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "State" TEXT NOT NULL,
    "Stage" TEXT NOT NULL,
    "Files" TEXT NOT NULL,
    "PublishedOn" TEXT NULL,
    "Bytes" INTEGER NOT NULL,
    "BytesRead" INTEGER NOT NULL,
    "Added" INTEGER NOT NULL,
    "Recoded" INTEGER NOT NULL,
    "Known" INTEGER NOT NULL,
    "Lost" INTEGER NOT NULL,
    "Errors" INTEGER NOT NULL,
    "Warnings" INTEGER NOT NULL,
    "Opened" INTEGER NULL,
    "Closed" INTEGER NULL,
    "ProblemCode" TEXT NULL,
    "ProblemDetail" TEXT NULL
);
CREATE TABLE "keys" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_keys" PRIMARY KEY,
    "Hash" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "Scopes" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "LastUsedAt" INTEGER NULL,
    "ExpiresAt" INTEGER NOT NULL
);
CREATE TABLE "people" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_people" PRIMARY KEY,
    "CreatedAt" INTEGER NOT NULL,
    "LastSeenAt" INTEGER NULL,
    "Graphic" TEXT NOT NULL,
    "Theme" TEXT NOT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" TEXT NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);
INSERT INTO "people" VALUES('ceb6f508-a29e-4e41-8fbb-98e8a85a5859',1795800198640,NULL,'collapsed','system','anna','ANNA',NULL,NULL,0,'AQAAAAIACSfAAAAAEHSzMnyr8C//Gogke4Z3xbaXopy2Cw3ea3ZYwUt1MDbk7DquUvrJkSFIC9U8CAdVFA==','RWRR3MRKBBXCCN6ELF56C5YSGC2AT2OY','efa4b687-8b5c-47f9-af2d-8dd3b8793bea',NULL,0,0,NULL,0,0);
CREATE TABLE "people_claims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_people_claims" PRIMARY KEY AUTOINCREMENT,
    "UserId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_people_claims_people_UserId" FOREIGN KEY ("UserId") REFERENCES "people" ("Id") ON DELETE CASCADE
);
CREATE TABLE "people_logins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" TEXT NOT NULL,
    CONSTRAINT "PK_people_logins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_people_logins_people_UserId" FOREIGN KEY ("UserId") REFERENCES "people" ("Id") ON DELETE CASCADE
);
CREATE TABLE "people_roles" (
    "UserId" TEXT NOT NULL,
    "RoleId" TEXT NOT NULL,
    CONSTRAINT "PK_people_roles" PRIMARY KEY ("UserId", "RoleId"),
    CONSTRAINT "FK_people_roles_people_UserId" FOREIGN KEY ("UserId") REFERENCES "people" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_people_roles_roles_RoleId" FOREIGN KEY ("RoleId") REFERENCES "roles" ("Id") ON DELETE CASCADE
);
INSERT INTO "people_roles" VALUES('ceb6f508-a29e-4e41-8fbb-98e8a85a5859','32dd70a1-1458-4593-959a-403d76fde8f3');
CREATE TABLE "people_tokens" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_people_tokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_people_tokens_people_UserId" FOREIGN KEY ("UserId") REFERENCES "people" ("Id") ON DELETE CASCADE
);
CREATE TABLE "role_claims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_role_claims" PRIMARY KEY AUTOINCREMENT,
    "RoleId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_role_claims_roles_RoleId" FOREIGN KEY ("RoleId") REFERENCES "roles" ("Id") ON DELETE CASCADE
);
CREATE TABLE "roles" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_roles" PRIMARY KEY,
    "Name" TEXT NULL,
    "NormalizedName" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL
);
INSERT INTO "roles" VALUES('32dd70a1-1458-4593-959a-403d76fde8f3','admin','ADMIN','1f0e5b4f-cd71-4acd-8dfd-b4840d1eaa66');
CREATE TABLE "settings" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_settings" PRIMARY KEY,
    "Value" TEXT NOT NULL
);
INSERT INTO "settings" VALUES('schema','2');
CREATE TABLE "sign_ins" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_sign_ins" PRIMARY KEY,
    "Hash" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "LastSeenAt" INTEGER NOT NULL,
    "ConfirmedAt" INTEGER NOT NULL,
    "Address" TEXT NOT NULL,
    "Agent" TEXT NOT NULL
);
CREATE TABLE "views" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_views" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NOT NULL,
    "Query" TEXT NOT NULL,
    "Shared" INTEGER NOT NULL,
    "PersonId" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL
);
CREATE INDEX "IX_import_problems_ImportId" ON "import_problems" ("ImportId");
CREATE UNIQUE INDEX "IX_keys_Hash" ON "keys" ("Hash");
CREATE INDEX "EmailIndex" ON "people" ("NormalizedEmail");
CREATE UNIQUE INDEX "UserNameIndex" ON "people" ("NormalizedUserName");
CREATE INDEX "IX_people_claims_UserId" ON "people_claims" ("UserId");
CREATE INDEX "IX_people_logins_UserId" ON "people_logins" ("UserId");
CREATE INDEX "IX_people_roles_RoleId" ON "people_roles" ("RoleId");
CREATE INDEX "IX_role_claims_RoleId" ON "role_claims" ("RoleId");
CREATE UNIQUE INDEX "RoleNameIndex" ON "roles" ("NormalizedName");
CREATE UNIQUE INDEX "IX_sign_ins_Hash" ON "sign_ins" ("Hash");
CREATE INDEX "IX_sign_ins_PersonId" ON "sign_ins" ("PersonId");
DELETE FROM "sqlite_sequence";
COMMIT;
