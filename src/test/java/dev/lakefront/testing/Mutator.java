package dev.lakefront.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Spoils messages: a character is an octet, and {@link #CUT} is where one write to the connection
 * ends and the next begins. The same seed spoils in the same ways.
 */
public final class Mutator {
    /** Beyond the octets, so no octet can be taken for it. */
    public static final char CUT = '\u2702';

    private static final int MOST_MUTATIONS = 4;
    private static final int MOST_CUTS = 3;
    private static final int MOST_OCTETS_REMOVED = 8;

    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "1",
                    "-1",
                    "+5",
                    "05",
                    "0x5",
                    "5, 5",
                    "5,6",
                    "5 ",
                    "1e1",
                    "2147483648",
                    "9223372036854775807",
                    "99999999999999999999",
                    "ffffffffffffffff");

    private final Random random;
    private final List<String> corpus;
    private final List<String> spices;

    /**
     * @param corpus valid messages
     * @param spices what to strew in, because chance would take long to find it
     */
    public Mutator(long seed, List<String> corpus, List<String> spices) {
        this.random = new Random(seed);
        this.corpus = corpus;
        this.spices = spices;
    }

    /** A message that most likely is no longer valid. */
    public String next() {
        String message = oneOf(corpus);
        for (int left = 1 + random.nextInt(MOST_MUTATIONS); left > 0; left--) {
            message = mutated(message);
        }
        for (int left = random.nextInt(MOST_CUTS + 1); left > 0; left--) {
            message = withInserted(message, place(message), String.valueOf(CUT));
        }
        return message;
    }

    private String mutated(String message) {
        return switch (random.nextInt(10)) {
            case 0 -> withBitFlipped(message);
            case 1 -> withoutSomeOctets(message);
            case 2 ->
                    withLines(
                            message,
                            (lines, line) -> lines.add(random.nextInt(lines.size()), line));
            case 3 -> withLines(message, (lines, line) -> lines.remove(line));
            case 4 -> withLines(message, (lines, _) -> Collections.shuffle(lines, random));
            case 5 -> splicedWith(message, oneOf(corpus));
            case 6 -> withLineEndBroken(message);
            case 7 -> withNumberReplaced(message);
            case 8 -> withCharacterDisguised(message);
            default -> withInserted(message, place(message), oneOf(spices));
        };
    }

    private String withBitFlipped(String message) {
        if (message.isEmpty()) {
            return message;
        }
        int at = random.nextInt(message.length());
        char flipped = (char) (message.charAt(at) ^ (1 << random.nextInt(Byte.SIZE)));
        return message.substring(0, at) + flipped + message.substring(at + 1);
    }

    private String withoutSomeOctets(String message) {
        int from = place(message);
        int to = Math.min(message.length(), from + 1 + random.nextInt(MOST_OCTETS_REMOVED));
        return message.substring(0, from) + message.substring(to);
    }

    private interface LineMutation {
        void apply(List<String> lines, String line);
    }

    private String withLines(String message, LineMutation mutation) {
        List<String> lines = new ArrayList<>(List.of(message.split("(?<=\n)", -1)));
        mutation.apply(lines, oneOf(lines));
        return lines.stream().collect(Collectors.joining());
    }

    private String splicedWith(String message, String other) {
        return message.substring(0, place(message)) + other.substring(place(other));
    }

    private String withLineEndBroken(String message) {
        int at = message.indexOf("\r\n", place(message));
        if (at < 0) {
            return message;
        }
        String broken = oneOf(List.of("\n", "\r", "\n\r", "\r\r\n", "\r\n ", "\r\n\t", " \r\n"));
        return message.substring(0, at) + broken + message.substring(at + 2);
    }

    private String withNumberReplaced(String message) {
        int at = place(message);
        while (at < message.length() && !Character.isDigit(message.charAt(at))) {
            at++;
        }
        int end = at;
        while (end < message.length() && Character.isDigit(message.charAt(end))) {
            end++;
        }
        return message.substring(0, at) + oneOf(NUMBERS) + message.substring(end);
    }

    private String withCharacterDisguised(String message) {
        int from = place(message);
        String tail = message.substring(from);
        return message.substring(0, from)
                + switch (random.nextInt(3)) {
                    case 0 -> tail.replaceFirst("-", "_");
                    case 1 -> tail.replaceFirst("[A-Za-z](?=[-:])", "K");
                    default -> tail.replaceFirst(":", " :");
                };
    }

    private static String withInserted(String message, int at, String text) {
        return message.substring(0, at) + text + message.substring(at);
    }

    private int place(String message) {
        return random.nextInt(message.length() + 1);
    }

    private String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
