package dev.lakefront.workspace.sql.thrift.wire;

/**
 * A call that was received.
 *
 * @param sequence the answer repeats it
 * @param request the method's only argument
 */
public record Call(String method, int sequence, Struct request) {
    /**
     * Reads a whole message.
     *
     * @throws MalformedException if it is none, or has more than this protocol needs
     */
    public static Call read(byte[] message) {
        return new CallReader(message).read();
    }
}
