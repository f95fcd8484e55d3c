package dev.lakefront.workspace.sql.dialect;

import dev.lakefront.workspace.sql.dialect.Token.Kind;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions of dates and times: with a pattern, with a unit, with an interval. */
final class Datetimes {
    /** Functions that take a datetime pattern as their second argument. */
    static final Set<String> OF_PATTERNS =
            Set.of(
                    "date_format",
                    "from_unixtime",
                    "to_date",
                    "to_timestamp",
                    "to_unix_timestamp",
                    "try_to_date",
                    "try_to_timestamp",
                    "unix_timestamp");

    /** Functions whose first argument of three is a unit, without quotes. */
    private static final Set<String> OF_UNITS =
            Set.of("date_add", "date_diff", "dateadd", "datediff", "timestampadd", "timestampdiff");

    private static final Set<String> UNITS =
            Set.of(
                    "MICROSECOND",
                    "MILLISECOND",
                    "SECOND",
                    "MINUTE",
                    "HOUR",
                    "DAY",
                    "WEEK",
                    "MONTH",
                    "QUARTER",
                    "YEAR");

    private final Draft draft;

    private Datetimes(Draft draft) {
        this.draft = draft;
    }

    static void respell(Draft draft) {
        draft.eachCall(new Datetimes(draft)::respell);
    }

    private void respell(int i, String name, FunctionCall call) {
        if (OF_PATTERNS.contains(name) && call.count() == 2) {
            respellPattern(i, name, call.only(draft.tokens(), 1));
        } else if (OF_UNITS.contains(name) && call.count() == 3) {
            respellUnit(i, name, call.only(draft.tokens(), 0));
        } else if (name.equals("extract")) {
            respellExtract(i, call);
        } else if (name.equals("sequence") && call.count() == 3) {
            respellSequence(i, call);
        }
    }

    private void respellSequence(int i, FunctionCall call) {
        if (draft.isWord(draft.next(call.commas().get(1)), "INTERVAL")) {
            draft.replace(i, Kind.WORD, "sequence_by_interval");
        }
    }

    /** Seconds have fractions. */
    private void respellExtract(int i, FunctionCall call) {
        int unit = draft.next(call.open());
        int from = draft.next(unit);
        if (draft.isWord(unit, "SECOND", "SECONDS", "S") && draft.isWord(from, "FROM")) {
            draft.replace(i, Kind.WORD, "seconds_of");
            draft.remove(unit, from);
        }
    }

    private void respellPattern(int i, String word, @Nullable Integer argument) {
        if (argument == null || !draft.isString(argument)) {
            throw new UnsupportedSqlException(
                    word + "() with a pattern that is no text", draft.get(i).at());
        }
        Token pattern = draft.get(argument);
        String strftime = DatetimePattern.strftime(pattern.value());
        if (strftime == null) {
            throw new UnsupportedSqlException(
                    "the datetime pattern '" + pattern.value() + "'", pattern.at());
        }
        draft.replace(i, Kind.WORD, word + "_by_pattern");
        draft.replaceString(argument, strftime);
    }

    private void respellUnit(int i, String word, @Nullable Integer argument) {
        if (argument != null
                && UNITS.contains(draft.get(argument).text().toUpperCase(Locale.ROOT))) {
            draft.replace(i, Kind.WORD, word.endsWith("add") ? "add_by_unit" : "diff_by_unit");
            draft.replace(argument, Kind.STRING, draft.get(argument).text());
        }
    }
}
