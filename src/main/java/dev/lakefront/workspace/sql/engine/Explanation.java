package dev.lakefront.workspace.sql.engine;

import dev.lakefront.workspace.sql.dialect.DuckDbSql;
import dev.lakefront.workspace.sql.table.TableName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says why a statement failed, in the words of the platform where it has some for that. */
final class Explanation {
    private static final String DIALECT =
            " Offline, SQL runs on DuckDB, whose functions and syntax differ in places.";

    private static final Pattern RAISED =
            Pattern.compile("(?s)\\[([A-Z_.]+)] (.*) SQLSTATE: ([0-9A-Z]{5})");

    private static final Pattern NO_CAST =
            Pattern.compile(
                    "(?s)^Could not convert string ['\"](.*)['\"] to ([A-Z0-9]+(?:\\([0-9,]+\\))?)"
                            + "|^(?:invalid )?(date|timestamp) field (?:format|value out of range):"
                            + " \"(.*?)\"");

    private final String statement;
    private final SessionState session;
    private final AbsentTables absent;

    /**
     * @param statement as it was sent
     * @param session in which it runs
     */
    Explanation(String statement, SessionState session, AbsentTables absent) {
        this.statement = statement;
        this.session = session;
        this.absent = absent;
    }

    SqlFailure of(DuckDbError error, DuckDbSql sql) {
        String place = place(error, sql);
        List<String> missing = missingTable(error, sql);
        if (missing != null) {
            return noTable(missing, place);
        }
        return switch (error.type()) {
            case "Parser" -> noSyntax(error, place);
            // a WITH that goes on with an INSERT
            case "TransactionContext" ->
                    error.message().contains("read-only") ? readOnly() : conflict();
            case "Binder" ->
                    error.subtype().equals("COLUMN_NOT_FOUND")
                            ? noColumn(error, place)
                            : duckDb(error, place);
            case "Catalog" ->
                    error.kind().endsWith("Function")
                            ? noRoutine(String.valueOf(error.name()), place)
                            : duckDb(error, place);
            case "Conversion" -> noCast(error, place);
            case "Out of Range" -> outOfRange(error, place);
            case "Invalid Input" -> raised(error, place);
            default -> duckDb(error, place);
        };
    }

    private static SqlFailure conflict() {
        return SqlFailure.of(
                "DELTA_CONCURRENT_WRITE",
                "ConcurrentWriteException: A concurrent transaction has written new data since the"
                        + " current transaction read the table. Please try the operation again.",
                "2D521",
                "");
    }

    /** What a function of ours says with {@code error()} is in the words of the platform. */
    private static SqlFailure raised(DuckDbError error, String place) {
        Matcher words = RAISED.matcher(error.message());
        return words.matches()
                ? SqlFailure.of(words.group(1), words.group(2), words.group(3), "")
                : duckDb(error, place);
    }

    private static SqlFailure noCast(DuckDbError error, String place) {
        Matcher words = NO_CAST.matcher(error.message());
        if (!words.find()) {
            return duckDb(error, place);
        }
        String value = words.group(1) == null ? words.group(4) : words.group(1);
        String type = words.group(1) == null ? words.group(3) : words.group(2);
        return SqlFailure.of(
                "CAST_INVALID_INPUT",
                "The value '"
                        + value
                        + "' of the type \"STRING\" cannot be cast to \""
                        + DuckDbType.read(type.toUpperCase(Locale.ROOT)).text()
                        + "\" because it is malformed. Correct the value as per the syntax, or"
                        + " change its target type. Use `try_cast` to tolerate malformed input and"
                        + " return NULL instead.",
                "22018",
                place);
    }

    private static SqlFailure outOfRange(DuckDbError error, String place) {
        return error.message().startsWith("Overflow in")
                ? SqlFailure.of(
                        "ARITHMETIC_OVERFLOW",
                        "Overflow. Use `try_add`, `try_subtract` or `try_multiply` to tolerate"
                                + " overflow and return NULL instead.",
                        "22003",
                        place)
                : duckDb(error, place);
    }

    SqlFailure syntax(String near, int at) {
        return SqlFailure.of(
                "PARSE_SYNTAX_ERROR",
                "Syntax error at or near " + near + "." + DIALECT,
                "42601",
                place(at));
    }

    SqlFailure unsupported(String what, int at) {
        return SqlFailure.of(
                "UNSUPPORTED_FEATURE",
                "Offline, SQL runs on DuckDB, which cannot do " + what + ".",
                "0A000",
                place(at));
    }

    SqlFailure unbound(String parameter) {
        return SqlFailure.of(
                "UNBOUND_SQL_PARAMETER",
                "Found the unbound parameter: "
                        + parameter
                        + ". Please, fix `args` and provide a mapping of the parameter to either a"
                        + " SQL literal or collection constructor functions such as `map()`,"
                        + " `array()`, `struct()`.",
                "42P02",
                "");
    }

    static SqlFailure noCatalog(String catalog) {
        return SqlFailure.of(
                "NO_SUCH_CATALOG_EXCEPTION",
                "Catalog '"
                        + catalog
                        + "' was not found. Please verify the catalog name and then retry the query"
                        + " or command again.",
                "42704",
                "");
    }

    static SqlFailure noSchema(String catalog, String schema) {
        return SqlFailure.of(
                "SCHEMA_NOT_FOUND",
                "The schema "
                        + inBackquotes(List.of(catalog, schema))
                        + " cannot be found. Verify the spelling and correctness of the schema and"
                        + " catalog.",
                "42704",
                "");
    }

    SqlFailure readOnly() {
        return noPrivilege("Offline, grants.yaml grants nobody more than SELECT");
    }

