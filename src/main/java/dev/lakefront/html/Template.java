package dev.lakefront.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages with places to fill in, written <code>{{place}}</code>. */
public final class Template {
    /** The place of what all pages have in common. */
    private static final String LOOKS = "{{looks}}";

    private Template() {}

    /** The page of this name, which lies beside that class. */
    public static String read(Class<?> owner, String name) {
        String page = text(owner, name);
        return page.contains(LOOKS) ? page.replace(LOOKS, text(Template.class, "looks.css")) : page;
    }

    private static String text(Class<?> owner, String name) {
        try (@Nullable InputStream page = owner.getResourceAsStream(name)) {
            if (page == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines that a page shows as they are; empty if there are none. */
    public static String preformatted(List<String> lines) {
        return lines.isEmpty() ? "" : "<pre>" + escape(String.join("\n", lines)) + "</pre>";
    }

    /** Text that a page shows as it is, whatever is in it. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
