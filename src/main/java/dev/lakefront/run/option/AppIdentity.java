package dev.lakefront.run.option;

/** Whose login the app finds in its environment. */
public enum AppIdentity {
    /** The developer's, as {@code databricks apps run-local} has it. */
    DEVELOPER,
    /** A service principal's, as it is deployed. */
    SERVICE_PRINCIPAL,
    /** Nobody's. */
    NONE
}
