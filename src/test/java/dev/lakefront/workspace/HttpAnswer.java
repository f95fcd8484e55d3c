package dev.lakefront.workspace;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What came back.
 *
 * @param headers by name in lower case
 */
public record HttpAnswer(int status, Map<String, String> headers, String body) {

    public static HttpAnswer parse(String text) {
        int endOfHead = text.indexOf("\r\n\r\n");
        List<String> head = text.substring(0, endOfHead).lines().toList();
        Map<String, String> headers = new TreeMap<>();
        for (String line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        int status = Integer.parseInt(head.getFirst().substring(9, 12));
        return new HttpAnswer(status, headers, text.substring(endOfHead + 4));
    }

    public Map<String, Object> json() {
        return JsonText.object(body);
    }

    public String text(String member) {
        return Objects.requireNonNull(json().get(member), member).toString();
    }
}
