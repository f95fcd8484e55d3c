package dev.lakefront.workspace.sql.thrift.wire;

/** The types of values, as the protocol numbers them. */
final class WireType {
    static final int STOP = 0;
    static final int BOOL = 2;
    static final int I8 = 3;
    static final int DOUBLE = 4;
    static final int I16 = 6;
    static final int I32 = 8;
    static final int I64 = 10;
    static final int BINARY = 11;
    static final int STRUCT = 12;
    static final int MAP = 13;
    static final int SET = 14;
    static final int LIST = 15;

    private WireType() {}
}
