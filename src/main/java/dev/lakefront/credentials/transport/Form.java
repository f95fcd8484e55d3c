package dev.lakefront.credentials.transport;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Names and values as {@code application/x-www-form-urlencoded}. Mutable, and never printed. */
public final class Form {
    private final StringBuilder encoded = new StringBuilder();

    public static Form of(String name, String value) {
        return new Form().with(name, value);
    }

    public Form with(String name, String value) {
        encoded.append(encoded.isEmpty() ? "" : "&").append(encoded(name));
        encoded.append('=').append(encoded(value));
        return this;
    }

    /** What is sent. */
    public String encoded() {
        return encoded.toString();
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
