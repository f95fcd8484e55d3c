package dev.lakefront.workspace.sql.thrift;

/** {@code TOperationType}: what came of which request. */
enum OperationType {
    EXECUTE_STATEMENT(0),
    GET_CATALOGS(2),
    GET_SCHEMAS(3),
    GET_TABLES(4),
    GET_COLUMNS(6);

    private final int number;

    OperationType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
