package dev.lakefront.workspace.sql.thrift;

import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.sql.engine.Session;
import java.util.UUID;

/**
 * A session that a driver has a handle of.
 *
 * @param owner who opened it
 */
record OpenSession(UUID id, Principal owner, Session session) {}