    private static SqlFailure noPrivilege(String which) {
        return SqlFailure.of(
                "INSUFFICIENT_PERMISSIONS", "Insufficient privileges:\n" + which, "42501", "");
    }

    /** The platform's text; or why the file of that table is not one. */
    private SqlFailure noTable(List<String> name, String place) {
        TableName table = session.resolve(name);
        if (absent.denies(table)) {
            return noPrivilege("User does not have SELECT on Table '" + table + "'");
        }
        String problem = absent.problem(table);
        if (problem != null) {
            return SqlFailure.offline(problem, "58030");
        }
        return SqlFailure.of(
                "TABLE_OR_VIEW_NOT_FOUND",
                "The table or view "
                        + inBackquotes(name)
                        + " cannot be found. Verify the spelling and correctness of the schema and"
                        + " catalog.\nIf you did not qualify the name with a schema, verify the"
                        + " current_schema() output, or qualify the name with the correct schema"
                        + " and catalog.\nTo tolerate the error on drop use DROP VIEW IF EXISTS or"
                        + " DROP TABLE IF EXISTS.\nOffline, a table is a file, such as"
                        + " workspace/tables/"
                        + String.join("/", table.catalog(), table.schema(), table.table())
                        + ".csv.",
                "42P01",
                place);
    }

    private SqlFailure noSyntax(DuckDbError error, String place) {
        String message = error.message();
        int start = message.indexOf('"');
        int end = message.lastIndexOf('"');
        String near = end > start ? "'" + message.substring(start + 1, end) + "'" : "end of input";
        return SqlFailure.of(
                "PARSE_SYNTAX_ERROR",
                "Syntax error at or near " + near + "." + DIALECT,
                "42601",
                place);
    }

    private SqlFailure noColumn(DuckDbError error, String place) {
        String what =
                "A column, variable, or function parameter with name "
                        + inBackquotes(List.of(String.valueOf(error.name())))
                        + " cannot be resolved.";
        if (error.candidates().isEmpty()) {
            return SqlFailure.of("UNRESOLVED_COLUMN.WITHOUT_SUGGESTION", what, "42703", place);
        }
        return SqlFailure.of(
                "UNRESOLVED_COLUMN.WITH_SUGGESTION",
                what
                        + " Did you mean one of the following? ["
                        + inBackquotes(List.of(error.candidates().split(",")), ", ")
                        + "].",
                "42703",
                place);
    }

    SqlFailure noRoutine(String name, int at) {
        return noRoutine(name, place(at));
    }

    private SqlFailure noRoutine(String name, String place) {
        return SqlFailure.of(
                "UNRESOLVED_ROUTINE",
                "Cannot resolve routine "
                        + inBackquotes(List.of(name))
                        + " on search path [`system`.`builtin`, `system`.`session`, "
                        + inBackquotes(List.of(session.catalog(), session.schema()))
                        + "]."
                        + DIALECT,
                "42883",
                place);
    }

    private static SqlFailure duckDb(DuckDbError error, String place) {
        String message = Database.withoutPrefix(error.message());
        return SqlFailure.offline(
                "DuckDB: " + error.type() + " Error: " + message + place + "." + DIALECT, "42000");
    }

    /** The table that is not there; null if something else is wrong. */
    @Nullable TableName missing(DuckDbError error, DuckDbSql sql) {
        List<String> name = missingTable(error, sql);
        return name == null ? null : session.resolve(name);
    }

    /** The name of the table that is not there, as it stands in the statement. */
    private @Nullable List<String> missingTable(DuckDbError error, DuckDbSql sql) {
        if (error.type().equals("Catalog") && error.kind().equals("Table")) {
            return nameEndingIn(String.valueOf(error.name()), sql);
        }
        String message = error.message();
        if (message.startsWith("Table with name \"") && message.contains("because schema")) {
            String name = message.substring(message.indexOf('"') + 1);
            return nameEndingIn(name.substring(0, name.indexOf('"')), sql);
        }
        if (message.startsWith("Catalog \"") && message.endsWith("\" does not exist!")) {
            String catalog = message.substring(message.indexOf('"') + 1, message.lastIndexOf('"'));
            return nameStartingWith(catalog, sql);
        }
        return null;
    }

    private static List<String> nameEndingIn(String end, DuckDbSql sql) {
        for (List<String> name : sql.names()) {
            String dotted = String.join(".", name);
            if (dotted.equalsIgnoreCase(end)
                    || dotted.regionMatches(
                            true,
                            dotted.length() - end.length() - 1,
                            "." + end,
                            0,
                            end.length() + 1)) {
                return name;
            }
        }
        return List.of(end);
    }

    private static List<String> nameStartingWith(String start, DuckDbSql sql) {
        for (List<String> name : sql.names()) {
            if (name.size() > 1 && name.getFirst().equalsIgnoreCase(start)) {
                return name;
            }
        }
        return List.of(start);
    }

    /** DuckDB counts octets of its own text. */
    private String place(DuckDbError error, DuckDbSql sql) {
        Integer position = error.position();
        if (position == null) {
            return "";
        }
        byte[] octets = sql.text().getBytes(StandardCharsets.UTF_8);
        int before = Math.min(position, octets.length);
        return place(sql.original(new String(octets, 0, before, StandardCharsets.UTF_8).length()));
    }

    /** As the platform counts: lines from 1, positions from 0. */
    private String place(int at) {
        String before = statement.substring(0, Math.min(at, statement.length()));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return " (line " + line + ", pos " + (at - before.lastIndexOf('\n') - 1) + ")";
    }

    private static String inBackquotes(List<String> parts) {
        return inBackquotes(parts, ".");
    }

    private static String inBackquotes(List<String> parts, String between) {
        return parts.stream()
                .map(part -> "`" + part.replace("`", "``") + "`")
                .collect(Collectors.joining(between));
    }
}
