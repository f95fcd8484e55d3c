package dev.lakefront.workspace.sql.engine;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The configuration parameters of a session (SQL language reference, Configuration parameters).
 * They are kept and told, and change nothing here; a time zone that would change something is
 * refused.
 *
 * @param values by their names in capitals
 */
public record Settings(Map<String, String> values) {
    private static final String TIME_ZONE = "TIMEZONE";

    /** What a session has that says nothing. */
    static final Settings DEFAULT =
            new Settings(
                    Map.ofEntries(
                            Map.entry("ANSI_MODE", "true"),
                            Map.entry("ENABLE_PHOTON", "true"),
                            Map.entry("LEGACY_TIME_PARSER_POLICY", "EXCEPTION"),
                            Map.entry("MAX_FILE_PARTITION_BYTES", "128m"),
                            Map.entry("QUERY_TAGS", ""),
                            Map.entry("READ_ONLY_EXTERNAL_METASTORE", "false"),
                            Map.entry("STATEMENT_TIMEOUT", "172800"),
                            Map.entry(TIME_ZONE, "UTC"),
                            Map.entry("USE_CACHED_RESULT", "true")));

    public Settings {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    static boolean isKnown(String name) {
        return DEFAULT.values.containsKey(upper(name));
    }

    /**
     * @throws SqlFailure if there is no such parameter
     */
    String value(String name) {
        String value = values.get(upper(name));
        if (value == null) {
            throw SqlFailure.of(
                    "CONFIG_NOT_AVAILABLE",
                    "Configuration " + name + " is not available.",
                    "42K0I",
                    "");
        }
        return value;
    }

    /**
     * @throws SqlFailure if there is no such parameter, or it cannot have that value
     */
    Settings with(String name, String value) {
        String _ = value(name);
        if (upper(name).equals(TIME_ZONE)) {
            requireUtc(value);
        }
        Map<String, String> changed = new TreeMap<>(values);
        changed.put(upper(name), value);
        return new Settings(changed);
    }

    /**
     * With the value that it had at first.
     *
     * @throws SqlFailure if there is no such parameter
     */
    Settings without(String name) {
        return with(name, DEFAULT.value(name));
    }

    /** Timestamps are read and written as UTC all over; {@code LOCAL} is the warehouse's zone. */
    private static void requireUtc(String zone) {
        if (!zone.equalsIgnoreCase("LOCAL") && !isUtc(zone)) {
            throw SqlFailure.offline(
                    "Offline, the time zone of a session is UTC, and cannot be " + zone + ".",
                    "0A000");
        }
    }

    private static boolean isUtc(String zone) {
        try {
            return ZoneId.of(zone).getRules().equals(ZoneOffset.UTC.getRules());
        } catch (DateTimeException e) {
            throw SqlFailure.of(
                    "INVALID_CONF_VALUE.TIME_ZONE",
                    "The value '"
                            + zone
                            + "' in the config \"spark.sql.session.timeZone\" is invalid. Cannot"
                            + " resolve the given timezone.",
                    "22022",
                    "");
        }
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
