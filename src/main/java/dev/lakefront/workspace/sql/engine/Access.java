package dev.lakefront.workspace.sql.engine;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.sql.grant.Grants;

/** What a caller may read. */
record Access(Principal caller, Grants grants) {}
