/**
 * The gateway's own accounts (auditor, privacy officer, operator) stand beside the covenants under this reserved name:
 * they get their tokens the same way as partners do, and no role of a partner is ever theirs.
 */
export const ACCOUNTS = 'sluis';
