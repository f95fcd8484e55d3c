package dev.lakefront.acceptance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Values that must not come out, in every spelling in which they could. */
final class Secrets {
    private final List<String> spellings = new ArrayList<>();

    Secrets(String... values) {
        for (String value : values) {
            add(value);
        }
    }

    Secrets add(String value) {
        if (value.length() < 8) {
            throw new IllegalArgumentException("could occur by chance: " + value);
        }
        spellings.add(value);
        spellings.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
        for (String before : List.of("", "x", "xx")) {
            spellings.add(base64(before, value));
        }
        return this;
    }

    /** What is in the text, and should not be. */
    List<String> in(String text) {
        return spellings.stream().filter(text::contains).distinct().toList();
    }

    /** The part of the Base64 text that does not depend on what stands around the value. */
    private static String base64(String before, String value) {
        byte[] octets = (before + value).getBytes(StandardCharsets.UTF_8);
        String text = Base64.getEncoder().withoutPadding().encodeToString(octets);
        return text.substring(before.isEmpty() ? 0 : before.length() + 1, octets.length / 3 * 4);
    }
}
