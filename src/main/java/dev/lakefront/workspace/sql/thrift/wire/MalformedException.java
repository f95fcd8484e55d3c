package dev.lakefront.workspace.sql.thrift.wire;

/** Bytes that are no message of the protocol. */
public final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedException(String what) {
        super(what);
    }

    /** Never null; it repeats nothing of what was sent. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
