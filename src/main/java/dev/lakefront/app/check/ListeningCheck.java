package dev.lakefront.app.check;

import dev.lakefront.app.spec.AppSpec;
import dev.lakefront.app.spec.AppSpec.EnvEntry;
import dev.lakefront.problem.Rule;
import dev.lakefront.problem.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the spec has the app listen where the platform reaches it. An app may decide that in its
 * code as well, which nobody can see here.
 */
final class ListeningCheck {
    /** What {@code DATABRICKS_APP_PORT} is on the platform. */
    private static final String PLATFORM_PORT = "8000";

    private static final Set<String> PORT_FLAGS = Set.of("--port", "-p", "--server.port");
    private static final Set<String> ADDRESS_FLAGS = Set.of("--host", "-h", "--server.address");

    /** Both in one: {@code HOST:PORT}. */
    private static final Set<String> BIND_FLAGS = Set.of("--bind", "-b");

    private static final Set<String> PORT_VARIABLES =
            Set.of(
                    "DATABRICKS_APP_PORT",
                    "PORT",
                    "UVICORN_PORT",
                    "FLASK_RUN_PORT",
                    "GRADIO_SERVER_PORT",
                    "STREAMLIT_SERVER_PORT");
    private static final Set<String> ADDRESS_VARIABLES =
            Set.of(
                    "UVICORN_HOST",
                    "FLASK_RUN_HOST",
                    "GRADIO_SERVER_NAME",
                    "STREAMLIT_SERVER_ADDRESS");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final List<Warning> warnings = new ArrayList<>();

    private ListeningCheck() {}

    static List<Warning> of(AppSpec spec) {
        ListeningCheck check = new ListeningCheck();
        check.checkCommand(spec.command(), spec.commandPlace());
        spec.env().forEach(check::check);
        return check.warnings;
    }

    private void checkCommand(List<String> command, @Nullable String where) {
        for (int i = 0; i < command.size(); i++) {
            String word = command.get(i);
            int equals = word.indexOf('=');
            if (equals > 0) {
                checkFlag(word.substring(0, equals), word.substring(equals + 1), word, where);
            } else if (i + 1 < command.size()) {
                checkFlag(word, command.get(i + 1), word + " " + command.get(i + 1), where);
            }
        }
    }

    private void checkFlag(String flag, String value, String shown, @Nullable String where) {
        if (PORT_FLAGS.contains(flag)) {
            checkPort(value, shown, where);
        } else if (ADDRESS_FLAGS.contains(flag)) {
            checkAddress(value, shown, where);
        } else if (BIND_FLAGS.contains(flag)) {
            int colon = value.lastIndexOf(':');
            checkAddress(value.substring(0, Math.max(0, colon)), shown, where);
            checkPort(value.substring(colon + 1), shown, where);
        }
    }

    private void check(EnvEntry entry) {
        String value = entry.value();
        if (value == null) {
            return;
        }
        String shown = entry.name() + "=" + value;
        if (PORT_VARIABLES.contains(entry.name())) {
            checkPort(value, shown, entry.at().toString());
        } else if (ADDRESS_VARIABLES.contains(entry.name())) {
            checkAddress(value, shown, entry.at().toString());
        }
    }

    private void checkPort(String value, String shown, @Nullable String where) {
        boolean isNumber = !value.isEmpty() && value.chars().allMatch(Character::isDigit);
        if (isNumber && !value.equals(PLATFORM_PORT)) {
            warnings.add(
                    new Warning(
                            Rule.PORT,
                            shown + ": deployed, the app is not reached at that port",
                            where,
                            "leave it out, or write $DATABRICKS_APP_PORT in the command"));
        }
    }

    private void checkAddress(String value, String shown, @Nullable String where) {
        if (LOOPBACK.contains(value)) {
            warnings.add(
                    new Warning(
                            Rule.ADDRESS,
                            shown + ": the platform asks apps to listen on 0.0.0.0",
                            where,
                            "leave it out, or write 0.0.0.0"));
        }
    }
}
