package dev.lakefront.workspace.sql.thrift;

import dev.lakefront.workspace.directory.Principal;
import java.util.UUID;

/**
 * A session of a driver.
 *
 * @param owner who opened it
 * @param catalog of statements that name none
 * @param schema of statements that name none
 */
record Session(UUID id, Principal owner, String catalog, String schema) {}
