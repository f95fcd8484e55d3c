package dev.lakefront.run.explain;

/** The value of a variable, as far as it is known before a run and may be shown. */
public sealed interface ExplainedValue {
    /** As it is. */
    record Shown(String text) implements ExplainedValue {}

    /**
     * Of a secret, or of what may be one.
     *
     * @param digits see {@link dev.lakefront.identity.Secret#fingerprint}
     */
    record Fingerprint(String digits) implements ExplainedValue {}

    /** Only the start of a run can say; it may turn out that there is none. */
    record AtStart() implements ExplainedValue {}
}
