package dev.lakefront.workspace.sql.dialect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function's name, and its arguments in parentheses.
 *
 * @param open the token that opens them
 * @param commas the tokens between two of them
 * @param close the token that closes them
 */
record FunctionCall(int open, List<Integer> commas, int close) {

    /** That of the name at a token; null if none is called there. */
    static @Nullable FunctionCall of(List<Token> tokens, int name) {
        int open = Token.next(tokens, name + 1);
        if (open == tokens.size() || !tokens.get(open).isSymbol("(")) {
            return null;
        }
        List<Integer> commas = new ArrayList<>();
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isSymbol("(") || token.isSymbol("[") || token.isSymbol("{")) {
                depth++;
            } else if (token.isSymbol(")") || token.isSymbol("]") || token.isSymbol("}")) {
                depth--;
            } else if (depth == 1 && token.isSymbol(",")) {
                commas.add(i);
            }
            if (depth == 0) {
                return new FunctionCall(open, List.copyOf(commas), i);
            }
        }
        return null;
    }

    /** How many arguments it has, if it has some. */
    int count() {
        return commas.size() + 1;
    }

    /** The only token of an argument; null if it has more, or none. */
    @Nullable Integer only(List<Token> tokens, int argument) {
        int first = Token.next(tokens, (argument == 0 ? open : commas.get(argument - 1)) + 1);
        int end = argument == commas.size() ? close : commas.get(argument);
        return first < end && Token.next(tokens, first + 1) == end ? first : null;
    }
}
