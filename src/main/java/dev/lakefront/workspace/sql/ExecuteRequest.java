package dev.lakefront.workspace.sql;

import dev.lakefront.workspace.http.Json;
import dev.lakefront.workspace.sql.engine.Query;
import dev.lakefront.workspace.sql.engine.Session;
import dev.lakefront.workspace.sql.engine.SessionState;
import dev.lakefront.workspace.sql.statement.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What {@code POST /api/2.0/sql/statements} asks for.
 *
 * @param delivery how the result is to be fetched
 * @param patience how long the call may wait for the end
 * @param cancelAfterWait whether what has not ended then is canceled
 */
record ExecuteRequest(Query query, Delivery delivery, Duration patience, boolean cancelAfterWait) {

    /**
     * @param sessions finds the session that the request names
     * @throws BadRequestException if it is not such a request
     */
    static ExecuteRequest read(String body, Function<String, @Nullable Session> sessions) {
        Fields fields = new Fields();
        try (JsonParser json = Json.parser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new BadRequestException("The body is not a JSON object.");
            }
            fields.read(json);
        } catch (JacksonException e) {
            throw new BadRequestException("The body is not JSON.");
        }
        return fields.request(sessions);
    }

    /** As they were sent. */
    private static final class Fields {
        /** What drivers ask for, to get a small result with the answer. */
        private static final String HYBRID = "INLINE_OR_EXTERNAL_LINKS";

        private String statement = "";
        private String warehouse = "";
        private String session = "";
        private String catalog = "";
        private String schema = "";
        private String wait = "10s";
        private String onWaitTimeout = "CONTINUE";
        private String disposition = "INLINE";
        private String format = "JSON_ARRAY";
        private long rowLimit = Long.MAX_VALUE;
        private long byteLimit = Long.MAX_VALUE;
        private final List<Query.Parameter> parameters = new ArrayList<>();

        void read(JsonParser json) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (value == JsonToken.VALUE_NULL) {
                    continue;
                }
                switch (name) {
                    case "statement" -> statement = json.getString();
                    case "warehouse_id" -> warehouse = json.getString();
                    case "session_id" -> session = json.getString();
                    case "catalog" -> catalog = json.getString();
                    case "schema" -> schema = json.getString();
                    case "wait_timeout" -> wait = json.getString();
                    case "on_wait_timeout" -> onWaitTimeout = json.getString();
                    case "disposition" -> disposition = json.getString();
                    case "format" -> format = json.getString();
                    case "row_limit" -> rowLimit = limit(name, json);
                    case "byte_limit" -> byteLimit = limit(name, json);
                    case "parameters" -> readParameters(json);
                    default -> json.skipChildren();
                }
            }
        }

        /** A number, or one in quotes, as the JSON of protocol buffers allows. */
        private static long limit(String name, JsonParser json) {
            long limit = json.getValueAsLong(-1);
            if (limit < 0) {
                throw new BadRequestException(name + " must be a number that is not negative.");
            }
            return limit == 0 ? Long.MAX_VALUE : limit;
        }

        private void readParameters(JsonParser json) {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                parameters.add(parameter(json));
            }
        }

        private static Query.Parameter parameter(JsonParser json) {
            String parameterName = "";
            String type = "STRING";
            String value = null;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                String text = json.nextToken() == JsonToken.VALUE_NULL ? null : json.getString();
                switch (name) {
                    case "name" -> parameterName = String.valueOf(text);
                    case "type" -> type = text == null ? type : text;
                    case "value" -> value = text;
                    default -> json.skipChildren();
                }
            }
            return new Query.Parameter(parameterName, type, value);
        }

        ExecuteRequest request(Function<String, @Nullable Session> sessions) {
            require("statement", statement);
            require("warehouse_id", warehouse);
            oneOf("on_wait_timeout", onWaitTimeout, "CONTINUE", "CANCEL");
            oneOf("disposition", disposition, "INLINE", "EXTERNAL_LINKS", HYBRID);
            oneOf("format", format, "JSON_ARRAY", "ARROW_STREAM", "CSV");
            if (!hasFormat()) {
                throw new BadRequestException(
                        "The format "
                                + format
                                + " is supported only with disposition=EXTERNAL_LINKS.");
            }
            Delivery delivery = delivery();
            Query query =
                    new Query(
                            statement,
                            session(sessions),
                            parameters,
                            new Query.Limits(rowLimit, byteLimit, delivery.isInline()));
            Duration patience = duration(wait);
            // without a wait, nothing is said of its end
            boolean cancels = onWaitTimeout.equals("CANCEL") && patience.isPositive();
            return new ExecuteRequest(query, delivery, patience, cancels);
        }

        private boolean hasFormat() {
            return switch (disposition) {
                case "INLINE" -> format.equals("JSON_ARRAY");
                case HYBRID -> format.equals("ARROW_STREAM");
                default -> true;
            };
        }

        /** Without one of its own, a statement has a session for itself. */
        private Session session(Function<String, @Nullable Session> sessions) {
            if (session.isEmpty()) {
                return new Session(SessionState.in(catalog, schema));
            }
            Session found = sessions.apply(session);
            if (found == null) {
                throw new BadRequestException("There is no session " + session + ".");
            }
            return found;
        }

        private Delivery delivery() {
            if (disposition.equals("INLINE")) {
                return Delivery.INLINE;
            }
            if (disposition.equals(HYBRID)) {
                return Delivery.ATTACHED_OR_LINKS;
            }
            return switch (format) {
                case "CSV" -> Delivery.LINKS_TO_CSV;
                case "ARROW_STREAM" -> Delivery.LINKS_TO_ARROW;
                default -> Delivery.LINKS_TO_JSON;
            };
        }

        private static void require(String name, String value) {
            if (value.isBlank()) {
                throw new BadRequestException(name + " is missing.");
            }
        }

        private static void oneOf(String name, String value, String... allowed) {
            if (!List.of(allowed).contains(value)) {
                throw new BadRequestException(
                        name + " must be one of " + String.join(", ", allowed) + ".");
            }
        }

        /** {@code 0s}, or {@code 5s} to {@code 50s}. */
        private static Duration duration(String wait) {
            Integer seconds = wait.endsWith("s") ? number(wait) : null;
            if (seconds == null || (seconds != 0 && (seconds < 5 || seconds > 50))) {
                throw new BadRequestException(
                        "wait_timeout must be 0s, or between 5s and 50s; it is " + wait + ".");
            }
            return Duration.ofSeconds(seconds);
        }

        private static @Nullable Integer number(String wait) {
            try {
                return Integer.valueOf(wait.substring(0, wait.length() - 1));
            } catch (NumberFormatException e) {
                return null;
            }
        }
    }
}
