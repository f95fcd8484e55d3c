package dev.lakefront.workspace.sql.dialect;

import dev.lakefront.workspace.sql.dialect.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Operators of Databricks SQL, and literals, as DuckDB writes them. */
final class Operators {
    /** Units of which a date has no part: what is added to a date is a date. */
    private static final Set<String> UNITS_OF_DATES =
            Set.of(
                    "DAY",
                    "DAYS",
                    "MONTH",
                    "MONTHS",
                    "QUARTER",
                    "QUARTERS",
                    "WEEK",
                    "WEEKS",
                    "YEAR",
                    "YEARS");

    private final Draft draft;

    private Operators(Draft draft) {
        this.draft = draft;
    }

    static void respell(Draft draft) {
        Operators operators = new Operators(draft);
        for (int i = 0; i < draft.size(); i++) {
            operators.respell(i);
        }
    }

    private void respell(int i) {
        Token token = draft.get(i);
        if (token.kind() == Kind.SYMBOL) {
            respellSymbol(i);
        } else if (token.kind() == Kind.WORD
                && (!draft.isSymbol(i - 1, ".") || Character.isDigit(token.text().charAt(0)))) {
            respellWord(i, token.text().toUpperCase(Locale.ROOT));
        }
    }

    private void respellSymbol(int i) {
        if (draft.isSymbol(i, "<") && draft.isSymbol(i + 1, "=") && draft.isSymbol(i + 2, ">")) {
            draft.replace(i, Kind.SYMBOL, " IS NOT DISTINCT FROM ");
            draft.remove(i + 1, i + 2);
        } else if (draft.isSymbol(i, "!") && !draft.isSymbol(i + 1, "=")) {
            draft.replace(i, Kind.WORD, " NOT ");
        } else if (draft.isSymbol(i, "+") || draft.isSymbol(i, "-")) {
            respellSum(i);
        }
    }

    private void respellWord(int i, String word) {
        switch (word) {
            case "DIV" -> {
                if (isBetweenOperands(i)) {
                    draft.replace(i, Kind.SYMBOL, "//");
                }
            }
            case "RLIKE", "REGEXP" -> respellMatch(i);
            case "LIKE", "ILIKE" -> respellQuantified(i);
            case "X" -> respellBinary(i);
            case "INTERVAL" -> respellInterval(i);
            default -> respellNumber(i);
        }
    }

    private boolean isBetweenOperands(int i) {
        int next = draft.next(i);
        boolean beginsOperand =
                draft.endsOperand(next) || draft.isSymbol(next, "(") || draft.isSymbol(next, "-");
        return draft.endsOperand(draft.previous(i)) && beginsOperand;
    }

    /** {@code SIMILAR TO} calls a function that is ours: it looks anywhere in a text. */
    private void respellMatch(int i) {
        int before = draft.previous(i);
        if (draft.endsOperand(before) || draft.isWord(before, "NOT")) {
            draft.replace(i, Kind.SYMBOL, "SIMILAR TO");
        } else if (draft.call(i) != null) {
            draft.replace(i, Kind.WORD, "regexp_matches");
        }
    }

    /** {@code a LIKE ANY (x, y)} is {@code any_true([a LIKE x, a LIKE y])}. */
    private void respellQuantified(int i) {
        int quantifier = draft.next(i);
        FunctionCall patterns = draft.call(quantifier);
        int before = draft.previous(i);
        boolean isNegated = draft.isWord(before, "NOT");
        int subject = isNegated ? draft.previous(before) : before;
        if (patterns == null
                || !draft.isWord(quantifier, "ANY", "SOME", "ALL")
                || !draft.endsOperand(subject)) {
            return;
        }
        String function = draft.isWord(quantifier, "ALL") ? "all_true" : "any_true";
        int start = draft.operand(subject);
        List<Token> comparison = List.copyOf(draft.tokens().subList(start, i + 1));
        draft.replace(patterns.close(), Kind.SYMBOL, "]");
        draft.insert(patterns.close() + 1, Kind.SYMBOL, ")");
        for (int comma : patterns.commas().reversed()) {
            draft.tokens().addAll(comma + 1, comparison);
        }
        draft.remove(quantifier, patterns.open());
        draft.insert(start, Kind.SYMBOL, "[");
        draft.insertCall(start, function);
    }

    /** A number that is no literal stands in parentheses. */
    private void respellInterval(int i) {
        int number = draft.next(i);
        boolean isParameter =
                draft.isSymbol(number, "?")
                        || (number < draft.size() && draft.get(number).kind() == Kind.PARAMETER);
        if (isParameter) {
            draft.insert(number + 1, Kind.SYMBOL, ")");
            draft.insert(number, Kind.SYMBOL, "(");
        }
    }

    private void respellBinary(int i) {
        if (draft.isString(i + 1)) {
            draft.insert(i + 2, Kind.SYMBOL, ")");
            draft.replace(i, Kind.WORD, "unhex");
            draft.insert(i + 1, Kind.SYMBOL, "(");
        }
    }

    /** {@code 5L}, {@code 1.5D}, {@code 2BD}. */
    private void respellNumber(int i) {
        String text = draft.get(i).text().toUpperCase(Locale.ROOT);
        if (!Character.isDigit(text.charAt(0)) || !text.matches("[0-9]+(E[0-9]+)?(BD|[LSYDF])")) {
            return;
        }
        String digits = text.substring(0, text.length() - (text.endsWith("BD") ? 2 : 1));
        String type =
                switch (text.charAt(text.length() - 1)) {
                    case 'L' -> "BIGINT";
                    case 'S' -> "SMALLINT";
                    case 'Y' -> "TINYINT";
                    case 'F' -> "FLOAT";
                    default -> text.endsWith("BD") ? "" : "DOUBLE";
                };
        draft.replace(i, Kind.WORD, digits);
        if (!type.isEmpty()) {
            draft.insertAll(i + 1, "::" + type);
        }
    }

    /** A date and days, months, years are a date again, where DuckDB has a timestamp. */
    private void respellSum(int i) {
        int interval = draft.next(i);
        int before = draft.previous(i);
        if (!draft.isWord(interval, "INTERVAL") || !draft.endsOperand(before)) {
            return;
        }
        int unit = endOfInterval(interval);
        if (unit < 0) {
            return;
        }
        boolean isMinus = draft.isSymbol(i, "-");
        draft.insert(unit + 1, Kind.SYMBOL, ")");
        draft.replace(i, Kind.SYMBOL, isMinus ? ", -" : ",");
        draft.insertCall(draft.operand(before), "moved");
    }

    /** Its only unit, if that is one of dates; -1 otherwise. */
    private int endOfInterval(int interval) {
        int value = draft.next(interval);
        int unit = draft.next(draft.isSymbol(value, "(") ? draft.close(value) : value);
        boolean isOfDates =
                unit < draft.size()
                        && UNITS_OF_DATES.contains(draft.get(unit).text().toUpperCase(Locale.ROOT));
        return isOfDates && !draft.isWord(draft.next(unit), "TO") ? unit : -1;
    }
}
