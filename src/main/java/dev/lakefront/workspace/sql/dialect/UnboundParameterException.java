package dev.lakefront.workspace.sql.dialect;

/** A statement has a parameter that the request does not. */
public final class UnboundParameterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String parameter;

    /**
     * @param parameter without the colon
     */
    UnboundParameterException(String parameter) {
        super(parameter);
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }
}
