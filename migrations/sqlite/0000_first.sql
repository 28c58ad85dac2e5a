CREATE TABLE `covenants` (
	`hash` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`file` blob NOT NULL,
	`text` blob,
	`activated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `documents` (
	`place` text PRIMARY KEY NOT NULL,
	`covenant` text NOT NULL,
	`version` integer NOT NULL,
	`document` blob NOT NULL
);
--> statement-breakpoint
CREATE INDEX `documents_by_covenant` ON `documents` (`covenant`,`place`);--> statement-breakpoint
CREATE TABLE `log_checkpoints` (
	`id` integer PRIMARY KEY NOT NULL,
	`size` integer NOT NULL,
	`note` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `log_groups` (
	`first` integer PRIMARY KEY NOT NULL,
	`leaves` blob NOT NULL,
	`records` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `log_tiles` (
	`level` integer NOT NULL,
	`idx` integer NOT NULL,
	`hashes` blob NOT NULL,
	PRIMARY KEY(`level`, `idx`)
);
--> statement-breakpoint
CREATE TABLE `person_tags` (
	`tag` blob PRIMARY KEY NOT NULL,
	`person` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `used_assertions` (
	`issuer` text NOT NULL,
	`jti` text NOT NULL,
	`expires` integer NOT NULL,
	PRIMARY KEY(`issuer`, `jti`)
);
--> statement-breakpoint
CREATE INDEX `used_assertions_by_expiry` ON `used_assertions` (`expires`);